import type { Redactor } from '../privacy/redactor.ts';
import type { ConversationTurn } from './transcript.ts';

/** A number that is dictated with pauses takes a few turns, with the assistant's between them. */
const RECENT_TURNS = 12;

/** The turns of a call as they may be kept. What a turn is known for by a later one is masked afterwards. */
export class MaskedTurns {
  readonly #redactor: Pick<Redactor, 'redactTurns'>;
  readonly #recent = new Map<number, ConversationTurn>();
  /** What was given out of each. */
  readonly #given = new Map<number, string>();

  constructor(redactor: Pick<Redactor, 'redactTurns'>) {
    this.#redactor = redactor;
  }

  /** @returns the turn, masked, and earlier ones, as far as they must now be kept in another form */
  take(turn: ConversationTurn): ConversationTurn[] {
    this.#recent.set(turn.number, turn);
    this.#forgetOldest();
    const masked = this.#redactor.redactTurns([...this.#recent.values()].sort((a, b) => a.number - b.number));
    const changed = masked.filter((each) => contentOf(each) !== this.#given.get(each.number));
    for (const each of changed) this.#given.set(each.number, contentOf(each));
    return changed;
  }

  #forgetOldest(): void {
    const [oldest] = this.#recent.keys();
    if (this.#recent.size <= RECENT_TURNS || oldest === undefined) return;
    this.#recent.delete(oldest);
    this.#given.delete(oldest);
  }
}

function contentOf({ interrupted, text }: ConversationTurn): string {
  return `${interrupted} ${text}`;
}
