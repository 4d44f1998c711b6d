import { ProviderError, type ProviderErrorCode } from '../../../errors.ts';

/** What an exception means, by its name and, when the name says too little, by its message. The first match wins. */
const FAILURES: readonly {
  readonly name: RegExp;
  readonly message?: RegExp;
  readonly code: ProviderErrorCode;
}[] = [
  { name: /^ModelTimeoutException$/, code: 'provider_session_expired' },
  { name: /^Validation/, message: /timed out waiting for/i, code: 'provider_session_expired' },
  // Seen when the audio block follows the history closely on a loaded server, although nothing is too long.
  { name: /^Validation/, message: /history should be sent completely/i, code: 'provider_unavailable' },
  { name: /^Validation/, message: /chat history/i, code: 'provider_history_too_long' },
  { name: /^Validation/, message: /system instability|RST_STREAM/i, code: 'provider_unavailable' },
  { name: /^Validation/, message: /security token|credential/i, code: 'provider_unauthorized' },
  { name: /^Validation/, message: /model identifier|model id/i, code: 'provider_model_not_found' },
  { name: /^Validation/, code: 'provider_input_rejected' },
  { name: /^(Throttling|ServiceQuotaExceeded|TooManyRequests)/, code: 'provider_throttled' },
  {
    name: /^(ModelStreamError|InternalServer|ServiceUnavailable|ModelError|ModelNotReady)/,
    code: 'provider_unavailable',
  },
  { name: /^AccessDenied/, code: 'provider_access_denied' },
  { name: /^ResourceNotFound/, code: 'provider_model_not_found' },
  {
    name: /^(UnrecognizedClient|ExpiredToken|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidClientTokenId|MissingAuthenticationToken)/,
    code: 'provider_unauthorized',
  },
  { name: /^(CredentialsProvider|TokenProvider)Error$/, code: 'provider_credentials_missing' },
  { name: /^TimeoutError$/, code: 'provider_timeout' },
  { name: /./, message: /content filter|blocked by|guardrail/i, code: 'provider_input_rejected' },
  // "Premature close" is the SDK's session limit. A refused connection or an unknown host reads "HTTP/2 stream
  // is abnormally aborted": the SDK hides the socket's own error.
  {
    name: /./,
    message: /premature close|ECONNRE|EPIPE|ENOTFOUND|ETIMEDOUT|http\/?2|socket/i,
    code: 'provider_lost',
  },
];

/**
 * Translates what the SDK threw. The message names the exception only: the vendor's own words, which may
 * quote the conversation, stay in `cause`.
 */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const name = error instanceof Error ? error.name : 'Error';
  const message = error instanceof Error ? error.message : '';
  const known = FAILURES.find((entry) => entry.name.test(name) && (entry.message?.test(message) ?? true));
  return new ProviderError(known?.code ?? 'provider_unavailable', `Amazon Nova Sonic failed: ${name}.`, {
    cause: plainCause(error),
  });
}

/** The SDK attaches the whole exchange to its errors, with the security token among the headers. */
function plainCause(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const plain = new Error(error.message);
  plain.name = error.name;
  if (error.stack !== undefined) plain.stack = error.stack;
  return plain;
}
