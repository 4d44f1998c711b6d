import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';

/** Larger documents are rare, and slow the start down. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;
const MAX_ALIASES = 100;

export interface OpenapiDocument {
  /** As the assistants file names it. */
  readonly file: string;
  readonly content: Readonly<Record<string, unknown>>;
}

type DocumentProblem = Omit<FileProblem, 'path'>;

/** Reads an OpenAPI document of version 3.0 or 3.1, in YAML or JSON. */
export function readOpenapiDocument(
  file: string,
  folder: string,
): { readonly value: OpenapiDocument } | DocumentProblem {
  const text = readText(resolve(folder, file), file);
  if (typeof text !== 'string') return text;
  try {
    const lines = new LineCounter();
    const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [fault] = yaml.errors;
    if (fault !== undefined) return noYaml(file, `${fault.code} in line ${lines.linePos(fault.pos[0]).line}`);
    return checkedVersion(yaml.toJS({ maxAliasCount: MAX_ALIASES }), file);
  } catch {
    return noYaml(file, 'it uses anchors too often, or one that it does not set');
  }
}

/** @param why quotes nothing of the file: a secret may stand in it */
function noYaml(file: string, why: string): DocumentProblem {
  return { problem: `names ${file}, which is neither YAML nor JSON: ${why}`, advice: 'correct that file' };
}

function checkedVersion(
  content: unknown,
  file: string,
): { readonly value: OpenapiDocument } | DocumentProblem {
  if (isRecord(content) && typeof content.openapi === 'string' && /^3\.[01](\.|$)/.test(content.openapi)) {
    return { value: { file, content } };
  }
  return {
    problem: `names ${file}, which is no OpenAPI document of version 3.0 or 3.1`,
    advice: 'convert it to OpenAPI 3.0 or 3.1, with the field openapi at its top',
  };
}

function readText(path: string, file: string): string | DocumentProblem {
  try {
    const { size } = statSync(path);
    if (size <= MAX_FILE_BYTES) return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    return {
      problem: `names ${file}, which has ${size} bytes`,
      advice: `keep only the operations that are used, in at most ${MAX_FILE_BYTES} bytes`,
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    return {
      problem: `names ${file}, which cannot be read: ${code}`,
      advice: 'write a path relative to this file, and let the gateway read it',
    };
  }
}
