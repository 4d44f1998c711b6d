import type { HistoryMessage } from '../../client.ts';
import { ANSWER_AGAIN, continueAfterLoss } from '../prompts.ts';

/** What is open when a stream takes over without a predecessor that could still answer. */
export interface OpenState {
  /** Part of the history that is given, from 0 to 1: less after it was refused as too long. */
  readonly share: number;
  /** Words of the last answer that were sent to the caller, heard or still to be heard; '' for none. */
  readonly sent: string;
  /** Whether that answer was broken off. */
  readonly answering: boolean;
  /** Whether the stream will hear the caller's own words again. */
  readonly callerSpeaks: boolean;
  /** Whether an answer is owed to words that the stream will not hear again. */
  readonly isOwed: boolean;
  /** Whether the stream will speak a line of the gateway again. */
  readonly hasLine: boolean;
  /** Whether a tool's result, and with it the answer, is still to come. */
  readonly awaitsTool: boolean;
  /** Messages to the model that have no answer yet. */
  readonly texts: readonly string[];
}

/** How a new stream is brought into the conversation. */
export interface StreamOpening {
  /** The history it is given. */
  readonly given: readonly HistoryMessage[];
  /** What is said to it so that it speaks; undefined when nothing is owed. */
  readonly say: string | undefined;
}

/**
 * A model never answers a history that ends with the caller, so the caller's last turn is said to it instead: also
 * when the caller seems to speak on, because that may be a noise. If it is speech, it interrupts the answer.
 */
export function openingOf(history: readonly HistoryMessage[], open: OpenState): StreamOpening {
  const given = newestPart(withAnswer(history, open.sent), open.share);
  const texts = open.texts.length === 0 ? undefined : open.texts.join(' ');
  const last = given.at(-1);
  const isNew = open.callerSpeaks && !(open.isOwed && last?.role === 'caller');
  if (isNew || open.hasLine || open.awaitsTool) return { given, say: texts };
  if (open.answering) return { given, say: joined(texts, continueAfterLoss(open.sent)) };
  if (texts !== undefined) return { given, say: texts };
  if (last?.role === 'caller') return { given: given.slice(0, -1), say: last.text };
  // The words that wait for an answer are not in the history.
  return { given, say: open.isOwed ? ANSWER_AGAIN : undefined };
}

/** The history as it will be when everything that was sent has been played. */
export function withAnswer(history: readonly HistoryMessage[], sent: string): readonly HistoryMessage[] {
  if (sent === '') return history;
  const answer: HistoryMessage = { role: 'assistant', text: sent };
  const last = history.at(-1);
  if (last?.role !== 'assistant') return [...history, answer];
  if (last.text.startsWith(sent)) return history;
  return sent.startsWith(last.text) ? [...history.slice(0, -1), answer] : [...history, answer];
}

/** @param share from 0 to 1 */
export function newestPart(history: readonly HistoryMessage[], share: number): readonly HistoryMessage[] {
  return history.slice(history.length - Math.ceil(history.length * share));
}

function joined(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first} ${second}`;
}
