/** What the SDK sends: one event of the input stream, as JSON bytes. */
export interface InputPart {
  readonly chunk: { readonly bytes: Uint8Array };
}

/** Takes events immediately, without a promise for each. */
export interface InputSink {
  /**
   * @param event JSON
   * @returns false when no more should come until the next `flowTo`
   */
  write(event: string): boolean;
  /** Once, after the last event. */
  end(): void;
}

interface Entry {
  /** JSON. */
  readonly event: string;
  /** `performance.now()` when the audio came; undefined for an event that must never be dropped. */
  readonly audioAtMs: number | undefined;
}

const ENCODER = new TextEncoder();

/** How long audio may wait, milliseconds. */
export interface AudioAges {
  /** Before the stream is open, and until what waited then has been sent: the model has not heard this speech. */
  readonly catchingUpMs: number;
  /** After that: old speech only adds delay. */
  readonly openMs: number;
}

/**
 * The input of one Nova stream: a queue with one reader, which iterates it (the SDK) or has it flow to a sink (our
 * signed body). Audio that waits too long is dropped, oldest first; every other event is kept. A reader may not notice
 * the loss of its connection, so the reader of the output calls `abort()` when that ends.
 */
export class InputStream implements AsyncIterable<InputPart> {
  readonly #ages: AudioAges;
  readonly #onAudioDropped: () => void;
  #entries: Entry[] = [];
  #wake: ((result: IteratorResult<InputPart, undefined>) => void) | undefined;
  /** Set while it takes more. */
  #sink: InputSink | undefined;
  #ended = false;
  #waitingSinceMs: number | undefined;
  /** A stream that has not caught up by then never will. */
  #catchUpUntilMs = Number.POSITIVE_INFINITY;

  constructor(options: { readonly ages: AudioAges; readonly onAudioDropped: () => void }) {
    this.#ages = options.ages;
    this.#onAudioDropped = options.onAudioDropped;
  }

  /** The reader takes what it can from now on. */
  opened(): void {
    this.#catchUpUntilMs = performance.now() + this.#ages.catchingUpMs;
  }

  /** Adds the events of one block together, so that no audio can stand between them. */
  append(block: readonly string[]): void {
    for (const event of block) this.#push({ event, audioAtMs: undefined });
  }

  appendAudio(event: string): void {
    if (this.#passAtOnce(event)) return;
    const nowMs = performance.now();
    const { catchingUpMs, openMs } = this.#ages;
    const opened = this.#catchUpUntilMs < Number.POSITIVE_INFINITY;
    if (opened && this.#entries.length === 0) this.#catchUpUntilMs = Number.NEGATIVE_INFINITY;
    this.#dropAudioBefore(nowMs - (nowMs < this.#catchUpUntilMs ? catchingUpMs : openMs));
    this.#push({ event, audioAtMs: nowMs });
  }

  /** For how long something has waited without the reader taking anything. */
  get stalledMs(): number {
    return this.#waitingSinceMs === undefined ? 0 : performance.now() - this.#waitingSinceMs;
  }

  /** Ends the iteration after what waits. Idempotent. */
  end(): void {
    this.#ended = true;
    this.#wake?.({ done: true, value: undefined });
    this.#wake = undefined;
    this.#flow();
  }

  /** Ends the iteration immediately and forgets what waits. Idempotent. */
  abort(): void {
    this.#entries = [];
    this.#waitingSinceMs = undefined;
    this.end();
  }

  /** Writes what waits and what comes to the sink until that has enough. The sink then calls this again. */
  flowTo(sink: InputSink): void {
    this.#sink = sink;
    this.#flow();
  }

  [Symbol.asyncIterator](): AsyncIterator<InputPart, undefined> {
    return {
      next: () => this.#next(),
      return: () => {
        this.abort();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  /** The usual case of audio: nothing waits, so it needs no entry and no clock. */
  #passAtOnce(event: string): boolean {
    if (!this.#sink || this.#entries.length > 0 || this.#ended) return false;
    if (!this.#sink.write(event)) this.#sink = undefined;
    return true;
  }

  #push(entry: Entry): void {
    if (this.#ended) return;
    if (this.#wake) {
      this.#wake(toResult(entry));
      this.#wake = undefined;
      return;
    }
    this.#entries.push(entry);
    if (this.#sink) this.#flow();
    else this.#waitingSinceMs ??= performance.now();
  }

  #flow(): void {
    while (this.#sink) {
      const entry = this.#entries.shift();
      this.#waitingSinceMs = this.#entries.length > 0 ? performance.now() : undefined;
      if (!entry) break;
      if (!this.#sink.write(entry.event)) this.#sink = undefined;
    }
    if (!this.#sink || !this.#ended) return;
    this.#sink.end();
    this.#sink = undefined;
  }

  #next(): Promise<IteratorResult<InputPart, undefined>> {
    const entry = this.#entries.shift();
    this.#waitingSinceMs = this.#entries.length > 0 ? performance.now() : undefined;
    if (entry) return Promise.resolve(toResult(entry));
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #dropAudioBefore(limitMs: number): void {
    const isStale = ({ audioAtMs }: Entry) => audioAtMs !== undefined && audioAtMs < limitMs;
    // Audio waits in the order it came, so the first audio entry tells whether any is stale.
    const oldest = this.#entries.find(({ audioAtMs }) => audioAtMs !== undefined);
    if (!oldest || !isStale(oldest)) return;
    this.#entries = this.#entries.filter((entry) => {
      if (!isStale(entry)) return true;
      this.#onAudioDropped();
      return false;
    });
  }
}

function toResult({ event }: Entry): IteratorResult<InputPart, undefined> {
  return { done: false, value: { chunk: { bytes: ENCODER.encode(event) } } };
}
