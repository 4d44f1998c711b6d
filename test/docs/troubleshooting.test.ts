import { describe, expect, it } from 'vitest';
import { withCodeTables } from '../../docs/generate/code-tables.ts';
import { ERRORS } from '../../src/errors.ts';
import { documentText, sourceTexts } from './documents.ts';

describe("docs/troubleshooting.md's tables of codes", () => {
  const rows = [
    ...documentText('docs/troubleshooting.md').matchAll(/^\| [^|]+ \| `([a-z_]+)` \| (.+) \|$/gm),
  ];
  const advice = new Map(rows.map(([, code = '', text = '']) => [code, text]));

  it('are what `npm run docs:codes` writes', () => {
    const page = documentText('docs/troubleshooting.md');
    expect(page).toBe(withCodeTables(page));
  });

  it('have each code of the gateway, with the advice that the log gives', () => {
    const known = Object.entries(ERRORS).map(([code, entry]) => [code, entry.advice] as const);
    expect(known.filter(([code, text]) => advice.get(code) !== text)).toEqual([]);
  });

  it('have each code that a log line gives by itself', () => {
    const logged = sourceTexts('src').flatMap((text) => [...text.matchAll(/\bcode: '(\w+_\w+)'/g)]);
    expect(logged.map(([, code = '']) => code).filter((code) => !advice.has(code))).toEqual([]);
  });

  it('say what an operator notices', () => {
    expect(documentText('docs/troubleshooting.md')).not.toMatch(/^\| \? \|/m);
  });

  it('have no code twice', () => expect(rows).toHaveLength(advice.size));
});
