import { certificateFault, INTERCEPTED } from './certificate.ts';
import { type Finding, fault, note } from './finding.ts';

const NETWORK =
  /^(TimeoutError|AbortError|NetworkingError)$|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT/;
const REFUSED =
  /^(InvalidClientTokenId|UnrecognizedClientException|ExpiredToken|ExpiredTokenException|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationTokenException)$/;
const DENIED = /^AccessDenied/;
/** Names and words with which AWS refuses a request whose time differs too much. */
const SKEWED =
  /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)|Signature (expired|not yet current)/;

/** Facts about a request, to explain its failure. */
export interface AwsRequest {
  /** The subject, with which the line begins: `table voice-sessions`. */
  readonly what: string;
  /** IAM action, like `dynamodb:DescribeTable`. */
  readonly action: string;
  /** The variable that names the region, with its value. */
  readonly region: string;
  /** What to do when the subject does not exist. */
  readonly onMissing: string;
  /** The gateway does not use this action, so its role may lack it. */
  readonly doctorOnly?: boolean;
}

/**
 * Turns an error of the AWS SDK into a line: credentials, permission, not found, network, clock, or the error's name.
 */
export function awsFault(error: unknown, request: AwsRequest): Finding {
  const { what, action, region, onMissing, doctorOnly } = request;
  const name = error instanceof Error ? error.name : 'Error';
  if (/^(CredentialsProvider|TokenProvider)Error$/.test(name)) {
    return fault(`${what}: no credentials`, 'Give the process an AWS role, a profile or access keys.');
  }
  if (SKEWED.test(name) || SKEWED.test(messageOf(error))) {
    return fault(`${what}: this machine's clock is wrong`, 'Set the clock and synchronise it with NTP.');
  }
  if (REFUSED.test(name)) {
    return fault(
      `${what}: the credentials were refused (${name})`,
      'Check the AWS access keys, their expiry and the clock.',
    );
  }
  if (DENIED.test(name)) {
    return doctorOnly
      ? note(`${what}: no permission to check`, `Allow ${action} to include this check.`)
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
  return fault(`${what}: ${name}`, `Try ${action} with the AWS CLI to see the full error.`);
}

/** Whether there was no answer from the network. */
export function isNetworkFault(error: unknown): boolean {
  return error instanceof Error && (NETWORK.test(error.name) || NETWORK.test(codeOf(error)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
