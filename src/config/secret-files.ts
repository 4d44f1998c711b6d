import { readFileSync } from 'node:fs';
import type { Given } from './given-values.ts';
import type { SettingFault } from './setting-fault.ts';

/** The variables that hold a secret. Each may come from a file instead, as orchestrators hand secrets out. */
export const SECRET_NAMES = [
  'OPENAI_API_KEY',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_AUTH_TOKEN_SECONDARY',
  'ADMIN_TOKEN',
  'CONSOLE_TOKEN',
  'CONSOLE_VIEWER_TOKEN',
  'HUBSPOT_ACCESS_TOKEN',
  'CRM_WEBHOOK_SECRET',
  'WEB_API_KEY',
  'WEB_TOKEN_KEY',
  'APPSYNC_API_KEY',
] as const;

const FILE_SUFFIX = '_FILE';

/** The variable that names the file of a secret. */
export function fileVariable(name: string): string {
  return name + FILE_SUFFIX;
}

/** The setting that a variable is about: `OPENAI_API_KEY` for `OPENAI_API_KEY_FILE`. */
export function settingOf(variable: string): string {
  return SECRET_NAMES.find((secret) => variable === fileVariable(secret)) ?? variable;
}

export interface SecretsRead {
  /** The variables, with what the files hold. */
  readonly given: Given;
  readonly faults: readonly SettingFault[];
  /** The secrets that could not be read: their fault is reported already. */
  readonly unread: readonly string[];
}

/** Why a file holds no secret. The text never holds what the file contains. */
type Unreadable = Pick<SettingFault, 'problem' | 'advice'>;

/**
 * Reads `NAME_FILE` in the place of `NAME`, for every secret. White space around what the file holds is not part
 * of it: most tools end a file with a line break.
 */
export function readSecretFiles(given: Given): SecretsRead {
  const result: Record<string, string> = { ...given };
  const faults: SettingFault[] = [];
  const unread: string[] = [];
  for (const name of SECRET_NAMES) {
    const path = given[fileVariable(name)];
    if (path === undefined) continue;
    const secret = given[name] === undefined ? readSecret(path) : givenTwice(name);
    if (typeof secret === 'string') {
      result[name] = secret;
      continue;
    }
    faults.push({ name: fileVariable(name), ...secret });
    unread.push(name);
  }
  return { given: result, faults, unread };
}

function givenTwice(name: string): Unreadable {
  return { problem: `is set beside ${name}`, advice: 'remove one of the two' };
}

/** What the file holds, without white space around it. */
export function readSecret(path: string): string | Unreadable {
  try {
    const value = readFileSync(path, 'utf8').trim();
    return value === '' ? { problem: 'names an empty file', advice: 'write the secret into it' } : value;
  } catch {
    return {
      problem: 'names a file that cannot be read',
      advice: 'write the path of a readable file that holds the secret',
    };
  }
}
