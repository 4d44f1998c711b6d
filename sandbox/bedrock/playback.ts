interface Sentence {
  readonly text: string;
  /** Length of the whole sentence's audio, sent or not. */
  readonly plannedMs: number;
  /** When its first sound is played, on the clock of `performance.now()`. */
  startsAtMs: number | undefined;
}

/**
 * When the listener hears what was sent: audio goes out faster than real time and is played in real time,
 * from when it was sent or when what came before it is over. So a turn may be interrupted after it was sent.
 */
export class Playback {
  #sentences: Sentence[] = [];
  #endsAtMs = 0;

  /** A new turn: what was said before is no longer asked for. */
  begin(): void {
    this.#sentences = [];
  }

  addSentence(text: string, plannedMs: number): void {
    this.#sentences.push({ text, plannedMs, startsAtMs: undefined });
  }

  /** Audio of the newest sentence has been sent. */
  sent(ms: number): void {
    const startsAtMs = Math.max(this.#endsAtMs, performance.now());
    const sentence = this.#sentences.at(-1);
    if (sentence) sentence.startsAtMs ??= startsAtMs;
    this.#endsAtMs = startsAtMs + ms;
  }

  get playing(): boolean {
    return performance.now() < this.#endsAtMs;
  }

  /** The words of the turn that were played by now, the last sentence cut in proportion. */
  heardText(): string {
    const nowMs = performance.now();
    return this.#sentences
      .map((sentence) => heardWords(sentence, nowMs))
      .filter((text) => text !== '')
      .join(' ');
  }

  /** Nothing more is played. */
  stop(): void {
    this.#endsAtMs = 0;
  }
}

function heardWords({ text, plannedMs, startsAtMs }: Sentence, nowMs: number): string {
  if (startsAtMs === undefined) return '';
  const share = Math.min(1, (nowMs - startsAtMs) / plannedMs);
  const words = text.split(' ');
  return words.slice(0, Math.floor(words.length * share)).join(' ');
}
