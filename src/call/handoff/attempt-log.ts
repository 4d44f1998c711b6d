import { wordsWithin } from '../../audio/spoken-words.ts';

/** Longest quotation of an answer, in characters. */
const MAX_ANSWER = 300;

/** Tool calls that are named: the newest, because a person reads them. */
const MAX_TOOLS = 12;

/** What was done for the caller before they wanted a person, so that the person need not start from the beginning. */
export class AttemptLog {
  readonly #tools: string[] = [];
  readonly #dials: string[] = [];
  #supervisorSeconds = 0;

  toolUsed(name: string, result: string): void {
    this.#tools.push(`${name} (${result})`);
    if (this.#tools.length > MAX_TOOLS) this.#tools.shift();
  }

  /** @param result as the session's `returnNote` names it */
  personNotReached(result: string): void {
    this.#dials.push(result);
  }

  /** A supervisor has taken the call over for so many seconds. */
  supervisorSpoke(seconds: number): void {
    this.#supervisorSeconds += seconds;
  }

  /** In words, one attempt a line; empty when nothing was tried. */
  describe(turns: readonly { readonly role: 'caller' | 'assistant'; readonly text: string }[]): string {
    const asked = turns.findIndex(({ role }) => role === 'caller');
    // What was said before the caller's first word is the greeting.
    const answer = asked < 0 ? undefined : turns.slice(asked).findLast(({ role }) => role === 'assistant');
    return [
      ...(answer ? [`Answered last: "${wordsWithin(answer.text, MAX_ANSWER)}"`] : []),
      ...(this.#tools.length > 0 ? [`Tools: ${this.#tools.join(', ')}`] : []),
      ...(this.#supervisorSeconds > 0
        ? [`A supervisor spoke with the caller for ${this.#supervisorSeconds} s`]
        : []),
      ...(this.#dials.length > 0 ? [`A person was dialled before: ${this.#dials.join(', ')}`] : []),
    ].join('\n');
  }
}
