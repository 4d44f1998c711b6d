import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
/** What tools write, or what is not ours. */
const FOREIGN = new Set(['node_modules', 'dist', 'coverage', 'cdk.out', 'demo-output', '.git']);

/** Every page that a reader of this repository meets, by its path. */
export const DOCUMENTS: readonly string[] = pagesBelow('').toSorted();

export function documentText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The text of each TypeScript file below a folder. */
export function sourceTexts(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => documentText(`${folder}/${name}`));
}

function pagesBelow(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return FOREIGN.has(entry.name) ? [] : pagesBelow(`${path}/`);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
