/** A request that the model has not taken up by then never will be confirmed; its line may be spoken all the same. */
const CONFIRMED_WITHIN_MS = 3_000;
/** A line that was not spoken after this never will be, and must not be mistaken for a later answer. */
const SPOKEN_WITHIN_MS = 20_000;
/** More are never asked for before one is spoken; a flood of them would be told late, one by one. */
const MOST_LINES = 8;

interface RequestedLine {
  readonly speakId: string;
  readonly eventId: string;
  readonly askedAtMs: number;
  isConfirmed: boolean;
}

/**
 * Lines that the model was asked to say and has not begun. It does not say which request it answers: what it begins to
 * say after it has taken a request up is the line of that request.
 */
export class AskedLines {
  #lines: RequestedLine[] = [];

  add(speakId: string, eventId: string): void {
    this.#lines.push({ speakId, eventId, askedAtMs: performance.now(), isConfirmed: false });
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
  }

  /** @returns whether the event was the request of a line that is still to be said */
  confirm(eventId: string): boolean {
    const line = this.#lines.find((asked) => asked.eventId === eventId);
    if (!line || line.isConfirmed) return false;
    line.isConfirmed = true;
    return true;
  }

  /** The request was refused. */
  drop(eventId: string): void {
    this.#lines = this.#lines.filter((asked) => asked.eventId !== eventId);
  }

  /** Takes the line that is begun now, if one is: the newest that was taken up, which has taken the place of older ones. */
  take(): string | undefined {
    const nowMs = performance.now();
    this.#lines = this.#lines.filter(({ askedAtMs }) => nowMs - askedAtMs < SPOKEN_WITHIN_MS);
    const index = this.#lines.findLastIndex(
      ({ isConfirmed, askedAtMs }) => isConfirmed || nowMs - askedAtMs > CONFIRMED_WITHIN_MS,
    );
    return index < 0 ? undefined : this.#lines.splice(0, index + 1).at(-1)?.speakId;
  }
}
