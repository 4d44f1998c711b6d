import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameFor } from '../../src/assistants/dialed-name.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import type { Profile, ProfileFile } from '../../src/assistants/profile.ts';
import { assistantOf } from '../../src/assistants/profile-assistant.ts';
import { ESCALATE_TOOL } from '../../src/call/tools/tools.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { sectionsWith } from './no-sections.ts';

const EXAMPLE = fileURLToPath(new URL('../../fixtures/assistants/full.yaml', import.meta.url));
const DEFAULTS = {
  secureInput: false,
  greetingBargeIn: 'allow',
  holdLineBargeIn: 'allow',
  toolbox: [],
} as const;
const FACTS = {
  caller: '+14155550100',
  dialed: '+14155550199',
  contact: undefined,
  opening: 'open',
  nowMs: Date.UTC(2026, 10, 29, 13, 5),
} as const;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assistants-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(file: string): ProfileFile {
  const found = readProfiles(file, sectionsWith(['order_status'], ['manual'], ['tools', 'knowledge']));
  if ('faults' in found) throw new Error(JSON.stringify(found.faults));
  return found.profiles;
}

function readText(text: string): ProfileFile {
  const file = join(folder, 'assistants.yaml');
  writeFileSync(file, text);
  return read(file);
}

function profile(lines: string): Profile {
  const { profiles } = readText(`default: a\nassistants:\n  a:\n    instructions: Help.\n${lines}`);
  const found = profiles.get('a');
  if (!found) throw new Error('no such assistant');
  return found;
}

describe('the example of a file', () => {
  it('is read with all its fields', () => {
    const { profiles, numbers, default: standard } = read(EXAMPLE);
    expect(standard).toBe('reception');
    expect([...profiles.keys()]).toEqual(['reception', 'support', 'sales']);
    expect(numbers.get('sip:sales@example.com')).toBe('sales');
    expect(profiles.get('reception')).toMatchObject({
      preferences: {
        provider: 'openai',
        fallback: true,
        models: { openai: 'gpt-realtime-2.1' },
        voices: { openai: 'marin', nova: 'matthew' },
      },
      language: 'en',
      languages: ['en', 'de'],
      limits: { maxCallSeconds: 1200, idleCallSeconds: 45, maxCallCostUsd: 1.5 },
      timeZone: 'Europe/Berlin',
    });
    expect(profiles.get('support')).toMatchObject({
      language: 'de',
      preferences: { voices: { nova: { id: 'tiffany' } } },
      instructions: expect.stringMatching(/^You are the support assistant.*{{dialed}}\.$/s),
    });
  });

  it('makes an assistant that speaks as it says', () => {
    const reception = read(EXAMPLE).profiles.get('reception');
    if (!reception) throw new Error('no reception');
    const assistant = assistantOf(reception, [], DEFAULTS);
    expect(assistant).toMatchObject({ needsContact: true, needsOpening: true, greetingBargeIn: 'protect' });
    expect(assistant.holdLineBargeIn).toBe('protect');
    const known = assistant.withFacts({ ...FACTS, contact: { name: 'Anna' } });
    expect(known.lines.greeting).toBe('Hello Anna, this is Larch Furniture. How can I help you?');
    expect(known.linesFor('de').greeting).toBe(
      'Guten Tag Anna, hier ist Larch Möbel. Was kann ich für Sie tun?',
    );
    expect(known.instructions).toMatch(
      /The caller is “Anna”\. It is 14:05 on Sunday,? 29 November 2026, and the shop is open\./,
    );
    expect(known.instructions).toContain(`call ${ESCALATE_TOOL.name}`);
    expect(known.withFacts(FACTS)).toBe(known);
    const unknown = assistant.withFacts(FACTS);
    expect(unknown.lines.greeting).toBe('Hello, this is Larch Furniture. How can I help you?');
    expect(unknown.instructions).toContain('The caller is not known by name.');
    expect(unknown.linesFor('de').hold).toContain('Kollegin');
    expect(unknown.linesFor('de').apology).toBe(shippedLines('de').apology);
    expect(unknown.linesFor('fr').greeting).toBe(shippedLines('fr').greeting);
  });
});

