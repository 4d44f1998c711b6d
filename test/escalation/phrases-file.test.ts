import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { loadPhrases, PhrasesFileError, readPhrasesFile } from '../../src/escalation/phrases/phrases-file.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const directory = mkdtempSync(join(tmpdir(), 'phrases-'));
afterAll(() => rmSync(directory, { recursive: true }));

function fileWith(content: unknown): string {
  const path = join(directory, 'phrases.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe("an operator's phrases", () => {
  it('are added to the shipped ones, and so are nouns', () => {
    const path = fileWith({
      language: 'en',
      nouns: ['concierge'],
      rules: {
        legal: { say: ['call the harbour (master|office)'] },
      },
    });
    const judge = loadPhrases(path, createTurnJudge);
    const reasonOf = (text: string) => new EscalationDetector(judge).hear({ role: 'caller', text })?.reason;
    expect(reasonOf('i will call the harbour master')).toBe('legal');
    expect(reasonOf('i want to talk to a concierge')).toBe('explicit_request');
    expect(reasonOf('i want to talk to an operator')).toBe('explicit_request');
  });

  it('can add a language', () => {
    const path = fileWith([{ language: 'nl', rules: { explicit_request: { say: ['een medewerker'] } } }]);
    const decision = new EscalationDetector(loadPhrases(path, createTurnJudge)).hear({
      role: 'caller',
      text: 'mag ik een medewerker',
    });
    expect(decision).toMatchObject({ reason: 'explicit_request', language: 'nl' });
  });

  it.each([
    ['{', /JSON/],
    [{ language: 'english' }, /language: write an ISO 639 code/],
    [{ language: 'en', rules: { explicit: {} } }, /rules/],
    [{ language: 'en', rules: { legal: { say: [1] } } }, /rules\.legal\.say\.0/],
    [{ language: 'en', phrases: [] }, /phrases/],
  ])('are refused with the place of the fault: %j', (content, message) => {
    const path = fileWith(content);
    expect(() => readPhrasesFile(path)).toThrow(PhrasesFileError);
    expect(() => readPhrasesFile(path)).toThrow(message);
    expect(() => readPhrasesFile(path)).toThrow(path);
  });

  it.each([
    ['[one] [two]', /line 4: pattern "\[one\] \[two\]": it matches every sentence/],
    ['one <nobody>', /line 4: .*there is no word list "nobody"/],
    ['one $ two', /line 4: .*it matches no sentence/],
  ])('are refused with file and line for the pattern %s', (pattern, message) => {
    const path = fileWith(`{
  "language": "en",
  "rules": { "legal": { "say": [
    ${JSON.stringify(pattern)}
  ] } }
}`);
    expect(() => loadPhrases(path, createTurnJudge)).toThrow(PhrasesFileError);
    expect(() => loadPhrases(path, createTurnJudge)).toThrow(message);
    expect(() => loadPhrases(path, createTurnJudge)).toThrow(path);
  });

  it('are refused when the file is missing', () => {
    expect(() => readPhrasesFile(join(directory, 'absent.json'))).toThrow(PhrasesFileError);
  });
});
