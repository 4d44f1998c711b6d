import { payloadMs } from '../audio/format.ts';
import { isLoud } from '../audio/loudness.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TurnTimes } from '../telemetry/tracing.ts';
import type { CallMedia } from './media.ts';

/** Caller audio that is looked through for the end of speech: 5 s of 20 ms frames. */
const KEPT_FRAMES = 250;
/** Less than this before the answer, the caller has not stopped speaking: there is no end to measure from. */
const STILL_SPEAKING_MS = 100;

export interface TurnClockParts {
  readonly metrics: Metrics;
  readonly media: Pick<CallMedia, 'heard'>;
  /** Whether the provider says when the caller has stopped; otherwise the caller's audio tells. */
  readonly signalsSpeechEnd: () => boolean;
  /** Told of each turn once, when its answer was heard or silenced. */
  readonly onTurn?: ((times: TurnTimes) => void) | undefined;
}

/**
 * Where the time goes between the caller's last sound and the answer in the caller's ear. Of the caller's audio
 * only references are kept; it is listened to when an answer begins, backwards to the last sound.
 */
export class TurnClock {
  readonly #parts: TurnClockParts;
  readonly #frames: string[] = [];
  #nextFrame = 0;
  #speechEndMs: number | undefined;
  #answersCaller = false;
  /** The answer that is on its way to the caller's ear. */
  #sent: ({ readonly itemId: string } & Omit<TurnTimes, 'heardMs'>) | undefined;

  constructor(parts: TurnClockParts) {
    this.#parts = parts;
  }

  /** Caller audio that goes to the model, base64 mu-law. */
  hear(payload: string): void {
    this.#frames[this.#nextFrame] = payload;
    this.#nextFrame = (this.#nextFrame + 1) % KEPT_FRAMES;
  }

  /** The provider says that the caller has stopped speaking. */
  speechStopped(): void {
    this.#speechEndMs = performance.now();
  }

  /** @param answersCaller false for a line that the gateway has spoken */
  responseBegins(answersCaller: boolean): void {
    this.#answersCaller = answersCaller;
  }

  /**
   * The first audio of an item has just been given to the caller's side.
   * @param receivedMs when it came from the provider, on the monotonic clock
   */
  speaks(itemId: string, receivedMs: number): void {
    const endMs = this.#speechEndMs ?? this.#inferredEnd(receivedMs);
    this.#speechEndMs = undefined;
    this.#answersCaller = false;
    if (endMs === undefined) return;
    const { metrics } = this.#parts;
    const sentMs = performance.now();
    metrics.turnLatency.observe((sentMs - endMs) / 1000);
    metrics.turnStage.observe({ stage: 'provider' }, (receivedMs - endMs) / 1000);
    metrics.turnStage.observe({ stage: 'forward' }, (sentMs - receivedMs) / 1000);
    this.#tell(undefined);
    this.#sent = { itemId, speechEndMs: endMs, receivedMs, sentMs };
  }

  /** Something was played: how long it took until the caller began to hear the answer. */
  played(): void {
    if (!this.#sent) return;
    const { itemId, sentMs } = this.#sent;
    const heardMs = this.#parts.media.heard(itemId)?.heardMs ?? 0;
    if (heardMs <= 0) return;
    const waitedMs = Math.max(0, performance.now() - sentMs - heardMs);
    this.#tell(sentMs + waitedMs);
    this.#parts.metrics.turnStage.observe({ stage: 'heard' }, waitedMs / 1000);
  }

  /** The answer was silenced: when its beginning was heard is no longer to be known. */
  interrupted(): void {
    this.#tell(undefined);
  }

  #tell(heardMs: number | undefined): void {
    if (!this.#sent) return;
    const { speechEndMs, receivedMs, sentMs } = this.#sent;
    this.#sent = undefined;
    this.#parts.onTurn?.({ speechEndMs, receivedMs, sentMs, heardMs });
  }

  /** When the caller's last sound ended, by the audio itself. Frames come in real time, so lengths are times. */
  #inferredEnd(nowMs: number): number | undefined {
    if (!this.#answersCaller || this.#parts.signalsSpeechEnd()) return undefined;
    let silentMs = 0;
    for (let back = 1; back <= this.#frames.length; back += 1) {
      const payload = this.#frames[(this.#nextFrame - back + KEPT_FRAMES) % KEPT_FRAMES];
      if (payload === undefined) return undefined;
      if (isLoud(payload)) return silentMs < STILL_SPEAKING_MS ? undefined : nowMs - silentMs;
      silentMs += payloadMs(payload);
    }
    return undefined;
  }
}
