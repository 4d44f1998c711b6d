import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError } from '../lib/settings.ts';
import { deployment } from './stack.ts';

function faults(value: unknown): readonly string[] {
  try {
    parseSettings(value);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('parseSettings', () => {
  it('fills in what is left out', () => {
    const { tasks, drainSeconds, novaModelId } = deployment('virginia-openai');
    expect(tasks).toMatchObject({ minimum: 2, maximum: 10 });
    expect(drainSeconds).toBe(900);
    expect(novaModelId).toBe('amazon.nova-2-sonic-v1:0');
  });

  it('names every fault', () => {
    const found = faults({
      ...deployment('virginia-openai'),
      region: 'Sydney',
      provider: 'alexa',
      drainSeconds: 7200,
    });
    expect(found).toEqual([
      'region: write an AWS region, like ap-southeast-2',
      'provider: write openai, openai-live, nova, cascade',
      'drainSeconds: write a whole number from 0 to 3600',
    ]);
  });

  it('refuses a setting that it does not know', () => {
    expect(faults({ ...deployment('virginia-openai'), regoin: 'us-east-1' }).join()).toContain('regoin');
  });

  it('refuses to scale only when all tasks are full', () => {
    const value = { ...deployment('virginia-openai'), tasks: { maxCalls: 10, targetCalls: 10 } };
    expect(faults(value).join()).toContain('tasks.targetCalls');
  });

  it("refuses more tasks than Nova's quota has streams for, when nothing else can carry the calls", () => {
    const alone = { ...deployment('sydney-tokyo'), fallback: false };
    expect(faults(alone)).toEqual([]);
    const larger = { ...alone, tasks: { minimum: 2, maximum: 3, maxCalls: 9, targetCalls: 6 } };
    expect(faults(larger).join()).toContain('tasks.maxCalls: write a smaller number');
    expect(faults({ ...larger, novaRegions: ['ap-northeast-1', 'us-west-2'] })).toEqual([]);
    expect(faults({ ...larger, novaStreamsPerRegion: 100 })).toEqual([]);
    expect(faults({ ...larger, fallback: true })).toEqual([]);
  });

  it('wants the text model of the cascade where the permissions for it are made', () => {
    const base = deployment('virginia-openai');
    const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
    const missing = 'cascade: write the text model';
    expect(faults({ ...base, provider: 'cascade' }).join()).toContain(missing);
    expect(faults({ ...base, fallbackOrder: ['nova', 'cascade'] }).join()).toContain(missing);
    expect(faults({ ...base, environment: { CASCADE_MODEL_ID: modelId } }).join()).toContain(
      'environment.CASCADE_MODEL_ID: write it as cascade.modelId',
    );
    expect(faults({ ...base, fallbackOrder: ['nova', 'cascade'], cascade: { modelId } })).toEqual([]);
    expect(faults({ ...base, fallbackOrder: ['nova', 'nova'] }).join()).toContain(
      'fallbackOrder: write each',
    );
  });

  it('refuses more calls than Transcribe has streams for, when nothing else can carry them', () => {
    const cascade = { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' };
    const alone = { ...deployment('virginia-openai'), provider: 'cascade', fallback: false, cascade };
    expect(faults(alone).join()).toContain('must not exceed cascade.transcribeStreams');
    expect(faults({ ...alone, fallback: true })).toEqual([]);
    expect(faults({ ...alone, cascade: { ...cascade, transcribeStreams: 1000 } })).toEqual([]);
  });

  it('throws nothing else, whatever it is given', () => {
    for (const value of [undefined, null, 7, 'text', [], {}]) expect(faults(value)).not.toEqual([]);
  });
});
