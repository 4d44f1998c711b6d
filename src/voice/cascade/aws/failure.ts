import { ProviderError, type ProviderErrorCode } from '../../../errors.ts';

export type AwsService = 'Amazon Transcribe' | 'Amazon Bedrock' | 'Amazon Polly';

/** What an exception means, by its name and, when the name says too little, by its message. The first match wins. */
const FAILURES: readonly {
  readonly name: RegExp;
  readonly message?: RegExp;
  readonly code: ProviderErrorCode;
}[] = [
  // Transcribe ends a stream that gets no audio for 15 s so, and one that has come to its limit of 4 hours.
  // https://docs.aws.amazon.com/transcribe/latest/dg/streaming.html
  {
    name: /^BadRequest/,
    message: /timed out|no new audio|maximum duration/i,
    code: 'provider_session_expired',
  },
  { name: /^(BadRequest|Conflict)/, code: 'provider_input_rejected' },
  { name: /^(LimitExceeded|Throttling|ServiceQuotaExceeded|TooManyRequests)/i, code: 'provider_throttled' },
  { name: /^AccessDenied/, code: 'provider_access_denied' },
  { name: /^ResourceNotFound/, code: 'provider_model_not_found' },
  { name: /^Validation/, message: /model identifier|model id|on-demand/i, code: 'provider_model_not_found' },
  { name: /^Validation/, message: /too long|too many (input )?tokens/i, code: 'provider_history_too_long' },
  {
    name: /^(Validation|EngineNotSupported|InvalidSampleRate|InvalidSsml|LanguageNotSupported|TextLengthExceeded|LexiconNotFound)/,
    code: 'provider_input_rejected',
  },
  {
    name: /^(UnrecognizedClient|ExpiredToken|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidClientTokenId|MissingAuthenticationToken)/,
    code: 'provider_unauthorized',
  },
  { name: /^(CredentialsProvider|TokenProvider)Error$/, code: 'provider_credentials_missing' },
  { name: /^(Timeout|ModelTimeout)/, code: 'provider_timeout' },
  {
    name: /./,
    message: /premature close|aborted|ECONNRE|EPIPE|ENOTFOUND|ETIMEDOUT|http\/?2|socket/i,
    code: 'provider_lost',
  },
];

/**
 * Translates what an AWS SDK threw. The message names the service and the exception only: the vendor's own words,
 * which may quote the conversation, stay in `cause`.
 */
export function awsFailure(service: AwsService, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const name = nameOf(error);
  const message = error instanceof Error ? error.message : '';
  const known = FAILURES.find((entry) => entry.name.test(name) && (entry.message?.test(message) ?? true));
  return new ProviderError(known?.code ?? 'provider_unavailable', `${service} failed: ${name}.`, {
    cause: plainCause(error),
  });
}

/** Within a stream the names of exceptions begin with a small letter. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : 'Error';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whether the service refuses this form of a request, and would refuse it again. */
export function isRefusal(error: unknown): boolean {
  const { code } = awsFailure('Amazon Polly', error);
  return code === 'provider_input_rejected';
}

/** The SDK attaches the whole exchange to its errors, with the security token among the headers. */
function plainCause(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const plain = new Error(error.message);
  plain.name = error.name;
  if (error.stack !== undefined) plain.stack = error.stack;
  return plain;
}
