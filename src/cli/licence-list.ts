import { fieldsOf } from '../is-record.ts';
/** One package as its own package.json describes it. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, or the author's own text; undefined when there is none. */
  readonly licence: string | undefined;
}

/** @returns undefined unless the value is a manifest. Old manifests name licences as an object or a list of objects. */
export function readPackage(manifest: unknown): InstalledPackage | undefined {
  const name = textOf(manifest, 'name');
  const version = textOf(manifest, 'version');
  if (name === undefined || version === undefined) return undefined;
  const licence = licenceOf(fieldsOf(manifest).license) ?? licenceOf(fieldsOf(manifest).licenses);
  return { name, version, licence };
}

function licenceOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (!Array.isArray(value)) return textOf(value, 'type');
  const names = value.map(licenceOf).filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' OR ') : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  const text = fieldsOf(value)[name];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A Markdown table of packages by licence, the most frequent licence first. */
export function formatLicences(packages: readonly InstalledPackage[]): string {
  const groups = new Map<string, Set<string>>();
  for (const { name, version, licence = 'not named' } of packages) {
    const group = groups.get(licence) ?? new Set();
    groups.set(licence, group.add(`${name} ${version}`));
  }
  const rows = [...groups]
    .sort(([a, first], [b, second]) => second.size - first.size || (a < b ? -1 : 1))
    .map(([licence, names]) => `| ${licence} | ${names.size} | ${[...names].sort().join(', ')} |`);
  return ['| Licence | Packages | |', '|---|---|---|', ...rows, ''].join('\n');
}
