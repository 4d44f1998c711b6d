import type { SessionPatch } from '../../store/session-store.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';

/**
 * What a stream has to write to a session that it does not own yet, because the table could not be used when the
 * stream took the call over. Its turns get their numbers once those of the earlier streams are known.
 */
export class UnownedWrites {
  readonly #turns = new Map<number, ConversationTurn>();
  #patch: SessionPatch = {};

  get turns(): Iterable<ConversationTurn> {
    return this.#turns.values();
  }

  get patched(): SessionPatch {
    return this.#patch;
  }

  turn(turn: ConversationTurn): void {
    this.#turns.set(turn.number, turn);
  }

  patch(patch: SessionPatch): void {
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    this.#patch = { ...this.#patch, ...Object.fromEntries(given) };
  }
}

/** Whether a change decides what Twilio does next. */
export function isDecisive({ status, handoff, dialPending }: SessionPatch): boolean {
  return status !== undefined || handoff !== undefined || dialPending !== undefined;
}
