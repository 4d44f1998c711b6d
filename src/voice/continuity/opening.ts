import type { HistoryMessage } from '../client.ts';

/** What is open when a stream takes over without a predecessor. */
interface OpenState {
  /** Part of the history that is given: less after it was refused as too long. */
  readonly share: number;
  /** The lost stream was in the middle of an answer. */
  readonly answering: boolean;
  /** The caller's own words will be heard again. */
  readonly callerSpeaks: boolean;
  /** A line of the gateway will be spoken again. */
  readonly hasLine: boolean;
}

const GO_ON = '[The line broke while you were speaking. Go on with your answer from where it broke off.]';

/**
 * How a new stream is brought into the conversation: the history it is given, and what must be said to it so
 * that it speaks. A history that ends with the caller would never be answered, so its last turn is said.
 */
export function openingOf(
  history: readonly HistoryMessage[],
  { share, answering, callerSpeaks, hasLine }: OpenState,
): { readonly given: readonly HistoryMessage[]; readonly say: readonly string[] } {
  const kept = history.slice(history.length - Math.ceil(history.length * share));
  if (callerSpeaks || hasLine) return { given: kept, say: [] };
  const last = kept.at(-1);
  if (last?.role === 'caller') return { given: kept.slice(0, -1), say: [last.text] };
  return { given: kept, say: answering ? [GO_ON] : [] };
}
