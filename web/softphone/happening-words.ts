import type { DialHappening } from './dialling.ts';
import type { StreamHappening } from './media-stream.ts';
import type { CallState } from './phone-call.ts';

export const STATE_WORDS: Readonly<Record<CallState, string>> = {
  ringing: 'Calling',
  talking: 'Connected',
  transferring: 'Transferring to a person',
  over: 'The call is over',
};

/** What has happened on the stream, as one line; undefined for what its end tells. */
export function streamWords(happening: StreamHappening): string | undefined {
  switch (happening.what) {
    case 'opened':
      return 'Media stream opened';
    case 'mark sent':
      return undefined;
    case 'mark played':
      return `Mark ${happening.name} played`;
    case 'clear':
      return 'Clear: what was not played is dropped';
    case 'digit':
      return `Key ${happening.digit} sent`;
    case 'closed':
      return `Media stream over: ${happening.how}`;
    default:
      return happening satisfies never;
  }
}

/** What has happened at the dialled number, as one line; undefined for what is heard instead. */
export function dialWords(happening: DialHappening): string | undefined {
  switch (happening.what) {
    case 'ringing':
      return 'The number rings';
    case 'answered':
      return 'The number has answered';
    case 'digits':
      return `Digits sent to it: ${happening.digits}`;
    case 'bridged':
      return 'Caller and number hear each other';
    case 'agent':
      return 'An agent has picked up';
    case 'speech':
      return undefined;
    default:
      return happening satisfies never;
  }
}
