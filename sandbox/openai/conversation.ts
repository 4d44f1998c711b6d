import type { ClientEventOf } from './schema.ts';
import { invalidRequest, type VendorError } from './validator.ts';

/** One entry of the model's memory. */
export interface ConversationItem {
  readonly id: string;
  readonly kind: 'message' | 'function_call' | 'function_call_output';
  readonly role: 'user' | 'assistant' | 'system';
  /** Words of a message, JSON of a call's arguments or result. */
  text: string;
  /** Milliseconds of audio in it so far; 0 for a typed message. */
  audioMs: number;
  /** What is being said, and how long it takes; known before it is said. */
  readonly planned?: { readonly text: string; readonly ms: number };
  truncatedAtMs?: number;
  readonly callId?: string;
  readonly name?: string;
}

/** A message as the model remembers it: only words whose audio it kept. */
export interface RememberedMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly text: string;
  readonly audioMs: number;
  readonly truncatedAtMs?: number;
}

type NewItem = Omit<ConversationItem, 'text' | 'audioMs'> &
  Partial<Pick<ConversationItem, 'text' | 'audioMs'>>;

/** The default conversation of a session: items in order, cut where the client says the caller heard no more. */
export class Conversation {
  readonly #items: ConversationItem[] = [];

  get items(): readonly ConversationItem[] {
    return this.#items;
  }

  get lastId(): string | null {
    return this.#items.at(-1)?.id ?? null;
  }

  add(item: NewItem): ConversationItem {
    const full = { text: '', audioMs: 0, ...item };
    this.#items.push(full);
    return full;
  }

  /** What the next answer is to: the caller's newest words, or all results of tools that came since the model spoke. */
  newestInput(): string {
    const input = this.#items.findLast(isInput);
    if (input?.kind !== 'function_call_output') return input?.text ?? '';
    const others = this.#items.findLastIndex((item) => item.kind === 'message');
    return this.#items
      .slice(others + 1)
      .filter(({ kind }) => kind === 'function_call_output')
      .map(({ text }) => text)
      .join('\n');
  }

  messages(): RememberedMessage[] {
    return this.#items.filter(({ kind }) => kind === 'message').map(remembered);
  }

  /** @returns the refusal, or undefined when the item was taken */
  refuseItem(item: ClientEventOf<'conversation.item.create'>['item']): VendorError | undefined {
    if (item.id !== undefined && this.#items.some(({ id }) => id === item.id)) {
      return invalidRequest('item_create_duplicate_item_id', `Item with id '${item.id}' already exists.`);
    }
    if (item.type !== 'function_call_output') return undefined;
    const asked = this.#items.some(({ kind, callId }) => kind === 'function_call' && callId === item.call_id);
    if (!asked) return invalidRequest('invalid_tool_call_id', `Tool call ID '${item.call_id}' not found.`);
    const answered = this.#items.some(
      ({ kind, callId }) => kind === 'function_call_output' && callId === item.call_id,
    );
    return answered
      ? invalidRequest('invalid_tool_call_id', `Tool call ID '${item.call_id}' already has an output.`)
      : undefined;
  }

  truncate(itemId: string, audioEndMs: number): VendorError | undefined {
    const item = this.#items.find(({ id }) => id === itemId);
    if (!item) {
      return invalidRequest('item_truncate_invalid_item_id', `Item with id '${itemId}' does not exist.`);
    }
    if (item.kind !== 'message' || item.role !== 'assistant' || item.audioMs === 0) {
      return invalidRequest(
        'unsupported_content_type',
        'Only model output audio messages can be truncated',
        'item_id',
      );
    }
    const length = item.truncatedAtMs ?? item.audioMs;
    if (audioEndMs > length) {
      return invalidRequest(
        'invalid_value',
        `Audio content of ${length}ms is already shorter than ${audioEndMs}ms`,
        'audio_end_ms',
      );
    }
    item.truncatedAtMs = audioEndMs;
    return undefined;
  }

  delete(itemId: string): VendorError | undefined {
    const at = this.#items.findIndex(({ id }) => id === itemId);
    if (at < 0)
      return invalidRequest('item_delete_invalid_item_id', `Item with id '${itemId}' does not exist.`);
    this.#items.splice(at, 1);
    return undefined;
  }
}

function isInput({ kind, role }: ConversationItem): boolean {
  return kind === 'function_call_output' || (kind === 'message' && role === 'user');
}

function remembered(item: ConversationItem): RememberedMessage {
  const { role, audioMs, truncatedAtMs } = item;
  return {
    role,
    text: rememberedText(item),
    audioMs,
    ...(truncatedAtMs !== undefined && { truncatedAtMs }),
  };
}

/** Words in proportion to the audio that is left. */
function rememberedText({ text, audioMs, planned, truncatedAtMs }: ConversationItem): string {
  const keptMs = truncatedAtMs ?? audioMs;
  if (!planned || keptMs >= planned.ms) return text;
  const words = planned.text.split(' ');
  return words.slice(0, Math.floor((words.length * keptMs) / planned.ms)).join(' ');
}
