import type { ConversationSettings, HistoryMessage } from '../../../src/voice/client.ts';

/** @param given what the test cares about */
export function plainConversation(given: Partial<ConversationSettings>): ConversationSettings {
  return { instructions: 'Answer briefly.', tools: [], history: [], ...given };
}

/** What a sandbox's model remembers, without what it was told before the call. */
export function heardTurns(
  messages: readonly { readonly role: string; readonly text: string }[] = [],
): readonly HistoryMessage[] {
  return messages
    .filter(({ role }) => role !== 'system' && role !== 'developer')
    .map(({ role, text }) => ({ role: role === 'assistant' ? 'assistant' : 'caller', text }));
}
