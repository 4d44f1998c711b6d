import type { HistoryMessage } from '../../client.ts';

/** What is open when a stream takes over without a predecessor. */
export interface OpenState {
  /** Part of the history that is given: less after it was refused as too long. */
  readonly share: number;
  /** Words of the last answer that were sent to the caller, heard or still to be heard; '' for none. */
  readonly sent: string;
  /** That answer was broken off. */
  readonly answering: boolean;
  /** The caller's own words will be heard again. */
  readonly callerSpeaks: boolean;
  /** A line of the gateway will be spoken again. */
  readonly hasLine: boolean;
  /** The result of a tool is still to come, and with it the answer. */
  readonly awaitsTool: boolean;
  /** Messages to the model that have no answer yet. */
  readonly texts: readonly string[];
}

export interface Opening {
  readonly given: readonly HistoryMessage[];
  /** What is said to the new stream, so that it speaks; undefined when nothing is owed. */
  readonly say: string | undefined;
}

const LAST_WORDS = 8;

/**
 * How a new stream is brought into the conversation: the history it is given, and what must be said to it so
 * that it speaks. A history that ends with the caller would never be answered, so its last turn is said.
 */
export function openingOf(history: readonly HistoryMessage[], open: OpenState): Opening {
  const whole = withAnswer(history, open.sent);
  const given = whole.slice(whole.length - Math.ceil(whole.length * open.share));
  const texts = open.texts.length === 0 ? undefined : open.texts.join(' ');
  if (open.callerSpeaks || open.hasLine || open.awaitsTool) return { given, say: texts };
  const last = given.at(-1);
  if (open.answering) return { given, say: joined(texts, goOn(open.sent)) };
  if (texts !== undefined || last?.role !== 'caller') return { given, say: texts };
  return { given: given.slice(0, -1), say: last.text };
}

/** Asks the model to finish what the caller has heard only a part of. */
export function goOn(sent: string): string {
  const words = sent.split(/\s+/).slice(-LAST_WORDS).join(' ');
  return `[The line broke while you were speaking; the caller heard you until "${words}". Go on from there, without repeating it.]`;
}

/** Asks the model to finish an answer that it broke off itself. @param sent what the caller hears of it */
export function goOnAfterCut(sent: string): string {
  const words = sent.split(/\s+/).slice(-LAST_WORDS).join(' ');
  return `[Your answer was cut off after "${words}". Say the rest of it briefly, without repeating that.]`;
}

/** Asks again for an answer that did not come. */
export const ANSWER_AGAIN = '[Nothing of your answer was heard. Answer the caller now, briefly.]';

/** The history as it will be once all that was sent has been played. */
export function withAnswer(history: readonly HistoryMessage[], sent: string): readonly HistoryMessage[] {
  if (sent === '') return history;
  const answer: HistoryMessage = { role: 'assistant', text: sent };
  const last = history.at(-1);
  if (last?.role !== 'assistant') return [...history, answer];
  if (last.text.startsWith(sent)) return history;
  return sent.startsWith(last.text) ? [...history.slice(0, -1), answer] : [...history, answer];
}

function joined(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first} ${second}`;
}
