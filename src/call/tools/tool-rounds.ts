/** Rounds in which the model gets what it asks for, and those in which it is still asked to speak about a refusal. */
const USEFUL_ROUNDS = 8;
const SPOKEN_ROUNDS = 12;

/** `run`: as asked. `refuse`: the model is asked to stop. `silence`: it is not asked for anything more. */
export type RoundVerdict = 'run' | 'refuse' | 'silence';

/**
 * Counts how often in a row the model calls tools while the caller hears no answer: a model can do so without end. A
 * round is one response that calls tools, however many.
 */
export class ToolRounds {
  readonly #calling = new Set<string>();
  #lastSpoken: string | undefined;

  /** Rounds since the caller last spoke or was answered. */
  get count(): number {
    return this.#calling.size;
  }

  /** Whether the model calls tools again and again, so that its work is no sign of a conversation. */
  get exhausted(): boolean {
    return this.count > USEFUL_ROUNDS;
  }

  /**
   * A tool is called.
   * @param responseId that calls it
   * @param spoken the answer that the caller has heard last, in whole or in part
   */
  take(responseId: string, spoken: string | undefined): RoundVerdict {
    const isAnswer = spoken !== responseId && spoken !== this.#lastSpoken;
    // What is said in a response that calls a tool only announces it.
    if (isAnswer && spoken !== undefined && !this.#calling.has(spoken)) this.#calling.clear();
    this.#lastSpoken = spoken;
    this.#calling.add(responseId);
    if (this.count <= USEFUL_ROUNDS) return 'run';
    return this.count <= SPOKEN_ROUNDS ? 'refuse' : 'silence';
  }

  /** The caller has said something: the model may try again. */
  newTurn(): void {
    this.#calling.clear();
  }
}
