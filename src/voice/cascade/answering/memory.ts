import type { HeardAudio } from '../../../media/heard-audio.ts';
import type { HistoryMessage } from '../../client.ts';
import type { MessagePart, ModelMessage } from '../parts.ts';
import { AssistantTurn } from './assistant-turn.ts';

type Turn =
  | { readonly role: 'caller'; readonly text: string }
  | { readonly role: 'assistant'; readonly turn: AssistantTurn };

/** The newest words are kept: a model reads about four characters a token, and bills all of them at every answer. */
const MAX_CHARACTERS = 48_000;
/** The first message must be the user's. */
const BEGINNING = '[The call begins.]';
/** A line of the gateway came between: a model must not be asked to continue its own message. */
const GO_ON = '[The caller still waits for an answer. Give it now.]';

/** What the text model knows of the call: it keeps nothing itself and is given everything with each question. */
export class Memory {
  readonly #turns: Turn[];

  constructor(history: readonly HistoryMessage[]) {
    this.#turns = history.map(({ role, text }) => {
      if (role === 'caller') return { role, text };
      const turn = new AssistantTurn();
      turn.says('history', text);
      turn.completed('history');
      return { role, turn };
    });
  }

  /** What was said, as it was heard. Neighbours of the same side are one. */
  get conversation(): HistoryMessage[] {
    const merged: { role: HistoryMessage['role']; text: string }[] = [];
    for (const turn of this.#turns) {
      const text = turn.role === 'caller' ? turn.text : turn.turn.text;
      const last = merged.at(-1);
      if (text === '') continue;
      if (last?.role === turn.role) last.text = `${last.text} ${text}`;
      else merged.push({ role: turn.role, text });
    }
    return merged;
  }

  /** Words of the caller, or a message in their name. */
  callerSaid(text: string): void {
    this.#turns.push({ role: 'caller', text });
  }

  assistantBegins(): AssistantTurn {
    const turn = new AssistantTurn();
    this.#turns.push({ role: 'assistant', turn });
    return turn;
  }

  cut(heard: readonly HeardAudio[]): void {
    for (const turn of this.#turns) if (turn.role === 'assistant') turn.turn.cut(heard);
  }

  /** @returns false for a call that was not made here */
  toolAnswered(callId: string, result: string): boolean {
    const at = this.#turns.findIndex(
      (turn) => turn.role === 'assistant' && turn.turn.calls.some((call) => call.callId === callId),
    );
    const made = this.#turns[at];
    if (made?.role !== 'assistant') return false;
    const isLate = this.#turns.slice(at + 1).some((turn) => turn.role === 'caller' || turn.turn.text !== '');
    const name = made.turn.calls.find((call) => call.callId === callId)?.name ?? 'the tool';
    if (isLate) this.callerSaid(`[Result of ${name}: ${result}]`);
    else made.turn.answered(callId, result);
    return true;
  }

  /** The conversation as the model takes it: roles alternate, each call has its result in the next message. */
  messages(): ModelMessage[] {
    const messages = new Messages();
    for (const turn of this.#newest()) {
      if (turn.role === 'caller') messages.add('user', { type: 'text', text: turn.text });
      else addAssistant(messages, turn.turn);
    }
    if (messages.lastRole !== 'user') messages.add('user', { type: 'text', text: GO_ON });
    return messages.all;
  }

  #newest(): readonly Turn[] {
    let characters = 0;
    let from = this.#turns.length;
    for (const turn of this.#turns.toReversed()) {
      characters += turn.role === 'caller' ? turn.text.length : turn.turn.text.length;
      if (characters > MAX_CHARACTERS) break;
      from -= 1;
    }
    return this.#turns.slice(from);
  }
}

function addAssistant(messages: Messages, turn: AssistantTurn): void {
  const { text, isCut, calls } = turn;
  if (text === '' && calls.length === 0) return;
  // The dash shows the model where the caller stopped it.
  if (text !== '') messages.add('assistant', { type: 'text', text: isCut ? `${text} –` : text });
  for (const { callId, name, input } of calls)
    messages.add('assistant', { type: 'tool_call', callId, name, input });
  for (const { callId } of calls) {
    messages.add('user', { type: 'tool_result', callId, result: turn.resultOf(callId) });
  }
}

class Messages {
  readonly #messages: { role: ModelMessage['role']; parts: MessagePart[] }[] = [];

  get all(): ModelMessage[] {
    return this.#messages;
  }

  get lastRole(): ModelMessage['role'] | undefined {
    return this.#messages.at(-1)?.role;
  }

  add(role: ModelMessage['role'], part: MessagePart): void {
    const last = this.#messages.at(-1);
    if (!last && role === 'assistant') this.add('user', { type: 'text', text: BEGINNING });
    if (last?.role === role) last.parts.push(part);
    else this.#messages.push({ role, parts: [part] });
  }
}
