import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { DOCUMENTS, documentText } from './docs/documents.ts';

const ROOT = new URL('../', import.meta.url);
const readme = documentText('README.md');
const scripts: Record<string, string> = JSON.parse(
  readFileSync(new URL('package.json', ROOT), 'utf8'),
).scripts;

/** GitHub's name for a heading. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

/** Whether a link of a page leads to a file, and to a heading of it if it names one. */
function leadsSomewhere(document: string, target: string): boolean {
  const { pathname, hash } = new URL(target, new URL(document, 'file:///'));
  const path = pathname.slice(1);
  if (!existsSync(new URL(path, ROOT))) return false;
  const headings = () =>
    [...documentText(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  return hash === '' || headings().includes(hash.slice(1));
}

/** A page without its code, in which every word is allowed. */
function prose(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```/gm, '').replace(/`[^`\n]*`/g, '');
}

describe('README.md', () => {
  it('has at most 150 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('shows the commands in the order in which a newcomer needs them', () => {
    const places = ['npm ci && npm run demo', 'npm ci && npm test', 'npm start', 'npm run doctor'].map(
      (one) => readme.indexOf(one),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has settings for a first call that the gateway takes', () => {
    const [, block = ''] = /```sh\n( *PUBLIC_URL=[\s\S]*?)```/.exec(readme) ?? [];
    const shown = parseEnv(block.replace(/^ +/gm, ''));
    // The text asks for the reader's own key in its place.
    expect(shown.OPENAI_API_KEY).toBe('sk-…');
    const { config } = readConfig({ ...shown, OPENAI_API_KEY: 'sk-own' });
    expect(config.provider).toBe('openai');
    expect(config.store.createTables).toBe(true);
  });
});

describe.each(DOCUMENTS)('%s', (document) => {
  const text = documentText(document);

  it('has links that lead to a file, and to a heading of it', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const local = targets.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !leadsSomewhere(document, target))).toEqual([]);
  });

  it('names commands that exist', () => {
    const names = [...text.matchAll(/\bnpm run (?:-s |--silent )?([\w:]+)/g)].map(([, name = '']) => name);
    const known = document.startsWith('infra/') ? { ...scripts, synth: '', deploy: '' } : scripts;
    expect(names.filter((name) => !(name in known))).toEqual([]);
  });

  it('is in plain English', () => {
    const found = prose(text).match(
      /\b(so long(?! as)|at once|for ever|is borne|was borne|mended|nobody hears|what was not looked at|whoever|of its own|is told|thereof|docker-compose (?:up|down|kill))\b/gi,
    );
    expect(found ?? []).toEqual([]);
  });
});
