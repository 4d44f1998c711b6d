/** A tool that the model asks for. */
export interface ScriptedToolCall {
  readonly name: string;
  /** A text stands for what a model may write instead of JSON. */
  readonly arguments: Readonly<Record<string, unknown>> | string;
  /** The vendor's id of the call; the same id again is a call that the model repeats. A new one by default. */
  readonly id?: string;
}

/**
 * What the sandbox's models say. Both servers hear real audio (the ear names the fixture that was spoken),
 * ask the script for an answer, and speak it with the mouth.
 */
export interface ModelAnswer {
  /** Spoken; may be empty when only tools are called. Sentences are split at . ? ! */
  readonly text?: string;
  /** Asked for after the text, all in one response. */
  readonly toolCalls?: readonly ScriptedToolCall[];
  /** Milliseconds before the first audio. Default 0. */
  readonly thinkMs?: number;
  /**
   * How it ends when it is not spoken to its end: the filter stops it, its tokens run out, it is written instead.
   * An answer without text and tools is empty anyway.
   */
  readonly ending?: 'content_filter' | 'max_output_tokens' | 'written' | 'failed';
  /** Speech before such an ending, milliseconds. Default 0. */
  readonly spokenMs?: number;
}

/** One rule: the answer to words that match. The first match wins. */
export interface ScriptRule {
  /** Matched against the caller's recognised sentence, an interactive text, or the text asked to be spoken. */
  readonly when: RegExp;
  readonly answer: ModelAnswer | ((heard: string) => ModelAnswer);
}

/** The arguments of a call as they stand on the wire. */
export function argumentsText({ arguments: written }: ScriptedToolCall): string {
  return typeof written === 'string' ? written : JSON.stringify(written);
}

/** The rules of a conversation, and the answer when none matches. */
export class ModelScript {
  readonly #rules: ScriptRule[];
  readonly #otherwise: ModelAnswer;

  constructor(rules: readonly ScriptRule[] = [], otherwise: ModelAnswer = { text: 'I see. Tell me more.' }) {
    this.#rules = [...rules];
    this.#otherwise = otherwise;
  }

  /** Adds a rule that is tried before the others. */
  prepend(rule: ScriptRule): void {
    this.#rules.unshift(rule);
  }

  answer(heard: string): ModelAnswer {
    const rule = this.#rules.find(({ when }) => when.test(heard));
    if (!rule) return this.#otherwise;
    return typeof rule.answer === 'function' ? rule.answer(heard) : rule.answer;
  }
}
