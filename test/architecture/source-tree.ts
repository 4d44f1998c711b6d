import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
const SRC = join(ROOT, 'src');

const IMPORT = /(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g;
const EAGER = /^(?:import|export)\s+(?!type\b)(?:[^;']*?from\s+)?'([^']+)'/gm;
const EXPORT = /^export (?:abstract |async )?(?:class|function|interface|type|const) (\w+)/gm;
const CLASS = /^(?:export )?(?:abstract )?class (\w+)/gm;

/** One file of src. Names of files are relative to src and without `.ts`. */
export interface SourceFile {
  readonly name: string;
  /** Files of the repository that it imports; those outside src begin with `../`. */
  readonly files: readonly string[];
  /** Packages that it imports, as they are written. */
  readonly packages: readonly string[];
  /** What is loaded with it: no types, and nothing that it imports later. */
  readonly loads: readonly string[];
  /** Its classes and what it exports. */
  readonly declares: ReadonlySet<string>;
}

/** Every TypeScript file of src. */
export function readSources(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map(readSource);
}

/** Whether the name is one of these files, or is in one of these folders. */
export function within(name: string, places: readonly string[]): boolean {
  return places.some((place) => name === place || name.startsWith(`${place}/`));
}

/**
 * Import circles: sets of files each of which reaches all the others.
 * @returns the files of each circle in alphabetical order
 */
export function circlesOf(sources: readonly SourceFile[]): string[][] {
  const imports = new Map(sources.map(({ name, files }) => [name, files]));
  const reached = new Map(sources.map(({ name }) => [name, reachableFrom(name, imports)]));
  const circles = sources
    .filter(({ name }) => reached.get(name)?.has(name))
    .map(({ name }) =>
      [...(reached.get(name) ?? [])]
        .filter((other) => reached.get(other)?.has(name))
        .sort()
        .join(' '),
    );
  return [...new Set(circles)].map((circle) => circle.split(' '));
}

/** The packages that are loaded with this file. */
export function packagesLoadedWith(name: string, sources: readonly SourceFile[]): Set<string> {
  const loads = new Map(sources.map((source) => [source.name, source.loads]));
  const names = reachableFrom(name, loads);
  return new Set([...names].filter((loaded) => !loads.has(loaded)));
}

function reachableFrom(name: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [...(imports.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(imports.get(next) ?? []));
  }
  return reached;
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(SRC, path), 'utf8');
  const targets = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  const files = targets.filter(isFile);
  const place = (target: string) => withoutEnding(relative(SRC, join(SRC, dirname(path), target)));
  const eager = [...text.matchAll(EAGER)].map((match) => match[1] ?? '');
  return {
    name: withoutEnding(path),
    files: files.map(place),
    packages: targets.filter((target) => !isFile(target)),
    loads: eager.map((target) => (isFile(target) ? place(target) : target)),
    declares: new Set([...text.matchAll(EXPORT), ...text.matchAll(CLASS)].map((match) => match[1] ?? '')),
  };
}

function isFile(target: string): boolean {
  return target.startsWith('.');
}

function withoutEnding(path: string): string {
  return path.replace(/\.ts$/, '');
}
