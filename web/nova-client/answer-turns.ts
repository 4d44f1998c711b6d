import type { HeardTurn } from '../voice-connection.ts';

/** A sentence of an answer names the answer. */
export interface SpokenTurn extends HeardTurn {
  readonly answerId?: string;
}

/** A sentence is reported again soon, when its words are known better. */
const KEPT_ANSWERS = 8;

/** Makes one turn of the sentences of an answer: Nova speaks and ends each of them by itself. */
export class AnswerTurns {
  readonly #onTurn: (turn: HeardTurn) => void;
  /** Sentences by their ids, in the order in which they were heard. */
  readonly #answers = new Map<string, Map<string, HeardTurn>>();

  constructor(onTurn: (turn: HeardTurn) => void) {
    this.#onTurn = onTurn;
  }

  take({ answerId, ...turn }: SpokenTurn): void {
    if (answerId === undefined) {
      this.#onTurn(turn);
      return;
    }
    const sentences = this.#sentencesOf(answerId).set(turn.id, turn);
    const all = [...sentences.values()];
    this.#onTurn({
      id: answerId,
      role: turn.role,
      text: all.flatMap(({ text }) => (text === '' ? [] : [text])).join(' '),
      interrupted: all.some(({ interrupted }) => interrupted),
    });
  }

  #sentencesOf(answerId: string): Map<string, HeardTurn> {
    const known = this.#answers.get(answerId);
    if (known) return known;
    const sentences = new Map<string, HeardTurn>();
    this.#answers.set(answerId, sentences);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
    return sentences;
  }
}
