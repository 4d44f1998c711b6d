import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssistantDirectory } from '../../src/assistants/assistant-directory.ts';
import { EquipmentError, type EquipmentReader } from '../../src/assistants/equipment.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { eventually } from '../support/eventually.ts';
import { equipmentParts } from './equipment-parts.ts';

const FIRST = 'default: a\nassistants:\n  a:\n    instructions: The first recipe.\n';
/** How long a version waits for a call without a stream. */
const RETURN_MS = 60;
const SECOND = FIRST.replace('first', 'second');

let folder = '';
let file = '';
let log: string[] = [];
let metrics = new Metrics();
let directory: AssistantDirectory;
/** Which equipment was opened and closed, in order. */
let equipment: string[] = [];
/** What keeps the next equipment from being opened. */
let openProblem: string | undefined;
/** What the next reading of the file throws. */
let breakdown: Error | undefined;

const reader: EquipmentReader = {
  sections: ['knowledge'],
  read: (sections) => ({
    plan: {
      toolNames: [],
      knowledgeNames: [],
      offers: () => false,
      toolboxProblems: () => [],
      declared: () => undefined,
      open: async () => {
        if (openProblem !== undefined) {
          throw new EquipmentError([{ path: ['knowledge'], problem: openProblem, advice: 'create it' }]);
        }
        const name = String(sections.knowledge ?? 'none');
        equipment.push(`open ${name}`);
        return {
          toolsFor: () => [],
          health: () => [],
          close: async () => void equipment.push(`close ${name}`),
        };
      },
    },
    problems: [],
    warnings: [],
  }),
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assistants-'));
  file = join(folder, 'assistants.yaml');
  log = [];
  metrics = new Metrics();
  equipment = [];
  openProblem = undefined;
  breakdown = undefined;
  writeFileSync(file, FIRST);
  const read = () => {
    if (breakdown) throw breakdown;
    return readProfiles(file, reader);
  };
  const opened = await AssistantDirectory.open(read(), {
    file,
    read,
    defaults: { secureInput: false, greetingBargeIn: 'allow', holdLineBargeIn: 'allow', toolbox: [] },
    consentNotice: 'Recorded.',
    longestCallMs: 3_600_000,
    returnMs: RETURN_MS,
    equipment: equipmentParts(),
    logger: createLogger('debug', { write: (line) => log.push(line) }),
    metrics,
  });
  if ('faults' in opened) throw new Error('the first file has faults');
  directory = opened;
});
afterEach(async () => {
  await directory.close();
  rmSync(folder, { recursive: true });
});

const instructions = () => directory.default.instructions;
async function reloads(result: string): Promise<number> {
  const { values } = await metrics.assistantReloads.get();
  return values.find(({ labels }) => labels.result === result)?.value ?? 0;
}

