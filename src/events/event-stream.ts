import type { EventFeed, FeedEntry } from './event-feed.ts';

/** The response of an HTTP server. */
export interface StreamOutput {
  /** Bytes that wait for the network. */
  readonly writableLength: number;
  write(text: string): unknown;
  end(text: string): unknown;
  /** Cuts the connection. */
  destroy(): unknown;
}

export interface EventStreamOptions<T> {
  readonly output: StreamOutput;
  readonly feed: EventFeed<T>;
  /** Names this process: ids of another one mean nothing here. */
  readonly instance: string;
  /** What the first event says, beside the instance. */
  readonly about: Readonly<Record<string, string>>;
  /** The id that the viewer says they have seen last. */
  readonly lastEventId: string | undefined;
  readonly accepts: (item: T) => boolean;
  readonly format: (item: T) => { readonly type: string; readonly json: string };
  /** What replaces everything before it: a viewer gets it first, unless they go on from what they saw, and after a gap. */
  readonly whole?: (() => { readonly type: string; readonly json: string }) | undefined;
  /** The viewer did not read, and was cut off. */
  readonly onSlow: () => void;
  /** Longest life of the stream, after which the viewer must show their token again. */
  readonly maxMs: number;
  readonly heartbeatMs?: number;
}

/** Shorter than the 60 s after which nginx and load balancers cut an idle connection. */
const HEARTBEAT_MS = 15_000;
/** What may wait for a viewer. */
const MAX_WAITING_BYTES = 512 * 1024;
/** When a viewer comes back by itself. */
const RETRY_MS = 3_000;
/** The viewer of an instance that stops comes back to another one soon. */
const RETRY_AT_END_MS = 1_000;

/**
 * A feed as server-sent events for one viewer. Each has its own bounded share of memory, and one who does not read is
 * cut off.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream<T> {
  readonly #options: EventStreamOptions<T>;
  #stopReading: () => void = () => undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #limit: NodeJS.Timeout | undefined;
  #state: 'new' | 'open' | 'over' = 'new';

  constructor(options: EventStreamOptions<T>) {
    this.#options = options;
  }

  /** Once; the headers have been sent. */
  open(): void {
    const { feed, instance, about, lastEventId, accepts, maxMs, heartbeatMs = HEARTBEAT_MS } = this.#options;
    this.#state = 'open';
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), heartbeatMs).unref();
    this.#limit = setTimeout(() => this.#end('expired'), maxMs).unref();
    this.#write(`retry: ${RETRY_MS}\n${eventText('stream', { instance, ...about })}`);
    const seen = lastEventId === undefined || lastEventId === '' ? undefined : this.#seen(lastEventId);
    if (seen === 'elsewhere') this.#write(eventText('gap', { reason: 'other_instance' }));
    if (typeof seen !== 'number') this.#writeWhole();
    this.#stopReading = feed.read(
      {
        accepts,
        onEntries: (entries, isGap) => this.#onEntries(entries, isGap),
        onClose: () => this.#end('shutdown'),
      },
      seen === 'elsewhere' ? this.#afterGap : seen,
    );
    if (this.#isOver) this.#stopReading();
  }

  /** The viewer has gone. Idempotent. */
  stop(): void {
    this.#state = 'over';
    clearInterval(this.#heartbeat);
    clearTimeout(this.#limit);
    this.#stopReading();
  }

  get #isOver(): boolean {
    return this.#state === 'over';
  }

  #seen(lastEventId: string): number | 'elsewhere' {
    const [instance, id = ''] = lastEventId.split('.');
    const seen = /^[0-9a-z]{1,12}$/.test(id) ? Number.parseInt(id, 36) : 0;
    return instance === this.#options.instance && seen > 0 ? seen : 'elsewhere';
  }

  /** Where a viewer who comes from another instance goes on. `whole` contains everything that is kept. */
  get #afterGap(): number | undefined {
    return this.#options.whole ? undefined : 0;
  }

  #writeWhole(): void {
    const whole = this.#options.whole?.();
    if (whole) this.#write(`event: ${whole.type}\ndata: ${whole.json}\n\n`);
  }

  #onEntries(entries: readonly FeedEntry<T>[], isGap: boolean): void {
    const { instance, format, whole } = this.#options;
    const gap = isGap ? eventText('gap', { reason: 'forgotten' }) : '';
    if (isGap && whole) {
      this.#write(gap);
      this.#writeWhole();
      return;
    }
    const texts = entries.map(({ id, item }) => {
      const { type, json } = format(item);
      return `id: ${instance}.${id.toString(36)}\nevent: ${type}\ndata: ${json}\n\n`;
    });
    this.#write(gap + texts.join(''));
  }

  #write(text: string): void {
    const { output, onSlow } = this.#options;
    if (this.#isOver) return;
    if (output.writableLength <= MAX_WAITING_BYTES) {
      output.write(text);
      return;
    }
    this.stop();
    output.destroy();
    onSlow();
  }

  #end(reason: 'shutdown' | 'expired'): void {
    if (this.#isOver) return;
    this.stop();
    this.#options.output.end(`retry: ${RETRY_AT_END_MS}\n${eventText('end', { reason })}`);
  }
}

function eventText(type: string, data: Readonly<Record<string, string>>): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
