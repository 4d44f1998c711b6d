/** Entries that are kept for readers who come back. */
const MAX_ENTRIES = 2_000;
/** Entries that come in this time are handed out together. */
const HAND_OUT_MS = 25;

export interface FeedEntry<T> {
  /** Rises from entry to entry, and tells nothing of how many there are: microseconds since 1970, or one more than before. */
  readonly id: number;
  readonly item: T;
}

export interface FeedReader<T> {
  /** Whether the reader may see the item. */
  accepts(item: T): boolean;
  /** The next entries, in order. `isGap`: entries before them are lost, of which some may have been for this reader. */
  onEntries(entries: readonly FeedEntry<T>[], isGap: boolean): void;
  /** The feed is over; nothing follows. */
  onClose(): void;
}

interface Place<T> {
  readonly reader: FeedReader<T>;
  /** Everything up to this id was handed out. */
  afterId: number;
}

interface EventFeedOptions {
  readonly maxEntries?: number;
  /** Epoch microseconds, for ids. */
  readonly clockUs?: () => number;
}

/**
 * What has happened lately, for any number of readers, each of which has its own place in it. A new entry costs the
 * same with and without readers: they get it a moment later, together with others.
 */
export class EventFeed<T> {
  readonly #maxEntries: number;
  readonly #clockUs: () => number;
  #entries: FeedEntry<T>[] = [];
  /** Of the newest entry. */
  #lastId = 0;
  /** Of the newest entry that is kept no longer. */
  #lostId = 0;
  readonly #places = new Set<Place<T>>();
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'closed' = 'open';

  constructor({ maxEntries = MAX_ENTRIES, clockUs = epochMicroseconds }: EventFeedOptions = {}) {
    this.#maxEntries = maxEntries;
    this.#clockUs = clockUs;
  }

  get readers(): number {
    return this.#places.size;
  }

  append(item: T): void {
    if (this.#state === 'closed') return;
    this.#lastId = Math.max(this.#lastId + 1, this.#clockUs());
    this.#entries.push({ id: this.#lastId, item });
    // Twice as many are kept at most, so that they are moved once in a while and not for each entry.
    if (this.#entries.length > 2 * this.#maxEntries) this.#forgetOldest();
    if (this.#places.size > 0) this.#timer ??= setTimeout(() => this.#handOut(), HAND_OUT_MS).unref();
  }

  /**
   * Hands entries to a reader from now on.
   * @param afterId the last entry that the reader has seen: it gets what came later, as far as that is kept. 0 for all
   * that is kept. Undefined: only what comes from now on
   * @returns ends it; idempotent
   */
  read(reader: FeedReader<T>, afterId?: number): () => void {
    const place = { reader, afterId: afterId ?? this.#lastId };
    this.#places.add(place);
    if (this.#state === 'closed') this.#end(place);
    else if (place.afterId < this.#lastId) this.#handTo(place);
    return () => void this.#places.delete(place);
  }

  /** Hands out what is left, and ends all readers. Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#handOut();
    this.#state = 'closed';
    for (const place of [...this.#places]) this.#end(place);
    this.#entries = [];
  }

  #handOut(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const place of [...this.#places]) this.#handTo(place);
  }

  #handTo(place: Place<T>): void {
    const { reader, afterId } = place;
    const isGap = afterId < this.#lostId && afterId > 0;
    place.afterId = this.#lastId;
    const entries = this.#since(afterId).filter(({ item }) => reader.accepts(item));
    if (entries.length > 0 || isGap) reader.onEntries(entries, isGap);
  }

  /** Entries after this one; the newest are the ones that are asked for. */
  #since(afterId: number): FeedEntry<T>[] {
    let from = this.#entries.length;
    while (from > 0 && (this.#entries[from - 1]?.id ?? 0) > afterId) from -= 1;
    return this.#entries.slice(from);
  }

  #forgetOldest(): void {
    const forgotten = this.#entries.splice(0, this.#entries.length - this.#maxEntries);
    this.#lostId = forgotten.at(-1)?.id ?? this.#lostId;
  }

  #end(place: Place<T>): void {
    this.#places.delete(place);
    place.reader.onClose();
  }
}

function epochMicroseconds(): number {
  return Math.floor((performance.timeOrigin + performance.now()) * 1000);
}
