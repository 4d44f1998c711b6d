import type { Redactor } from '../../privacy/redactor.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';

/** A number that is dictated in pairs takes eight turns, and as many of the assistant, with some questions between them. */
const RECENT_TURNS = 40;

/** The turns of a call as they may be kept. What only a later turn reveals, such as the first half of a number, is masked then. */
export class MaskedTurns {
  readonly #redactor: Pick<Redactor, 'redactTurns'>;
  readonly #recent = new Map<number, ConversationTurn>();
  /** What was last returned of each. */
  readonly #given = new Map<number, string>();

  constructor(redactor: Pick<Redactor, 'redactTurns'>) {
    this.#redactor = redactor;
  }

  /** @returns the masked turn, and those earlier turns that must now be kept in another form */
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
