import type { FileProblem } from '../../operator-file/file-problem.ts';
import { namesSecret, type Secrets } from '../secrets.ts';

/** The gateway sets them itself, or they would change how the request is read. */
const RESERVED: readonly string[] = [
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'idempotency-key',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\x20-\x7e]*$/;

/** What is wrong with the headers that an operator declares. The texts never hold a secret. */
export function headerFaults(
  headers: Readonly<Record<string, string>>,
  secrets: Secrets,
  at: readonly (string | number)[] = ['http', 'headers'],
): FileProblem[] {
  return Object.entries(headers).flatMap(([name, text]) => {
    const path = [...at, name];
    if (!TOKEN.test(name)) {
      return [{ path, problem: 'is not the name of a header', advice: 'write letters, digits and dashes' }];
    }
    if (RESERVED.includes(name.toLowerCase())) {
      return [{ path, problem: 'is set by the gateway', advice: 'remove it' }];
    }
    return valueFaults(path, text, secrets);
  });
}

function valueFaults(path: FileProblem['path'], text: string, secrets: Secrets): FileProblem[] {
  const resolved = secrets.resolve(text);
  if ('missing' in resolved) {
    return resolved.missing.map((name) => ({
      path,
      problem: `needs ${name}, which is not set`,
      advice: `set ${name} in the environment, or ${name}_FILE to a file that holds it`,
    }));
  }
  if (VALUE.test(resolved.text)) return [];
  return [{ path, problem: 'holds a line break or a character that is not ASCII', advice: 'remove it' }];
}

/** Headers that hold credentials. */
const CREDENTIALS = /^(authorization|cookie)$|api-?key|token|secret|password/i;

/** A secret that is written into the file itself: more people read that, and no mask knows it. */
export function headerWarnings(
  headers: Readonly<Record<string, string>>,
  at: readonly (string | number)[] = ['http', 'headers'],
): FileProblem[] {
  return Object.entries(headers)
    .filter(([name, text]) => CREDENTIALS.test(name) && !namesSecret(text) && !text.includes('{'))
    .map(([name]) => ({
      path: [...at, name],
      problem: 'holds its secret in this file',
      advice: 'set NAME or NAME_FILE in the environment, and write NAME in braces after a dollar sign',
    }));
}
