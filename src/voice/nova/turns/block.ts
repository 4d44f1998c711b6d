import type { ContentStart, NovaOutputEvent } from '../wire/parser.ts';
import type { Turn } from './turn.ts';

export type ToolUse = Extract<NovaOutputEvent, { type: 'tool_use' }>;

/** What the model has sent of one content. */
export interface Block {
  readonly content: ContentStart['content'];
  /** The assistant's turn it belongs to; none for the caller's words. */
  turn: Turn | undefined;
  text: string;
  /** Tools that the model asks for in it. */
  readonly toolUses: ToolUse[];
}

export function emptyBlock(content: ContentStart['content']): Block {
  return { content, turn: undefined, text: '', toolUses: [] };
}
