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
      'provider: write openai or nova',
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

  it('throws nothing else, whatever it is given', () => {
    for (const value of [undefined, null, 7, 'text', [], {}]) expect(faults(value)).not.toEqual([]);
  });
});
