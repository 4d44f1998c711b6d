import type { Redactor } from '../privacy/redactor.ts';
import type { ConversationTurn } from './transcript.ts';

/** A number that is dictated with pauses takes a few turns, with the assistant's between them. */
const RECENT_TURNS = 12;

/** The turns of a call as they may be kept. What a turn is known for by a later one is masked afterwards. */
export class MaskedTurns {
  readonly #redactor: Pick<Redactor, 'redactTurns'>;
  readonly #recent = new Map<number, ConversationTurn>();
  /** Texts as they were given out. */
  readonly #given = new Map<number, string>();

  constructor(redactor: Pick<Redactor, 'redactTurns'>) {
    this.#redactor = redactor;
  }

  /** @returns the turn, masked, and earlier ones that must now be kept in another form */
  take(turn: ConversationTurn): ConversationTurn[] {
    this.#recent.set(turn.number, turn);
    this.#forgetOldest();
    const masked = this.#redactor.redactTurns([...this.#recent.values()].sort((a, b) => a.number - b.number));
    const changed = masked.filter(
      ({ number, text }) => number === turn.number || text !== this.#given.get(number),
    );
    for (const { number, text } of changed) this.#given.set(number, text);
    return changed;
  }

  #forgetOldest(): void {
    const [oldest] = this.#recent.keys();
    if (this.#recent.size <= RECENT_TURNS || oldest === undefined) return;
    this.#recent.delete(oldest);
    this.#given.delete(oldest);
  }
}
