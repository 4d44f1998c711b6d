import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelScript } from '../../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { OpenAISandbox } from '../../../sandbox/openai/server.ts';

const openai = new OpenAISandbox({ script: new ModelScript(), library: new SpeechLibrary([]) });
const directory = mkdtempSync(join(tmpdir(), 'evaluate-judge-'));
const TRANSFER = '{"action":"transfer","reason":"explicit_request","confidence":0.95}';
const NONE = '{"action":"none","reason":"explicit_request","confidence":0.9}';
const INDIRECT = 'i would like to know when the lighthouse opens';
const OPENING = { role: 'assistant', text: 'How can I help?' };
const ROWS = [
  { id: 'rules', lang: 'en', text: 'i want to speak to a person', label: 'escalate' },
  { id: 'judge', lang: 'en', text: INDIRECT, label: 'escalate' },
  { id: 'none', lang: 'en', text: 'what time do you open on monday', label: 'continue' },
  { id: 'short', lang: 'en', text: 'on monday', label: 'continue' },
  { id: 'call', lang: 'en', turns: [OPENING, { role: 'caller', text: INDIRECT }], escalate_turn: 1 },
];
let baseUrl = '';

beforeAll(async () => {
  baseUrl = (await openai.start()).url;
  writeFileSync(join(directory, 'rows.jsonl'), ROWS.map((row) => JSON.stringify(row)).join('\n'));
});

beforeEach(() => {
  openai.text.requests.length = 0;
  openai.text.answer = ({ input }) => (/lighthouse[^\n]*\n<\/call>$/.test(input) ? TRANSFER : NONE);
});

afterAll(async () => {
  await openai.stop();
  rmSync(directory, { recursive: true });
});

/** Runs the command in a folder without `.env`. */
function evaluate(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const script = ['--import', 'tsx', 'src/cli/evaluate-escalation.ts', ...args];
  const model = {
    ESCALATION_OPENAI_MODEL: 'gpt-6-luna',
    OPENAI_API_KEY: 'sk-eval',
    OPENAI_BASE_URL: baseUrl,
  };
  const options = { env: { PATH: process.env.PATH, ...model, ...env } };
  return new Promise<{ status: number; out: string; errors: string }>((resolve) => {
    const child = execFile(process.execPath, script, options, (_error, out, errors) =>
      resolve({ status: child.exitCode ?? -1, out, errors }),
    );
  });
}

const rows = join(directory, 'rows.jsonl');

describe('npm run eval:escalation -- --judge', () => {
  it('prints the figures of each witness and of both, and predicts what both find', async () => {
    const predictions = join(directory, 'predictions.jsonl');
    const { status, out, errors } = await evaluate(['--judge', rows, '--predictions', predictions]);
    expect(status).toBe(0);
    const [, rules, model, both] = out.split(/^(?:Rules and classifier|Text model|Both)$/m);
    expect(rules).toMatch(/all +5 +1 +0 +2 +2 +1\.000 +0\.333/);
    expect(model).toMatch(/all +5 +2 +0 +1 +2 +1\.000 +0\.667/);
    expect(both).toMatch(/all +5 +3 +0 +0 +2 +1\.000 +1\.000/);
    expect(errors).toMatch(
      /gpt-6-luna: 4 asked, 0 unclear, 0 without an answer in time\. \d+ tokens, US\$ 0\.0/,
    );
    expect(errors).not.toContain('lighthouse');
    const [first, second] = readFileSync(predictions, 'utf8').trim().split('\n');
    const found = { label: 'escalate', reason: 'explicit_request', action: 'transfer' };
    expect(JSON.parse(first ?? '')).toEqual({ id: 'rules', ...found });
    expect(JSON.parse(second ?? '')).toEqual({ id: 'judge', ...found });
  }, 30_000);

  it('prints the false decisions in ordinary talk for each witness', async () => {
    const { out } = await evaluate(['--judge', '--ordinary', rows]);
    expect(out.match(/^false transfers: \d+/gm)).toEqual([
      'false transfers: 1',
      'false transfers: 2',
      'false transfers: 3',
    ]);
    expect(out).toMatch(/transfer explicit_request +judge/);
  }, 30_000);

  it.each([
    [
      'no model is named',
      { ESCALATION_OPENAI_MODEL: '' },
      'ESCALATION_MODEL_ID is missing: write a text model',
    ],
    ['there is no key', { OPENAI_API_KEY: '' }, 'OPENAI_API_KEY is missing: write the key'],
    ['no server answers', { OPENAI_BASE_URL: 'http://127.0.0.1:9' }, 'The text model gave no answer'],
  ])(
    'says so when %s',
    async (_what, env, message) => {
      const { status, out, errors } = await evaluate(['--judge', rows], env);
      expect([status, out]).toEqual([2, '']);
      expect(errors).toContain(message);
    },
    30_000,
  );
});
