/** A caller's turn as the tracker sees it. */
export interface TrackedTurn {
  /** Words that carry the subject, each once. */
  readonly words: readonly string[];
  /** Words of the whole turn. */
  readonly length: number;
  /** The caller says that it was said before ("as i said", "no i asked for"). */
  readonly saysAgain: boolean;
}

interface Request {
  readonly grams: ReadonlySet<string>;
  /** The assistant's answer to it admitted that it did not understand or cannot help. */
  answerFailed: boolean;
  /** The requests before it that were the same one, itself included. */
  readonly count: number;
  /** The same, counting only failed answers, whatever the words. */
  readonly failures: number;
}

/** Requests that are remembered; an older one is another matter by now. */
const MEMORY = 6;
/** Likeness from 0 to 1 of two turns that are one request in other words. */
const SAME_REQUEST = 0.6;
/** The same when something else says so too: a failed answer between them, or "as i said". */
const SAME_REQUEST_WITH_CUE = 0.3;

/** Notices when a caller makes the same request again and again, also in other words. */
export class RepetitionTracker {
  readonly #limit: number;
  #requests: Request[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param failed the assistant admitted that it did not understand or cannot help */
  hearAssistant(failed: boolean): void {
    const last = this.#requests.at(-1);
    if (last !== undefined && failed) last.answerFailed = true;
  }

  /** @returns whether this request has been made often enough to count as failed */
  hearCaller(turn: TrackedTurn): boolean {
    if (turn.words.length === 0) return false;
    const grams = gramsOf(turn.words);
    const previous = this.#requests.at(-1);
    const count = 1 + Math.max(0, ...this.#requests.map((earlier) => sameRequests(earlier, grams, turn)));
    const failures = previous?.answerFailed ? previous.failures + 1 : 1;
    this.#requests = [...this.#requests, { grams, answerFailed: false, count, failures }].slice(-MEMORY);
    return count >= this.#limit || failures >= this.#limit;
  }
}

function sameRequests(earlier: Request, grams: ReadonlySet<string>, { saysAgain }: TrackedTurn): number {
  const needed = saysAgain || earlier.answerFailed ? SAME_REQUEST_WITH_CUE : SAME_REQUEST;
  return likeness(earlier.grams, grams) >= needed ? earlier.count : 0;
}

/** Letters in threes, so that "bill", "bills" and "billing" are alike in every language. */
function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const padded = ` ${word}`;
    for (let start = 0; start + 3 <= padded.length; start++) grams.add(padded.slice(start, start + 3));
    if (padded.length < 3) grams.add(padded);
  }
  return grams;
}

/** Between Dice's measure and the share of the shorter one: a short reminder is still the same request. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  const dice = (2 * shared) / (left.size + right.size);
  const ofShorter = shared / Math.min(left.size, right.size);
  return (dice + ofShorter) / 2;
}
