import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultText } from '../../src/assistants/file/file-fault.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { sectionsWith } from './no-sections.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assistants-'));
  writeFileSync(join(folder, 'empty.txt'), ' \n');
  writeFileSync(join(folder, 'typo.txt'), 'You help.\nThe caller is {{caller.nam}}.\n');
  writeFileSync(join(folder, 'long.txt'), 'a'.repeat(70_000));
  writeFileSync(join(folder, 'latin1.txt'), Buffer.from([0x47, 0xfc, 0x6e]));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults of a file, each as `line place problem: advice`. */
function faultsOf(text: string | Buffer): string[] {
  const file = join(folder, 'assistants.yaml');
  writeFileSync(file, text);
  const read = readProfiles(file, sectionsWith(['order_status', 'crm__lookup'], ['manual']));
  return 'faults' in read ? read.faults.map((fault) => faultText(fault).replace(`${folder}/`, '')) : [];
}

/** One assistant with these further lines, which begin at line 6. */
function withLines(lines: string): string {
  return `default: reception\nnumbers:\n  "+14155550199": reception\nassistants:\n  reception:\n    instructions: Help.\n${lines}`;
}

/** Name of the case, the file, and what each fault begins with. */
const TABLE: readonly (readonly [string, string | Buffer, readonly string[]])[] = [
  // The YAML itself.
  ['an empty file', '', ['assistants.yaml:1 is missing: write default, numbers and assistants']],
  ['a text', 'hello', ['assistants.yaml:1 cannot be used: write default']],
  ['a list', '- a\n', ['assistants.yaml:1 cannot be used: write default']],
  [
    'a key twice',
    withLines('    language: en\n    language: de\n'),
    ['assistants.yaml:8 is not valid YAML (DUPLICATE_KEY): remove one'],
  ],
  [
    'an assistant twice',
    withLines('  reception:\n    instructions: Help.\n'),
    ['assistants.yaml:7 is not valid YAML (DUPLICATE_KEY)'],
  ],
  ['a tab', withLines('\tlanguage: en\n'), ['assistants.yaml:7 is not valid YAML']],
  ['two documents', `${withLines('')}---\na: 1\n`, ['assistants.yaml:7 is not valid YAML']],
  [
    'a text that is not closed',
    withLines('    language: "en\n'),
    ['assistants.yaml:8 is not valid YAML (MISSING_CHAR)'],
  ],
  [
    'a colon in a text',
    withLines('    knowledge: a: b\n'),
    ['assistants.yaml:7 is not valid YAML (BLOCK_AS_IMPLICIT_KEY)'],
  ],
  [
    'a tag',
    withLines('    language: !!js/function en\n'),
    ['assistants.yaml:7 is not valid YAML (TAG_RESOLVE_FAILED)'],
  ],
  ['an unknown anchor', withLines('    lines: *shared\n'), ['assistants.yaml:7 uses what is no anchor']],
  [
    'an anchor in itself',
    withLines('    lines: &lines\n      en: *lines\n'),
    ['assistants.yaml:8 holds itself'],
  ],
  [
    'an anchor bomb',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n`,
    ['assistants.yaml:1 uses anchors too often'],
  ],
  [
    'a hundred thousand brackets',
    `${withLines('')}    tools: ${'['.repeat(100_000)}`,
    ['assistants.yaml:7 is nested too deep'],
  ],
  [
    'thousands of lists in one line',
    `a: 1\nb:\n  ${'- '.repeat(5_000)}x`,
    ['assistants.yaml:3 is nested too deep'],
  ],
  ['thousands of nested keys', `a: 1\n${'? '.repeat(5_000)}x`, ['assistants.yaml:2 is nested too deep']],
  ['thirty levels', `a: ${'['.repeat(30)}${']'.repeat(30)}`, ['assistants.yaml:1 is nested too deep']],
  ['a list as a key', `? [a, b]\n: c\n`, ['assistants.yaml:1 has a key that is no text']],
  ['another encoding', Buffer.from([0x61, 0x3a, 0x20, 0xfc]), ['assistants.yaml is not UTF-8']],
  ['more than a megabyte', `# ${'x'.repeat(1_100_000)}`, ['assistants.yaml has 1100002 bytes: shorten it']],
  // Numbers and names.
  [
    'no default',
    withLines('').replace('default: reception\n', ''),
    ['assistants.yaml:1 default is missing: write the name'],
  ],
  [
    'an unknown default',
    withLines('').replace('default: reception', 'default: receptoin'),
    ['assistants.yaml:1 default names no assistant of this file: receptoin: did you mean reception?'],
  ],
  [
    'a number without quotation marks',
    withLines('').replace('"+14155550199"', '+14155550199'),
    ['assistants.yaml:3 numbers.14155550199 cannot be used: write a number in E.164'],
  ],
  [
    'a national number',
    withLines('').replace('"+14155550199"', '"030 123456"'),
    ['assistants.yaml:3 numbers["030 123456"] cannot be used'],
  ],
  [
    'a number of nobody',
    withLines('').replace('"+14155550199": reception', '"+14155550199": sales'),
    ['assistants.yaml:3 numbers["+14155550199"] names no assistant of this file: sales'],
  ],
  [
    'a number of a list',
    withLines('').replace('"+14155550199": reception', '"+14155550199": [reception]'),
    ['assistants.yaml:3 numbers["+14155550199"] cannot be used: write the name'],
  ],
  [
    'no assistants',
    'default: reception\nassistants: {}\n',
    [
      'assistants.yaml:1 default names no assistant',
      'assistants.yaml:2 assistants cannot be used: write at least one',
    ],
  ],
  [
    'assistants as a list',
    'default: reception\nassistants:\n  - reception\n',
    [
      'assistants.yaml:1 default names no',
      'assistants.yaml:2 assistants cannot be used: write assistants by name',
    ],
  ],
  [
    'a bad name',
    withLines('  "front desk":\n    instructions: Help.\n'),
    ['assistants.yaml:7 assistants["front desk"] cannot be used: write a name'],
  ],
  [
    'an unknown section',
    `${withLines('')}numers: {}\n`,
    ['assistants.yaml:7 numers is not a known field: did you mean numbers?'],
  ],
  [
    'a section of its prototype',
    `${withLines('')}__proto__: { a: 1 }\n`,
    ['assistants.yaml:7 __proto__ is not a known field'],
  ],
  // An assistant.
  [
    'an assistant that is a text',
    withLines('  sales: Help.\n'),
    ['assistants.yaml:7 assistants.sales cannot be used: write the fields'],
  ],
  [
    'no instructions',
    withLines('').replace('    instructions: Help.\n', '    language: en\n'),
    ['assistants.yaml:5 assistants.reception has no instructions: write instructions, or'],
  ],
  [
    'both instructions',
    withLines('    instructionsFile: typo.txt\n'),
    ['assistants.yaml:5 assistants.reception has instructions and instructionsFile'],
  ],
  [
    'a file that does not exist',
    withLines('').replace('instructions: Help.', 'instructionsFile: none.txt'),
    ['assistants.yaml:6 assistants.reception.instructionsFile names a file that does not exist'],
  ],
  [
    'a folder',
    withLines('').replace('instructions: Help.', 'instructionsFile: .'),
    ['assistants.yaml:6 assistants.reception.instructionsFile names a file that is not a file'],
  ],
  [
    'an empty file of instructions',
    withLines('').replace('instructions: Help.', 'instructionsFile: empty.txt'),
    ['assistants.yaml:6 assistants.reception.instructionsFile names an empty file'],
  ],
  [
    'a file that is too long',
    withLines('').replace('instructions: Help.', 'instructionsFile: long.txt'),
    ['assistants.yaml:6 assistants.reception.instructionsFile names a file that has 70000 bytes'],
  ],
  [
    'a file in another encoding',
    withLines('').replace('instructions: Help.', 'instructionsFile: latin1.txt'),
    ['assistants.yaml:6 assistants.reception.instructionsFile names a file that is not UTF-8'],
  ],
  [
    'a variable that does not exist, in its file',
    withLines('').replace('instructions: Help.', 'instructionsFile: typo.txt'),
    ['typo.txt:2 uses {{caller.nam}}, which is no variable: did you mean caller.name?'],
  ],
  [
    'a variable that does not exist',
    withLines('    greeting: Hello {{caller.mood}}\n'),
    ['assistants.yaml:7 assistants.reception.greeting'],
  ],
  [
    'a variable that is not closed',
    withLines('    greeting: "Hello {{caller.name"\n'),
    ['assistants.yaml:7 assistants.reception.greeting'],
  ],
  [
    'a variable in a fixed line',
    withLines('    lines: { en: { hold: "Wait, {{caller.name}}" } }\n'),
    ['assistants.yaml:7 assistants.reception.lines.en.hold uses a variable: write plain words'],
  ],
  [
    'a variable in the notice',
    withLines('    consentNotice: { en: "{{time}}" }\n'),
    ['assistants.yaml:7 assistants.reception.consentNotice.en uses a variable'],
  ],
  [
    'a secret in a prompt',
    withLines('').replace('Help.', `Use $\{ORDERS_TOKEN}.`),
    ['assistants.yaml:6 assistants.reception.instructions names a secret: remove it'],
  ],
  [
    'an unknown field',
    withLines('    langage: en\n'),
    ['assistants.yaml:7 assistants.reception.langage is not a known field: did you mean language?'],
  ],
  [
    'two unknown fields',
    withLines('    foo: 1\n    bar: 2\n'),
    [
      'assistants.yaml:7 assistants.reception.foo is not',
      'assistants.yaml:8 assistants.reception.bar is not',
    ],
  ],
  [
    'an unknown provider',
    withLines('    provider: azure\n'),
    [
      'assistants.yaml:7 assistants.reception.provider cannot be used: write openai or openai-live or nova or cascade',
    ],
  ],
  [
    'a voice of an unknown provider',
    withLines('    voices:\n      opnai: marin\n'),
    ['assistants.yaml:8 assistants.reception.voices.opnai is not a known field: did you mean openai?'],
  ],
  [
    'a voice with a number',
    withLines('    voices: { openai: 7 }\n'),
    ['assistants.yaml:7 assistants.reception.voices.openai cannot be used: write a voice'],
  ],
  [
    'a custom voice without its id',
    withLines('    voices: { openai: {} }\n'),
    ['assistants.yaml:7 assistants.reception.voices.openai cannot be used: write a voice'],
  ],
  [
    'an option that Nova does not have',
    withLines('    nova: { endpointing: SOON, eagerness: low }\n'),
    [
      'assistants.yaml:7 assistants.reception.nova.endpointing cannot be used: write HIGH, MEDIUM or LOW',
      'assistants.yaml:7 assistants.reception.nova.eagerness is not a known field',
    ],
  ],
  [
    'a language without lines',
    withLines('    language: nl\n'),
    ['assistants.yaml:7 assistants.reception.language cannot be used: write a language code: en,'],
  ],
  [
    'a region',
    withLines('    languages: [en, pt-BR]\n'),
    ['assistants.yaml:7 assistants.reception.languages[1] cannot be used'],
  ],
  [
    'a language that is not offered',
    withLines('    language: fr\n    languages: [en, de]\n'),
    ['assistants.yaml:7 assistants.reception.language is not one of languages: add fr'],
  ],
  [
    'a greeting in an unknown language',
    withLines('    greeting:\n      en: Hello\n      deu: Hallo\n'),
    ['assistants.yaml:9 assistants.reception.greeting.deu is not a known field'],
  ],
  [
    'a greeting that is a number',
    withLines('    greeting: 7\n'),
    ['assistants.yaml:7 assistants.reception.greeting cannot be used: write a greeting'],
  ],
  [
    'an unknown line',
    withLines('    lines:\n      en:\n        holdd: Wait.\n'),
    ['assistants.yaml:9 assistants.reception.lines.en.holdd is not a known field: did you mean hold?'],
  ],
  [
    'an empty line',
    withLines('    lines: { en: { hold: "" } }\n'),
    ['assistants.yaml:7 assistants.reception.lines.en.hold cannot be used: write the line'],
  ],
  [
    'a line with a moving part',
    withLines('    lines: { en: { closed: "We are closed." } }\n'),
    ['assistants.yaml:7 assistants.reception.lines.en.closed is not a known field'],
  ],
  [
    'a tool that is not declared',
    withLines('    tools: [order_status, order_stats]\n'),
    [
      'assistants.yaml:7 assistants.reception.tools[1] names no tool of this file: order_stats: did you mean order_status?',
    ],
  ],
  [
    'a tool twice',
    withLines('    tools:\n      - order_status\n      - order_status\n'),
    ['assistants.yaml:9 assistants.reception.tools[1] is listed twice'],
  ],
  [
    'tools as a text',
    withLines('    tools: order_status\n'),
    ['assistants.yaml:7 assistants.reception.tools cannot be used: write a list of tools'],
  ],
  [
    'knowledge that is not declared',
    withLines('    knowledge: manuel\n'),
    [
      'assistants.yaml:7 assistants.reception.knowledge names no source of this file: manuel: did you mean manual?',
    ],
  ],
  [
    'a limit that is too short',
    withLines('    limits:\n      maxCallSeconds: 1\n'),
    [
      'assistants.yaml:8 assistants.reception.limits.maxCallSeconds cannot be used: write a whole number from 10',
    ],
  ],
  [
    'a limit with a unit',
    withLines('    limits: { idleCallSeconds: 60s }\n'),
    ['assistants.yaml:7 assistants.reception.limits.idleCallSeconds cannot be used'],
  ],
  [
    'a call that may cost nothing',
    withLines('    limits: { maxCallCostUsd: 0 }\n'),
    ['assistants.yaml:7 assistants.reception.limits.maxCallCostUsd cannot be used: write an amount'],
  ],
  [
    'an attribute that Connect refuses',
    withLines('    handoff:\n      attributes:\n        "a b": c\n'),
    ['assistants.yaml:9 assistants.reception.handoff.attributes["a b"] cannot be used'],
  ],
  [
    'an unknown field of the hand-off',
    withLines('    handoff: { queue: q }\n'),
    ['assistants.yaml:7 assistants.reception.handoff.queue is not a known field'],
  ],
  [
    'somebody else who decides about turns',
    withLines('    turnTaking: model\n'),
    ['assistants.yaml:7 assistants.reception.turnTaking cannot be used: write server or gateway'],
  ],
  [
    'an unknown answer to a barge-in',
    withLines('    greetingBargeIn: deny\n'),
    ['assistants.yaml:7 assistants.reception.greetingBargeIn cannot be used: write allow, repeat or protect'],
  ],
  [
    'a repetition that no hold line has',
    withLines('    holdLineBargeIn: repeat\n'),
    ['assistants.yaml:7 assistants.reception.holdLineBargeIn cannot be used: write allow or protect'],
  ],
  [
    'yes for true',
    withLines('    secureInput: yes\n'),
    ['assistants.yaml:7 assistants.reception.secureInput cannot be used: write true or false'],
  ],
  [
    'an unknown time zone',
    withLines('    timeZone: Europe/Berlinn\n'),
    ['assistants.yaml:7 assistants.reception.timeZone cannot be used: write a time zone'],
  ],
  [
    'a value that is missing',
    withLines('    language:\n'),
    ['assistants.yaml:7 assistants.reception.language is missing: write a language code'],
  ],
];

describe('an assistants file with a fault', () => {
  it.each(TABLE)('%s: tells the line and what to write', (_name, text, expected) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(faults[index]).toContain(start);
    for (const fault of faults) expect(fault).toMatch(/: \S/);
  });

  it('is read in a blink however it was made to hurt', () => {
    const began = performance.now();
    for (const [, text] of TABLE) faultsOf(text);
    // All of them together; one that the parser chokes on would take minutes.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('reports all its faults in the order of the lines', () => {
    const faults = faultsOf(
      withLines('    language: xx\n    tools: [a]\n    voices: { a: b }\n  sales: {}\n'),
    );
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
      [7, 9, 10].map((line) => `assistants.yaml:${line}`),
    );
  });

  it('never quotes a prompt', () => {
    const faults = faultsOf(withLines('').replace('Help.', '"my secret recipe {{oops"'));
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain('recipe');
  });
});

