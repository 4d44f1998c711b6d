/** Audio that is kept while the model waits for a tool; older audio is dropped. */
const MOST_MS = 3_000;
/** The audio flows again after this in any case: the vendor ends a stream that gets none, after 55 s by reports. */
const LONGEST_MS = 40_000;

interface Kept {
  /** JSON of an audioInput. */
  readonly event: string;
  readonly ms: number;
}

/**
 * Keeps the caller's audio back while a tool's result is pending. One report says that audio then ends a stream of Nova
 * 2.5 Sonic with "Invalid input request"; the vendor documents the opposite, so this is off by default.
 * @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/sonic-async-tool-calling.html
 */
export class ToolPause {
  readonly #send: (event: string) => void;
  readonly #onDropped: () => void;
  readonly #pending = new Set<string>();
  #kept: Kept[] = [];
  #keptMs = 0;
  #sinceMs = 0;

  constructor(options: { readonly send: (event: string) => void; readonly onDropped: () => void }) {
    this.#send = options.send;
    this.#onDropped = options.onDropped;
  }

  /** Whether audio is kept back now. */
  get isOn(): boolean {
    return this.#pending.size > 0 && performance.now() - this.#sinceMs < LONGEST_MS;
  }

  /** The model waits for the result of this call. */
  begin(toolUseId: string): void {
    if (this.#pending.size === 0) this.#sinceMs = performance.now();
    this.#pending.add(toolUseId);
  }

  /** The result was sent. The last one lets the audio flow. */
  end(toolUseId: string): void {
    this.#pending.delete(toolUseId);
    if (this.#pending.size === 0) this.#flush();
  }

  /** @param ms playing time of the audio */
  audio(event: string, ms: number): void {
    if (!this.isOn) {
      this.#flush();
      this.#send(event);
      return;
    }
    this.#kept.push({ event, ms });
    this.#keptMs += ms;
    while (this.#keptMs > MOST_MS) {
      this.#keptMs -= this.#kept.shift()?.ms ?? this.#keptMs;
      this.#onDropped();
    }
  }

  #flush(): void {
    const kept = this.#kept;
    this.#kept = [];
    this.#keptMs = 0;
    for (const { event } of kept) this.#send(event);
  }
}
