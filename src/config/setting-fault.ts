import { GatewayError } from '../errors.ts';
import type { Given } from './given-values.ts';

/** One thing that is wrong with the set-up. Never holds a secret. */
export interface SettingFault {
  /** The variable. */
  readonly name: string;
  /** What is wrong with it, as a sentence goes on after the name: `is missing`. */
  readonly problem: string;
  /** What to do, without a capital and a full stop; absent where the problem says it. */
  readonly advice?: string;
}

/** @param what what belongs there, as it follows "write": `the key of the OpenAI project` */
export function missing(name: string, what: string): SettingFault {
  return { name, problem: 'is missing', advice: `write ${what}` };
}

/**
 * @param what what belongs there, as it follows "must be": `a whole number from 0 to 65535`
 * @param given the environment: the value is shown, unless it may be a secret
 */
export function invalid(name: string, what: string, given: Given): SettingFault {
  const value = given[name] ?? '';
  const got = mayBeSecret(name, value, given) ? '' : ` (got ${JSON.stringify(shortened(value))})`;
  return { name, problem: `must be ${what}${got}` };
}

/** The fault as one line of a list. */
export function faultLine({ name, problem, advice }: SettingFault): string {
  return advice === undefined ? `${name} ${problem}` : `${name} ${problem}: ${advice}`;
}

/** A set-up that cannot be used. */
export class ConfigError extends GatewayError {
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const title = faults.length === 1 ? 'The set-up has 1 fault:' : `The set-up has ${faults.length} faults:`;
    super('config_invalid', [title, ...faults.map(faultLine)].join('\n  '));
    this.faults = faults;
  }
}

const SECRET_NAME = /(?:KEY|TOKEN|SECRET|PASSWORD|ACCOUNT_SID|TOKEN_SECONDARY)$/;
/** Keys as the vendors write them, an address with a password, and long random text. */
const SECRET_VALUE = /^(?:sk|rk|pk)[-_]|^AKIA|:\/\/[^/]*@|(?=[^/.]*\d)[\w+=-]{24,}/i;
/** Shorter ones protect nothing, and would hide every value. */
const SECRET_LETTERS = 6;
const LONGEST_SHOWN = 80;

/** Also a secret that was written into the wrong variable. */
function mayBeSecret(name: string, value: string, given: Given): boolean {
  if (SECRET_NAME.test(name) || SECRET_VALUE.test(value)) return true;
  return Object.entries(given).some(
    ([other, secret]) => SECRET_NAME.test(other) && secret.length >= SECRET_LETTERS && value.includes(secret),
  );
}

function shortened(value: string): string {
  return value.length <= LONGEST_SHOWN ? value : `${value.slice(0, LONGEST_SHOWN)}…`;
}
