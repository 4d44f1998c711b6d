/** One thing that the model remembers. */
export interface LiveRememberedTurn {
  readonly role: 'user' | 'assistant' | 'developer';
  text: string;
  /** When it began to say this, milliseconds of the session. */
  readonly saidAtMs?: number;
}

/** What the model remembers of a session: what it was told at the start, what it heard, what it has said. */
export class LiveMemory {
  readonly #turns: LiveRememberedTurn[] = [];

  get turns(): readonly LiveRememberedTurn[] {
    return this.#turns.filter(({ text }) => text.trim() !== '');
  }

  add(role: LiveRememberedTurn['role'], text: string): void {
    this.#turns.push({ role, text });
  }

  /** It begins to speak; the text grows as it does. */
  assistantBegins(saidAtMs: number): { text: string } {
    const turn: LiveRememberedTurn = { role: 'assistant', text: '', saidAtMs };
    this.#turns.push(turn);
    return turn;
  }
}
