import { certificateFault, INTERCEPTED } from './certificate.ts';
import { type Finding, fault, note } from './finding.ts';

const NETWORK =
  /^(TimeoutError|AbortError|NetworkingError)$|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT/;
const REFUSED =
  /^(InvalidClientTokenId|UnrecognizedClientException|ExpiredToken|ExpiredTokenException|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationTokenException)$/;
const DENIED = /^AccessDenied/;
/** Names and words by which AWS says that the time of a request is too far from its own. */
const SKEWED =
  /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)|Signature (expired|not yet current)/;

/** What to know of a request to tell why it failed. */
export interface AwsRequest {
  /** What was asked for, as the line begins: `table voice-sessions`. */
  readonly what: string;
  /** IAM action, like `dynamodb:DescribeTable`. */
  readonly action: string;
  /** The variable that names the region, and its value. */
  readonly region: string;
  /** What to do when there is no such thing. */
  readonly onMissing: string;
  /** The gateway does without this action, and its role need not have it. */
  readonly doctorOnly?: boolean;
}

/** Any error of the AWS SDK as a line: credentials, permission, not there, network, clock, or the service's own word. */
export function awsFault(error: unknown, request: AwsRequest): Finding {
  const { what, action, region, onMissing, doctorOnly } = request;
  const name = error instanceof Error ? error.name : 'Error';
  if (/^(CredentialsProvider|TokenProvider)Error$/.test(name)) {
    return fault(`${what}: no credentials`, 'Give the process an AWS role, a profile or keys.');
  }
  if (SKEWED.test(name) || SKEWED.test(messageOf(error))) {
    return fault(`${what}: this machine's clock is wrong`, 'Set the clock, and keep it right by NTP.');
  }
  if (REFUSED.test(name)) {
    return fault(
      `${what}: the credentials were refused (${name})`,
      'Check the AWS keys, their expiry and the clock.',
    );
  }
  if (DENIED.test(name)) {
    return doctorOnly
      ? note(`${what}: not allowed to look`, `Allow ${action} to have it checked.`)
      : fault(`${what}: access denied`, `Allow ${action} in the IAM policy.`);
  }
  if (/^ResourceNotFound/.test(name)) return fault(`${what}: not found`, onMissing);
  const certificate = certificateFault(error);
  if (certificate !== undefined) return fault(`${what}: no trusted connection (${certificate})`, INTERCEPTED);
  if (isNetworkFault(error)) {
    const code = codeOf(error);
    return fault(
      `${what}: no connection${code && ` (${code})`}`,
      `Check the network path to AWS and the region ${region}.`,
    );
  }
  return fault(`${what}: ${name}`, `Ask for ${action} with the AWS CLI to learn more.`);
}

/** Whether nothing answered at all. */
export function isNetworkFault(error: unknown): boolean {
  return error instanceof Error && (NETWORK.test(error.name) || NETWORK.test(codeOf(error)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
