import { utf8Bytes, utf8Tail } from './text-limits.ts';

/** The documented limits are 40 KB in all and 1 KB for each text. Refusals were seen below them, hence the margin. */
const MAX_MESSAGES = 40;
const MAX_MESSAGE_BYTES = 1024;
const MAX_TOTAL_BYTES = 32 * 1024;

/** A turn as it was heard. */
export interface HeardMessage {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
}

export interface NovaHistoryMessage {
  readonly role: 'USER' | 'ASSISTANT';
  readonly text: string;
}

/**
 * Brings the turns that were heard into the form that Nova accepts: the first is the user's, roles alternate strictly,
 * at most 40 messages of 1 KB and 32 KB in all. The newest words are kept.
 */
export function buildHistory(history: readonly HeardMessage[]): NovaHistoryMessage[] {
  const newest = withinTotal(mergeNeighbours(history).slice(-MAX_MESSAGES));
  return newest[0]?.role === 'ASSISTANT' ? newest.slice(1) : newest;
}

function mergeNeighbours(history: readonly HeardMessage[]): NovaHistoryMessage[] {
  const merged: { role: 'USER' | 'ASSISTANT'; text: string }[] = [];
  for (const message of history) {
    const text = message.text.trim();
    if (text === '') continue;
    const role = message.role === 'caller' ? 'USER' : 'ASSISTANT';
    const last = merged.at(-1);
    if (last?.role === role) last.text = `${last.text} ${text}`;
    else merged.push({ role, text });
  }
  return merged.map(({ role, text }) => ({ role, text: utf8Tail(text, MAX_MESSAGE_BYTES) }));
}

function withinTotal(messages: readonly NovaHistoryMessage[]): NovaHistoryMessage[] {
  let total = 0;
  let start = messages.length;
  for (const { text } of messages.toReversed()) {
    total += utf8Bytes(text);
    if (total > MAX_TOTAL_BYTES) break;
    start -= 1;
  }
  return messages.slice(start);
}
