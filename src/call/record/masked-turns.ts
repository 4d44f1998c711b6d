import type { Redactor } from '../../privacy/redactor.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';

/** A number that is dictated in pairs takes eight turns, with the assistant's and some questions between them. */
const RECENT_TURNS = 40;

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
    const masked = this.#redactor.redactTurns([...this.#recent.values()].sort(bySpeech));
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

/** As they were spoken: a slow transcript may come after a later one. */
function bySpeech(a: ConversationTurn, b: ConversationTurn): number {
  return a.startedAtMs - b.startedAtMs || a.number - b.number;
}

function contentOf({ interrupted, text }: ConversationTurn): string {
  return `${interrupted} ${text}`;
}
