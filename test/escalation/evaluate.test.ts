import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(directory, { recursive: true }));

function evaluate(...args: string[]) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/evaluate-escalation.ts', ...args], {
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, errors: run.stderr };
}

function file(name: string, ...rows: unknown[]): string {
  const path = join(directory, name);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

const person = { role: 'caller', text: 'i want to talk to a person' };

describe('npm run eval:escalation', () => {
  it('judges utterances and dialogues, and writes predictions', () => {
    const input = file(
      'rows.jsonl',
      { id: 'a', lang: 'en', text: person.text, label: 'escalate' },
      { id: 'b', lang: 'en', text: 'what is my balance', label: 'continue' },
      { id: 'c', lang: 'en', text: 'what is my balance', label: 'escalate' },
      { id: 'd', text: 'yes please', context: 'shall i connect you with an agent', label: 'escalate' },
      {
        id: 'e',
        text: 'yes',
        context: [{ role: 'caller', text: 'hi' }, 'shall i connect you with an agent'],
      },
      { id: 'f', lang: 'fr', turns: [{ role: 'caller', text: 'bonjour' }, person], escalate_turn: 1 },
      { id: 'g', lang: 'fr', turns: [person, person], escalate_turn: 1 },
      { id: 'h', lang: 'fr', turns: [{ ...person, final: false }], escalate_turn: null },
      { id: 7, lang: 'fr', turns: [{ ...person, role: 'assistant' }] },
    );
    const output = join(directory, 'predictions.jsonl');
    const { status, out, errors } = evaluate(input, '--predictions', output, '--verbose');
    expect(errors).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/en +3 +1 +0 +1 +1 +1\.000 +0\.500/);
    expect(out).toMatch(/fr +4 +1 +1 +0 +1 +0\.500 +1\.000/);
    expect(out).toMatch(/all +9 +3 +1 +1 +2 +0\.750 +0\.750/);
    expect(out).toMatch(/time of one turn: median \d+\.\d+ ms, .* worst \d+\.\d+ ms/);
    expect(out).toMatch(/missed {2}en {2}c/);
    expect(out).toMatch(/false {3}fr {2}g .*expected turn 1, got 0/);
    const predictions = readFileSync(output, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(predictions[0]).toEqual({
      id: 'a',
      label: 'escalate',
      reason: 'explicit_request',
      action: 'transfer',
    });
    expect(predictions[4]).toEqual({
      id: 'e',
      label: 'escalate',
      reason: 'agent_offer_accepted',
      action: 'transfer',
    });
    expect(predictions[7]).toEqual({ id: 'h', escalate_turn: null, reason: null, action: 'none' });
    expect(predictions[8]).toEqual({ id: '7', escalate_turn: null, reason: null, action: 'none' });
  });

  it('names bad rows by file and line, and judges the others', () => {
    const input = file('bad.jsonl', 'not json', { id: 'a', text: 1 }, '', {
      id: 'b',
      text: 'operator',
      label: 'escalate',
    });
    const { status, out, errors } = evaluate(input);
    expect(status).toBe(0);
    expect(errors).toContain(`${input}:1: not a JSON object`);
    expect(errors).toContain(`${input}:2: text: `);
    expect(out).toMatch(/all +1 +1/);
  });

  it('exits 2 when the input cannot be read, or none is named', () => {
    expect(evaluate(join(directory, 'absent.jsonl')).status).toBe(2);
    expect(evaluate().status).toBe(2);
    expect(evaluate('--nonsense').status).toBe(2);
  });

  it('prints its help', () => {
    const { status, out } = evaluate('--help');
    expect(status).toBe(0);
    expect(out).toContain('npm run eval:escalation -- FILE.jsonl');
  });

  it('prints false transfers and false offers in ordinary talk, with their causes', () => {
    const input = file(
      'ordinary.jsonl',
      { id: 'a', text: 'what is my balance' },
      { id: 'b', turns: [{ role: 'caller', text: 'hello' }, person], escalate_turn: null },
    );
    const { status, out } = evaluate('--ordinary', input);
    expect(status).toBe(0);
    expect(out).toContain('3 caller turns that need no person');
    expect(out).toContain('false transfers: 1, 333.33 per 1,000 turns');
    expect(out).toContain('1 dialogues: 100.0 % with a false decision, 100.0 % handed over');
    expect(out).toMatch(/1 {2}transfer explicit_request +[a-z-]+/);
    expect(out).toContain(person.text);
  });
});
