import type { HistoryMessage } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';

/** Turns that the delegate gets; more of them would only make it slow. */
const MOST_TURNS = 40;

interface Turn extends HistoryMessage {
  readonly id: string;
}

/** The conversation as the delegate gets it: the delegation itself says nothing of its task. */
export class Talk {
  #turns: Turn[];
  #count = 0;
  /** Turns of the caller since then, and the last one of the history when it has no answer. */
  #requests: number;

  constructor(history: readonly HistoryMessage[]) {
    this.#turns = history.slice(-MOST_TURNS).map((message) => ({ ...message, id: this.#nextId() }));
    this.#requests = history.at(-1)?.role === 'caller' ? 1 : 0;
  }

  /** Whether the caller has said or written anything. */
  get hasRequest(): boolean {
    return this.#turns.some(({ role }) => role === 'caller');
  }

  /** How many turns of theirs are new to this session. */
  get requests(): number {
    return this.#requests;
  }

  get turns(): readonly HistoryMessage[] {
    return this.#turns.map(({ role, text }) => ({ role, text }));
  }

  /** The caller, or the gateway in their place, has written. */
  wrote(text: string): void {
    this.#add({ id: this.#nextId(), role: 'caller', text });
  }

  follow(event: VoiceEvent): void {
    if (event.type === 'conversation.item.input_audio_transcription.completed') {
      this.#add({ id: event.itemId, role: 'caller', text: event.transcript });
    } else if (event.type === 'response.audio_transcript.done') {
      this.#add({ id: event.itemId, role: 'assistant', text: event.transcript });
    }
  }

  /** The same turn again replaces it. */
  #add(turn: Turn): void {
    if (turn.text.trim() === '') return;
    const index = this.#turns.findIndex(({ id }) => id === turn.id);
    if (index >= 0) {
      this.#turns[index] = turn;
      return;
    }
    this.#turns.push(turn);
    if (turn.role === 'caller') this.#requests += 1;
    if (this.#turns.length > MOST_TURNS) this.#turns.shift();
  }

  #nextId(): string {
    this.#count += 1;
    return `told_${this.#count}`;
  }
}
