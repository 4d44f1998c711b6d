import { isRecord } from '../../is-record.ts';
import { cutText } from './cut-text.ts';
import { plainText } from './plain-text.ts';

const MAX_DEPTH = 12;
/** A text of which less than this fits is left out. */
const LEAST_TEXT = 20;

export interface FittedJson {
  readonly value: unknown;
  /** Whether something was left out. */
  readonly cut: boolean;
}

/**
 * JSON data of a tool as the model may get it: plain text only, and no longer than it can be spoken. What comes first
 * is kept; texts are cut at the end of a sentence, lists and objects after an element.
 * @param value JSON data, as `JSON.parse` gives it
 */
export function fittedJson(value: unknown, maxChars: number): FittedJson {
  const fitting = new Fitting(maxChars);
  const fitted = fitting.fit(value, 0);
  return { value: fitted === LEFT_OUT ? null : fitted, cut: fitting.cut };
}

const LEFT_OUT = Symbol('left out');

class Fitting {
  cut = false;
  #left: number;

  constructor(maxChars: number) {
    this.#left = maxChars;
  }

  fit(value: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) return this.#leaveOut();
    if (typeof value === 'string') return this.#text(plainText(value));
    if (Array.isArray(value)) return this.#list(value, depth);
    if (isRecord(value)) return this.#object(value, depth);
    return this.#take(String(value).length) ? value : this.#leaveOut();
  }

  #text(text: string): unknown {
    if (this.#take(quotedLength(text))) return text;
    const room = this.#left - 2 - (quotedLength(text) - text.length - 2);
    if (room < LEAST_TEXT) return this.#leaveOut();
    this.cut = true;
    const beginning = cutText(text, room);
    this.#take(quotedLength(beginning));
    return beginning;
  }

  #list(values: readonly unknown[], depth: number): unknown {
    if (!this.#take(2)) return this.#leaveOut();
    const kept: unknown[] = [];
    for (const value of values) {
      const wasCut = this.cut;
      this.cut = false;
      const fitted = this.#take(1) ? this.fit(value, depth + 1) : this.#leaveOut();
      // Half an element could say something else than the whole.
      if (fitted === LEFT_OUT || (this.cut && kept.length > 0)) break;
      this.cut ||= wasCut;
      kept.push(fitted);
    }
    return kept;
  }

  #object(object: Readonly<Record<string, unknown>>, depth: number): unknown {
    if (!this.#take(2)) return this.#leaveOut();
    const kept: [string, unknown][] = [];
    for (const [name, value] of Object.entries(object)) {
      const key = plainText(name);
      if (!this.#take(quotedLength(key) + 2)) {
        this.cut = true;
        break;
      }
      const fitted = this.fit(value, depth + 1);
      if (fitted === LEFT_OUT) break;
      kept.push([key, fitted]);
    }
    return Object.fromEntries(kept);
  }

  #leaveOut(): typeof LEFT_OUT {
    this.cut = true;
    return LEFT_OUT;
  }

  #take(chars: number): boolean {
    if (chars > this.#left) return false;
    this.#left -= chars;
    return true;
  }
}

function quotedLength(text: string): number {
  return JSON.stringify(text).length;
}