/** Faults of the YAML itself, on a line that holds what no log may hold. */
const SECRET = 'hunter2-of-the-bank';
const SECRET_LINES: readonly string[] = [
  `    language: "${SECRET}\n`,
  `    language: !${SECRET} en\n`,
  `    language: *${SECRET}\n`,
  `    language: @${SECRET}\n`,
  `    language: "\\S${SECRET}"\n`,
  `    language: |${SECRET}\n      b\n`,
  `    language: &a &${SECRET} b\n`,
  `    language: &${SECRET} *b\n`,
  `    language: a: ${SECRET}\n`,
  `    ${SECRET}\n    language: b\n`,
  `\t${SECRET}: b\n`,
  `--- ${SECRET}\n`,
  `...\n%${SECRET}\n---\na: b\n`,
];

describe('a secret on a line that is no YAML', () => {
  it.each(SECRET_LINES)('%j: is not quoted', (line) => {
    const faults = faultsOf(withLines(line));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join()).not.toContain('hunter2');
    for (const fault of faults)
      expect(fault).toMatch(/^assistants\.yaml:\d+ (is not valid YAML \([A-Z_]+\)|uses)/);
  });
});

describe('a path that is no file', () => {
  it.each([
    ['nothing', 'none.yaml', 'does not exist'],
    ['a folder', 'folder.yaml', 'is not a file'],
    ['a pipe that nobody writes to', 'pipe.yaml', 'is not a file'],
  ])('%s', (_name, path, problem) => {
    if (path === 'pipe.yaml') execFileSync('mkfifo', [join(folder, path)]);
    mkdirSync(join(folder, 'folder.yaml'), { recursive: true });
    const read = readProfiles(join(folder, path), sectionsWith());
    expect('faults' in read && read.faults.map((fault) => fault.problem)).toEqual([problem]);
  });
});
