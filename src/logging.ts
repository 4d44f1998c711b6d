import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Names that must never be attributes of a log line. No code logs them; `redact` is the second safeguard. */
const PRIVATE_NAMES = [
  'transcript',
  'text',
  'token',
  'caller',
  'from',
  'dialed',
  'userId',
  'digits',
  'prompt',
  'instructions',
  'summary',
  'apiKey',
  'authToken',
  'secondaryAuthToken',
  'authorization',
];

/**
 * Standard output without a buffer, for a process that may be frozen or ended after any line. A Lambda function is
 * frozen between two invocations: a buffered line would appear with the next invocation, or never.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export function unbufferedOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}

/**
 * The process logger: one JSON object a line. Messages are static sentences, and values are named attributes. Speech,
 * numbers, prompts, tokens and keys are never attributes; `redact` is the second safeguard.
 * @param level pino's level name
 * @param destination where lines go instead of standard output
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: 'voice-gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: { paths: PRIVATE_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/**
 * An error as a log attribute. Only these fields are logged, because the errors of SDKs also hold the item or the
 * request that failed.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && depth === 0 && { stack: error.stack }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}
