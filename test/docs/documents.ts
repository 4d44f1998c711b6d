import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** Every page that a reader of this repository meets, by its path. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(new URL('docs/', ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'infra/README.md',
  'infra/connect/README.md',
  'bench/README.md',
];

export function documentText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The text of each TypeScript file below a folder. */
export function sourceTexts(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => documentText(`${folder}/${name}`));
}
