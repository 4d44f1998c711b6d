import type { StartStreamTranscriptionCommand } from '@aws-sdk/client-transcribe-streaming';
import { fieldsOf } from '../../../is-record.ts';

/**
 * Tells when the service has accepted a stream. The SDK's own promise waits for the first event of the output, and
 * Transcribe sends none while the caller is silent.
 */
export function onAccepted(
  stack: StartStreamTranscriptionCommand['middlewareStack'],
  listener: (headers: Readonly<Record<string, string>>) => void,
): void {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { statusCode, headers } = fieldsOf(result.response);
      if (statusCode === 200) listener(textsOf(headers));
      return result;
    },
    // Low: next to the connection, before the SDK reads the answer.
    { step: 'deserialize', priority: 'low', name: 'accepted' },
  );
}

function textsOf(headers: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(fieldsOf(headers)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
