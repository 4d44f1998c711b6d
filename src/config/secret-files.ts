import { readFileSync } from 'node:fs';

/** The variables that hold a secret. Each may come from a file instead, as orchestrators hand secrets out. */
export const SECRET_NAMES = ['OPENAI_API_KEY', 'TWILIO_AUTH_TOKEN', 'TWILIO_AUTH_TOKEN_SECONDARY'] as const;

const SUFFIX = '_FILE';

export interface SecretsRead {
  /** The variables, with what the files hold. */
  readonly given: Readonly<Record<string, string>>;
  /** Lines of the form `NAME: what to write`; they never hold what a file contains. */
  readonly faults: readonly string[];
  /** The secrets that could not be read: that they are missing need not be said once more. */
  readonly unread: readonly string[];
}

/**
 * Reads `NAME_FILE` in the place of `NAME`, for every secret. White space around what the file holds is no part
 * of it: most tools end a file with a line break.
 */
export function readSecretFiles(given: Readonly<Record<string, string>>): SecretsRead {
  const result: Record<string, string> = { ...given };
  const faults: string[] = [];
  const unread: string[] = [];
  for (const name of SECRET_NAMES) {
    const path = given[name + SUFFIX];
    if (path === undefined) continue;
    const secret = given[name] === undefined ? readSecret(path) : { fault: `remove it, or remove ${name}` };
    if ('value' in secret) {
      result[name] = secret.value;
      continue;
    }
    faults.push(`${name}${SUFFIX}: ${secret.fault}`);
    unread.push(name);
  }
  return { given: result, faults, unread };
}

/** The variable that a fault is about, as README's table has it. */
export function withoutFileSuffix(name: string): string {
  return SECRET_NAMES.find((secret) => name === secret + SUFFIX) ?? name;
}

function readSecret(path: string): { readonly value: string } | { readonly fault: string } {
  try {
    const value = readFileSync(path, 'utf8').trim();
    return value === '' ? { fault: 'write the secret into the file, which is empty' } : { value };
  } catch {
    return { fault: 'write the path of a readable file that holds the secret' };
  }
}
