/** A caller's turn as the tracker sees it. */
export interface TrackedTurn {
  /** Words that carry the subject, each once. */
  readonly words: readonly string[];
  /** The caller says that they repeat themselves ("as i said", "no i asked for"). */
  readonly saysAgain: boolean;
}

interface Request {
  readonly grams: ReadonlySet<string>;
  /** The assistant answered that it did not understand or cannot help. */
  answerFailed: boolean;
  /** The assistant answered something else: the answer shares hardly a word with the request. */
  answeredOther: boolean;
  /** How many requests in a row, up to this one, each followed a failed answer or said "again". */
  readonly failures: number;
}

/** What the assistant said, as the tracker sees it. */
export interface TrackedAnswer {
  /** Words that carry the subject, each once. */
  readonly words: readonly string[];
  /** The assistant admitted that it did not understand or cannot help. */
  readonly failed: boolean;
}

/** Requests that are remembered; an older one no longer counts as the same matter. */
const MEMORY = 6;
/** Least likeness, from 0 to 1, of two turns that are the same request, nearly word for word. */
const SAME_WORDS = 0.85;
/** Least likeness where the assistant's answer to the earlier turn failed. */
const SAME_AFTER_FAILURE = 0.45;
/** Least likeness where the caller says that they repeat themselves, and the earlier answer did not help. */
const SAME_SAID_AGAIN = 0.25;
/** Likeness below which an answer is about something else. */
const LEAST_SHARED = 0.08;
/** A request has at least this many words about its subject; a turn with fewer is an answer. */
const LEAST_WORDS = 2;

/**
 * Notices when a caller makes the same request again and again. Different questions that were each answered do not
 * count, however similar their words are. Nor do thanks, yes, numbers and goodbyes.
 */
export class RepetitionTracker {
  readonly #limit: number;
  #requests: Request[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  hearAssistant({ words, failed }: TrackedAnswer): void {
    const last = this.#requests.at(-1);
    if (last === undefined) return;
    if (failed) last.answerFailed = true;
    last.answeredOther = words.length > 0 && likeness(last.grams, gramsOf(words)) < LEAST_SHARED;
  }

  /** @returns whether this request has been made often enough to count as failed */
  hearCaller({ words, saysAgain }: TrackedTurn): boolean {
    const previous = this.#requests.at(-1);
    const goesOn = saysAgain || previous?.answerFailed === true;
    if (words.length === 0 && !goesOn) return false;
    if (words.length < LEAST_WORDS && !goesOn) return false;
    const grams = gramsOf(words);
    const count = 1 + this.#requests.filter((earlier) => isSameRequest(earlier, grams, saysAgain)).length;
    const failures = previous !== undefined && goesOn ? previous.failures + 1 : 1;
    const request = { grams, answerFailed: false, answeredOther: false, failures };
    this.#requests = [...this.#requests, request].slice(-MEMORY);
    return count >= this.#limit || failures >= this.#limit;
  }
}

function isSameRequest(earlier: Request, grams: ReadonlySet<string>, saysAgain: boolean): boolean {
  const { answerFailed, answeredOther } = earlier;
  const saidInVain = saysAgain && (answerFailed || answeredOther);
  const needed = saidInVain ? SAME_SAID_AGAIN : answerFailed ? SAME_AFTER_FAILURE : SAME_WORDS;
  return likeness(earlier.grams, grams) >= needed;
}

/** Runs of three letters, so that "bill", "bills" and "billing" are similar, in every language. */
function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const padded = ` ${word}`;
    for (let start = 0; start + 3 <= padded.length; start++) grams.add(padded.slice(start, start + 3));
    if (padded.length < 3) grams.add(padded);
  }
  return grams;
}

/** Sørensen-Dice coefficient: 0 for nothing in common, 1 for the same. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  return (2 * shared) / (left.size + right.size);
}