describe('a reload', () => {
  it('takes the new file for new calls, and calls in progress keep the old one', async () => {
    const call = directory.lend({ callSid: 'CA1' });
    writeFileSync(file, SECOND);
    const result = await directory.reload();
    expect(result).toMatchObject({ result: 'reloaded', version: directory.version });
    expect(call.assistant.instructions).toContain('The first recipe.');
    expect(directory.lend({ callSid: 'CA1' }).assistant.instructions).toContain('The second recipe.');
    expect(directory.lend({ callSid: 'CA1' }).assistant.version).not.toBe(call.assistant.version);
    expect(await reloads('reloaded')).toBe(1);
  });

  it('leaves a call that lost its stream with the version that it began with', async () => {
    const first = directory.lend({ callSid: 'CA1' });
    const { version, name } = first.assistant;
    const again = { callSid: 'CA1', assistant: name, assistantVersion: version.slice(0, 8) };
    first.giveBack();
    writeFileSync(file, SECOND);
    const reloading = directory.reload();
    const between = directory.lend(again);
    await reloading;
    between.giveBack();
    const next = directory.lend(again);
    expect(next.assistant).toMatchObject({
      version,
      instructions: expect.stringContaining('The first recipe.'),
    });
    expect(directory.lend({ callSid: 'CA2', assistant: name }).assistant.version).not.toBe(version);
    next.giveBack();
    await eventually(() => equipment.includes('close none'));
    // Too late: what the version used is closed.
    expect(directory.lend(again).assistant.instructions).toContain('The second recipe.');
  });

  it('leaves a call that began before an operator switched something as it was', () => {
    const before = directory.lend({ callSid: 'CA1' }).assistant;
    directory.change('a', { language: 'de' });
    const switched = directory.lend({ callSid: 'CA2' }).assistant;
    const back = ({ name: assistant, version: assistantVersion }: typeof before) =>
      directory.lend({ callSid: 'CA', assistant, assistantVersion }).assistant.language;
    expect([back(before), back(switched)]).toEqual([undefined, 'de']);
  });

  const broken: readonly (readonly [string, () => void, string])[] = [
    [
      'has a fault',
      () => writeFileSync(file, SECOND.replace('instructions', 'instruction')),
      '4 assistants.a.instruction is not a known field',
    ],
    [
      'ends in a key',
      () => writeFileSync(file, FIRST.slice(0, FIRST.indexOf(': The'))),
      '3 assistants.a cannot be used',
    ],
    ['ends after its first line', () => writeFileSync(file, 'default: a\n'), '1 assistants is missing'],
    ['is empty', () => writeFileSync(file, ''), '1 is missing'],
    ['has vanished', () => rmSync(file), ' does not exist'],
    [
      'is a folder now',
      () => {
        rmSync(file);
        mkdirSync(file);
      },
      ' is not a file',
    ],
    ['is binary', () => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00])), ' is not UTF-8'],
  ];
  it.each(broken)('that %s changes nothing, and says why', async (_name, breakFile, why) => {
    const { version } = directory;
    breakFile();
    const result = await directory.reload();
    expect(result.result).toBe('invalid');
    expect(instructions()).toContain('The first recipe.');
    expect(directory.version).toBe(version);
    expect(await reloads('invalid')).toBe(1);
    const line = log.find((written) => written.includes('"code":"assistants_invalid"'));
    expect(line).toContain(`${file}${why.startsWith(' ') ? '' : ':'}${why}`);
    expect(line).not.toContain('recipe');
    writeFileSync(file.replace('assistants.yaml', 'next.yaml'), SECOND);
    rmSync(file, { recursive: true, force: true });
    renameSync(file.replace('assistants.yaml', 'next.yaml'), file);
    expect((await directory.reload()).result).toBe('reloaded');
    expect(instructions()).toContain('The second recipe.');
  });

  it('that finds something which cannot be opened changes nothing', async () => {
    writeFileSync(file, `${SECOND}knowledge: gone\n`);
    openProblem = 'names a folder that does not exist';
    const result = await directory.reload();
    expect(result).toMatchObject({
      result: 'invalid',
      faults: [{ line: 5, problem: 'names a folder that does not exist' }],
    });
    expect(instructions()).toContain('The first recipe.');
  });

  it('that fails unexpectedly changes nothing, and the next one works', async () => {
    breakdown = new TypeError('Cannot convert object to primitive value');
    expect(await directory.reload()).toMatchObject({ result: 'invalid', faults: [{ file }] });
    expect(await reloads('invalid')).toBe(1);
    expect(log.join('')).toContain('Cannot convert object to primitive value');
    expect(instructions()).toContain('The first recipe.');
    breakdown = undefined;
    expect((await directory.reload()).result).toBe('reloaded');
  });

  it('waits for a file that is still being written', async () => {
    writeFileSync(file, SECOND.slice(0, 30));
    const reloading = directory.reload();
    writeFileSync(file, SECOND);
    expect((await reloading).result).toBe('reloaded');
    expect(instructions()).toContain('The second recipe.');
  });

  it('comes one after the other, and the last file is the one in use', async () => {
    writeFileSync(file, SECOND);
    const first = directory.reload();
    const second = directory.reload();
    await first;
    writeFileSync(file, FIRST.replace('first', 'third'));
    await second;
    expect(instructions()).toContain('The third recipe.');
  });
});

describe('what the assistants use', () => {
  async function reloadWith(knowledge: string): Promise<void> {
    writeFileSync(file, `${SECOND}knowledge: ${knowledge}\n`);
    await directory.reload();
  }

  it('is closed with the last call of its version', async () => {
    const [first, second] = [directory.lend({ callSid: 'CA1' }), directory.lend({ callSid: 'CA1' })];
    await reloadWith('new');
    expect(equipment).toEqual(['open none', 'open new']);
    first.giveBack();
    first.giveBack();
    expect(equipment).toHaveLength(2);
    second.giveBack();
    await eventually(() => equipment.includes('close none'));
    expect(equipment).not.toContain('close new');
  });

  it('is closed immediately when no call uses it, and with the process', async () => {
    await reloadWith('new');
    await eventually(() => equipment.includes('close none'));
    await directory.close();
    await directory.close();
    expect(equipment).toEqual(['open none', 'open new', 'close none', 'close new']);
  });
});

describe('what an operator has switched', () => {
  it('counts for the calls to come, until the next reload', async () => {
    const before = directory.lend({ callSid: 'CA1' }).assistant;
    directory.change('a', { language: 'de' });
    directory.change('a', { voices: { openai: 'cedar' } });
    const after = directory.lend({ callSid: 'CA1' }).assistant;
    expect(after).toMatchObject({ language: 'de', preferences: { voices: { openai: 'cedar' } } });
    expect(after.version).not.toBe(before.version);
    expect(before.language).toBeUndefined();
    expect(directory.profileFor({}).language).toBe('de');
    await directory.reload();
    expect(directory.lend({ callSid: 'CA1' }).assistant).toMatchObject({
      language: undefined,
      version: before.version,
    });
  });
});

describe('what Twilio speaks', () => {
  it('is the notice of the assistant in the language of the call, else that of the settings', async () => {
    expect(directory.profileFor({}).consentNotice).toBe('Recorded.');
    writeFileSync(file, `${SECOND}    language: de\n    consentNotice: { en: On tape., de: Auf Band. }\n`);
    await directory.reload();
    expect(directory.profileFor({}).consentNotice).toBe('Auf Band.');
    expect(directory.longestNotice).toBe('Recorded.'.length);
  });
});
