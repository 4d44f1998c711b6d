import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssistantDirectory } from '../../src/assistants/assistant-directory.ts';
import { ExperimentBook } from '../../src/assistants/experiments/experiment-book.ts';
import { faultText } from '../../src/assistants/file/file-fault.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { equipmentParts } from './equipment-parts.ts';
import { sectionsWith } from './no-sections.ts';

const FILE = `default: a
assistants:
  a: { instructions: The old words., voices: { openai: marin } }
  b: { instructions: Not part of it. }
experiments:
  words:
    assistants: [a]
    arms:
      old: { share: 0 }
      new: { share: 100, provider: nova, instructions: "New words for {{caller.name}}.", voices: { nova: tiffany }, nova: { endpointing: HIGH }, turnTaking: gateway }
`;
let folder = '';
let file = '';
const read = () => readProfiles(file, sectionsWith());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assistants-'));
  file = join(folder, 'assistants.yaml');
  writeFileSync(file, FILE);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function open(): Promise<AssistantDirectory> {
  const logger = createLogger('silent');
  const metrics = new Metrics();
  const ledger = {
    add: async () => ({ sums: {}, stop: undefined }),
    read: async () => ({ sums: {}, stop: undefined }),
    stop: async () => undefined,
  };
  const directory = await AssistantDirectory.open(read(), {
    file,
    read,
    defaults: { secureInput: false, greetingBargeIn: 'allow', holdLineBargeIn: 'allow', toolbox: [] },
    longestCallMs: 60_000,
    equipment: equipmentParts(),
    experiments: new ExperimentBook({ ledger, metrics, logger }),
    logger,
    metrics,
  });
  if ('faults' in directory) throw new Error('the file has faults');
  return directory;
}

describe('an assistant in an experiment', () => {
  it('speaks as the arm of the caller says', async () => {
    const directory = await open();
    const { assistant } = directory.lend({ callSid: 'CA1', caller: '+14155550100' });
    expect(assistant).toMatchObject({
      arms: { words: 'new' },
      needsContact: true,
      preferences: {
        provider: 'nova',
        voices: { openai: 'marin', nova: 'tiffany' },
        nova: { endpointing: 'HIGH' },
        turnTaking: 'gateway',
      },
    });
    expect(assistant.instructions).toContain('New words for');
    expect(directory.lend({ callSid: 'CA1', assistant: 'b' }).assistant.arms).toEqual({});
    await directory.close();
  });

  it('stays in the arm that the call began in', async () => {
    const directory = await open();
    const { assistant } = directory.lend({ callSid: 'CA1', arms: { words: 'old' } });
    expect(assistant).toMatchObject({ arms: { words: 'old' } });
    expect(assistant.instructions).toContain('The old words.');
    await directory.close();
  });
});

it('knows with which version of an experiment a call began, and counts it nowhere else', async () => {
  const directory = await open();
  const first = directory.lend({ callSid: 'CA1' });
  const { arms, experiments, version } = first.assistant;
  expect(experiments).toEqual({ words: expect.stringMatching(/^[\da-f]{8}$/) });
  writeFileSync(file, FILE.replace('New words', 'Newer words'));
  await directory.reload();
  const again = { callSid: 'CA1', assistant: 'a', arms };
  const same = directory.lend({ ...again, assistantVersion: version }).assistant;
  expect(same).toMatchObject({ version, experiments, instructions: expect.stringContaining('New words') });
  const newer = directory.lend({ callSid: 'CA2' }).assistant;
  expect(newer.version).not.toBe(version);
  expect(newer.experiments).not.toEqual(experiments);
  // As on another instance: the arm by its name, but not as one of this experiment.
  const elsewhere = directory.lend({ ...again, assistantVersion: 'ffffffff' }).assistant;
  expect(elsewhere).toMatchObject({ arms, experiments: {} });
  first.giveBack();
  await directory.close();
});

it('tells the faults of experiments with their lines', () => {
  writeFileSync(file, FILE.replace('[a]', '[c]').replace('caller.name', 'caller.nam'));
  const first = read();
  expect('faults' in first && first.faults.map(faultText).join()).toContain(
    ':7 experiments.words.assistants[0] names no assistant',
  );
  writeFileSync(file, FILE.replace('caller.name', 'caller.nam'));
  const second = read();
  expect('faults' in second && second.faults.map(faultText).join()).toContain(
    ':10 experiments.words.arms.new uses {{caller.nam}}, which is no variable',
  );
});
