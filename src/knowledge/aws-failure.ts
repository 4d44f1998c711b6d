import { KnowledgeError } from '../errors.ts';

/** What no further try changes: the id, the credentials, the permission or the request is wrong. */
const REFUSED =
  /^(AccessDenied|ResourceNotFound|Validation|UnrecognizedClient|InvalidSignature|ExpiredToken|MissingAuthentication|IncompleteSignature|InvalidClientToken|CredentialsProvider)/;

/** An error of the AWS SDK, by what the operator can do about it. The vendor's text stays in the cause. */
export function awsKnowledgeError(cause: unknown, what: string): KnowledgeError {
  const name = cause instanceof Error ? cause.name : 'Error';
  return REFUSED.test(name)
    ? new KnowledgeError('knowledge_refused', `${what} refused the request (${name})`, { cause })
    : new KnowledgeError('knowledge_unavailable', `${what} cannot be asked (${name})`, { cause });
}
