import type { CredentialBook, TemporaryCredentials } from '../temporary-credentials.ts';
import { readSessionPolicy } from './session-policy.ts';
import { invalid, type StsRefusal } from './sts-refusal.ts';

const PARAMETERS = ['Action', 'Version', 'RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy'];
/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const MIN_SECONDS = 900;
/** Of a role that was not changed. */
const MAX_SECONDS = 3600;
const MAX_POLICY_CHARACTERS = 2048;

/** One answer to `AssumeRole`. */
export interface AssumedRole {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly credentials: TemporaryCredentials;
}

/** `AssumeRole` as AWS checks it, for roles that exist here. */
export class RoleRegister {
  /** ARNs that the gateway may assume. */
  readonly roles = new Set<string>();
  /** Every role that was assumed, oldest first. */
  readonly assumed: AssumedRole[] = [];
  readonly #book: CredentialBook;

  constructor(book: CredentialBook) {
    this.#book = book;
  }

  assume(form: URLSearchParams): AssumedRole | StsRefusal {
    const unknown = [...form.keys()].find((name) => !PARAMETERS.includes(name));
    if (unknown !== undefined) return invalid(`Unknown parameter ${unknown}`);
    const roleArn = form.get('RoleArn') ?? '';
    const sessionName = form.get('RoleSessionName') ?? '';
    const seconds = Number(form.get('DurationSeconds') ?? MAX_SECONDS);
    const policy = form.get('Policy') ?? '';
    const fault = formFault({ roleArn, sessionName, seconds, policy });
    if (fault) return fault;
    if (!this.roles.has(roleArn)) return denied(roleArn);
    const grant = readSessionPolicy(policy);
    if (!grant)
      return { status: 400, code: 'MalformedPolicyDocument', message: 'The policy is not valid JSON.' };
    const credentials = this.#book.issue(grant, seconds * 1000);
    const assumed = { roleArn, sessionName, credentials };
    this.assumed.push(assumed);
    return assumed;
  }
}

interface RoleForm {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  readonly policy: string;
}

function formFault({ roleArn, sessionName, seconds, policy }: RoleForm): StsRefusal | undefined {
  if (!ROLE.test(roleArn)) return invalid(`${roleArn} is invalid`);
  if (!SESSION_NAME.test(sessionName)) return invalid("Value at 'roleSessionName' failed to satisfy");
  if (!Number.isInteger(seconds) || seconds < MIN_SECONDS || seconds > MAX_SECONDS)
    return invalid("Value at 'durationSeconds' failed to satisfy constraint");
  if (policy.length > MAX_POLICY_CHARACTERS) return invalid("Value at 'policy' failed to satisfy constraint");
  return undefined;
}

function denied(roleArn: string): StsRefusal {
  const message = `User: arn:aws:iam::123456789012:user/gateway is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  return { status: 403, code: 'AccessDenied', message };
}
