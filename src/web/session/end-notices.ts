import { WIDEBAND_LINE } from '../../audio/line-format.ts';
import type { SessionHandoff } from '../../store/session-store.ts';
import { ServerMessages } from '../messages/server-messages.ts';
import { REFUSALS, type WebRefusal } from '../refusals.ts';

const FAILED = 'No speech model is available. Start a new session in some minutes.';
const INTERNAL = 'The session failed. Connect again with its sessionId.';

/** Tells one browser why its session does not begin, or ends. */
export class EndNotices {
  readonly #send: (text: string) => void;
  #messages = messagesOf('');
  #isTold = false;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  /** From now on the messages carry the id of this session. */
  useSession(sessionId: string): ServerMessages {
    this.#messages = messagesOf(sessionId);
    return this.#messages;
  }

  refused(code: WebRefusal): void {
    this.#error(code, REFUSALS[code]);
  }

  failed(): void {
    this.#error('internal', INTERNAL);
  }

  /** The session was handed off while its browser was away. */
  handedOff({ reason, token }: SessionHandoff, connectNumber: string | undefined): void {
    const whom =
      connectNumber === undefined
        ? { callback: true as const }
        : { number: connectNumber, ...(token && { token }) };
    this.#send(this.#messages.handoff({ reason, ...whom }));
    this.#send(this.#messages.ended('handed_off'));
  }

  /** The session ends for this reason. */
  ended(outcome: string): void {
    this.#isTold = true;
    if (outcome === 'provider_failure') this.#error('provider_failure', FAILED);
    this.#send(this.#messages.ended(outcome));
  }

  /** The call is over. One that was not taken on this instance ends without a reason. */
  over(): void {
    if (!this.#isTold) this.refused('draining');
  }

  #error(code: string, message: string): void {
    this.#send(this.#messages.error(code, message));
  }
}

function messagesOf(sessionId: string): ServerMessages {
  return new ServerMessages(sessionId, WIDEBAND_LINE.sampleRateHz);
}
