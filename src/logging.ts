import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * The process logger: one JSON object a line. Messages are static sentences and values stand in named
 * attributes. Speech, numbers, prompts, tokens and keys are never attributes; `redact` is the second net.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: 'voice-gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'transcript',
          'text',
          'token',
          'caller',
          'from',
          'digits',
          'apiKey',
          'authorization',
          'req.headers',
        ],
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
