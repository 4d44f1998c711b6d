import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import { type AppendKind, buildAppend } from '../wire/client-events.ts';
import { piecesOf } from '../wire/pieces.ts';

/** The model takes one up in about 750 ms, and only while audio flows: a flood would make it talk of the past. */
const MOST_OPEN = 8;
const MOST_WAITING = 24;
/** A request that was neither taken up nor refused by then is not counted as open. */
const OPEN_MS = 8_000;

export interface AppendRequest {
  readonly eventId: string;
  readonly kind: AppendKind;
  readonly text: string;
  readonly delegationId?: string | undefined;
}

interface OpenAppend {
  readonly kind: AppendKind;
  readonly sentMs: number;
}

export interface AppendsParts {
  readonly send: (message: string) => void;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly nextEventId: (kind: string) => string;
  /** It was given up before it was sent. */
  readonly onGivenUp: (eventId: string) => void;
}

/**
 * What is appended to the context of a session, in order: a few at a time, each short enough, the rest waits. When too
 * much waits, silent knowledge is given up first.
 */
export class Appends {
  readonly #parts: AppendsParts;
  /** Sent, and neither taken up nor refused yet. */
  readonly #open = new Map<string, OpenAppend>();
  #waiting: AppendRequest[] = [];
  #isReady = false;

  constructor(parts: AppendsParts) {
    this.#parts = parts;
  }

  /** Whether an order is on its way, which the model follows in place of what it is saying. */
  get hasOrder(): boolean {
    return [...this.#open.values(), ...this.#waiting].some(({ kind }) => kind === 'instructions');
  }

  /** The session takes them from now on. */
  start(): void {
    this.#isReady = true;
    this.#flush();
  }

  add(request: AppendRequest): void {
    const pieces = piecesOf(request.text);
    for (const [index, text] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const eventId = isLast ? request.eventId : this.#parts.nextEventId('part');
      this.#waiting.push({ ...request, text, eventId });
    }
    while (this.#waiting.length > MOST_WAITING) this.#giveUpOne();
    this.#flush();
  }

  /** Taken up, or refused. */
  settle(eventId: string): void {
    if (this.#open.delete(eventId)) this.#flush();
  }

  /** Time has passed. */
  tick(): void {
    if (this.#waiting.length > 0) this.#flush();
  }

  clear(): void {
    this.#waiting = [];
    this.#open.clear();
    this.#isReady = false;
  }

  #flush(): void {
    if (!this.#isReady) return;
    const nowMs = performance.now();
    for (const [eventId, { sentMs }] of this.#open) if (nowMs - sentMs > OPEN_MS) this.#open.delete(eventId);
    while (this.#open.size < MOST_OPEN) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#open.set(next.eventId, { kind: next.kind, sentMs: nowMs });
      this.#parts.send(buildAppend(next.eventId, next.kind, next.text, next.delegationId ?? null));
    }
  }

  #giveUpOne(): void {
    const index = this.#waiting.findIndex(({ kind }) => kind === 'thinking');
    const [given] = this.#waiting.splice(Math.max(0, index), 1);
    this.#parts.drops.count('provider_context');
    if (given) this.#parts.onGivenUp(given.eventId);
  }
}