describe('an assistant without further fields', () => {
  it('has what the settings and the gateway say, and waits for nothing', () => {
    const assistant = assistantOf(profile(''), [], {
      secureInput: true,
      greetingBargeIn: 'repeat',
      holdLineBargeIn: 'protect',
      toolbox: [],
    });
    expect(assistant).toMatchObject({
      name: 'a',
      language: undefined,
      preferences: { provider: undefined },
      limits: {},
      needsContact: false,
      needsOpening: false,
      greetingBargeIn: 'repeat',
      holdLineBargeIn: 'protect',
    });
    expect(assistant.tools.map(({ name }) => name)).toContain('begin_secure_input');
    expect(assistant.lines).toEqual(shippedLines('en'));
    expect(assistant.withFacts(FACTS)).toBe(assistant);
  });

  it('begins in the first of its languages, and greets in it', () => {
    const german = profile('    languages: [de, en]\n    greeting: Hallo\n');
    const assistant = assistantOf(german, [], DEFAULTS);
    expect(assistant.language).toBe('de');
    expect(assistant.lines).toEqual({ ...shippedLines('de'), greeting: 'Hallo' });
  });
});

describe('the version of an assistant', () => {
  it('changes with what it says, and not with the order or the looks of the file', () => {
    const first = profile('    language: de\n    keywords: [a]\n').version;
    expect(profile('    keywords: [ "a" ]   # names\n    language: de\n').version).toBe(first);
    expect(profile('    language: de\n    keywords: [b]\n').version).not.toBe(first);
    expect(first).toMatch(/^[\da-f]{12}$/);
  });

  it('changes with the file of its instructions', () => {
    const file = join(folder, 'prompt.txt');
    const text = 'default: a\nassistants: { a: { instructionsFile: prompt.txt } }\n';
    writeFileSync(file, 'Help.');
    const first = readText(text).profiles.get('a')?.version;
    writeFileSync(file, 'Help!');
    expect(readText(text).profiles.get('a')?.version).not.toBe(first);
  });
});

describe('the file as editors write it', () => {
  it.each([
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
    ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['as JSON', () => JSON.stringify({ default: 'a', assistants: { a: { instructions: 'Help.' } } })],
  ])('is read %s', (_name, change) => {
    expect(readText(change('default: a\nassistants:\n  a:\n    instructions: Help.\n')).profiles.size).toBe(
      1,
    );
  });

  it('may use anchors', () => {
    const text = 'default: a\nassistants:\n  a: &a\n    instructions: Help.\n  b: *a\n';
    expect(readText(text).profiles.get('b')?.instructions).toBe('Help.');
  });
});

describe('what was dialled', () => {
  it.each([
    ['+14155550199', 'reception'],
    ['+498912345678', 'support'],
    ['sip:sales@example.com', 'sales'],
    ['SIP:Sales@Example.com;transport=tls', 'sales'],
    ['sip:sales@example.com:5060', 'sales'],
    ['<sip:sales@example.com>', 'sales'],
    ['sip:sales@other.example', 'reception'],
    ['sip:boss@example.com', 'reception'],
    ['client:sales', 'reception'],
    ['', 'reception'],
    ['__proto__', 'reception'],
  ])('%s leads to %s', (dialed, name) => {
    expect(nameFor({ dialed }, read(EXAMPLE))).toBe(name);
  });

  it('leads to a SIP user at any domain, when no domain is named', () => {
    const file = readText(
      'default: a\nnumbers: { "sip:sales": b }\nassistants: { a: &a { instructions: Help. }, b: *a }\n',
    );
    expect(nameFor({ dialed: 'sip:sales@anywhere.example' }, file)).toBe('b');
  });

  it('does not count for a call that has its assistant already, unless that one is gone', () => {
    const file = read(EXAMPLE);
    expect(nameFor({ dialed: '+14155550199', assistant: 'sales' }, file)).toBe('sales');
    expect(nameFor({ dialed: '+498912345678', assistant: 'removed' }, file)).toBe('support');
  });
});

describe('a large file', () => {
  it('of a megabyte is read', () => {
    const text = readFileSync(EXAMPLE, 'utf8');
    const many = Array.from(
      { length: 200 },
      (_, at) => `  extra${at}:\n    instructions: |\n${`      ${'word '.repeat(20)}\n`.repeat(48)}`,
    );
    const { profiles } = readText(
      text
        .replace('instructionsFile: ./support.txt', 'instructions: Help.')
        .replace('\ntools:\n', `\n${many.join('')}\ntools:\n`),
    );
    expect(profiles.size).toBe(203);
  });
});
