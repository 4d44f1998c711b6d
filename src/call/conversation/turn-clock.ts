import type { CallMedia } from '../../media/call-media.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { TurnTimes } from '../../telemetry/tracing.ts';
import { ToolWait } from './tool-wait.ts';

/** An answer that begins this long after the caller's last sound does not answer it. */
const LONGEST_SILENCE_MS = 5_000;
/** A caller who was heard this shortly before the answer has not stopped speaking: there is no end to measure from. */
const STILL_SPEAKING_MS = 100;

/** What was measured of one turn beside its times. */
export interface MeasuredTurn extends TurnTimes {
  /** What the provider calls the answer. */
  readonly responseId: string;
  /** When the final transcript of the caller's words came; undefined when it has not. On the monotonic clock. */
  readonly transcribedMs: number | undefined;
  /** How long the provider took, before `speechEndMs`, to notice the end of the speech; undefined where it does not say so. */
  readonly noticingMs: number | undefined;
  /** How long the model waited for tools before its first audio. */
  readonly toolsMs: number;
}

export interface TurnClockParts {
  readonly metrics: Metrics;
  readonly media: Pick<CallMedia, 'heard'>;
  /** Whether the provider says when the caller has stopped; otherwise the caller's audio tells. */
  readonly signalsSpeechEnd: () => boolean;
  /** Audio since the caller's last sound, milliseconds. It comes in real time, so its length is time. */
  readonly callerSilentMs: () => number;
  /** Told of each turn once, when its answer is heard or silenced. */
  readonly onTurn?: ((times: MeasuredTurn) => void) | undefined;
}

/**
 * Measures where the time goes between the caller's last sound and the answer in their ear. Where the provider does
 * not say when that sound ended, the level of the line does.
 */
export class TurnClock {
  readonly #parts: TurnClockParts;
  readonly #tools = new ToolWait();
  #speechEndMs: number | undefined;
  #noticingMs: number | undefined;
  #transcribedMs: number | undefined;
  #answersCaller = false;
  /** When the answer to the caller's last words began, by the monotonic clock. */
  #answerBeganMs: number | undefined;
  /** The answer that is on its way to the caller's ear. */
  #sent: ({ readonly itemId: string } & Omit<MeasuredTurn, 'heardMs' | 'transcribedMs'>) | undefined;

  constructor(parts: TurnClockParts) {
    this.#parts = parts;
  }

  /** Milliseconds since the answer to the caller's last words was sent to them; 0 before it is. */
  get answerHeardMs(): number {
    return this.#answerBeganMs === undefined ? 0 : performance.now() - this.#answerBeganMs;
  }

  /** The caller speaks: what was said until now answered other words. */
  answerIsOwed(): void {
    this.#answerBeganMs = undefined;
    this.#transcribedMs = undefined;
  }

  /** The final transcript of the caller's words has come. */
  transcribed(): void {
    this.#transcribedMs = performance.now();
  }

  /** The model waits for the result of this tool call. */
  toolAsked(callId: string): void {
    this.#tools.asked(callId);
  }

  toolAnswered(callId: string): void {
    this.#tools.answered(callId);
  }

  /**
   * The provider says that the caller has stopped speaking.
   * @param endedAtMs when, on the monotonic clock, if not now
   */
  speechStopped(endedAtMs?: number): void {
    this.#noticingMs = endedAtMs === undefined ? this.#silenceNoticed() : undefined;
    this.#speechEndMs = endedAtMs ?? performance.now();
  }

  /** @param answersCaller false for a line that the gateway has spoken */
  responseBegins(answersCaller: boolean): void {
    this.#answersCaller = answersCaller;
  }

  /**
   * The first audio of an item has just been given to the caller's side.
   * @param receivedMs when it came from the provider, on the monotonic clock
   * @param responseId of the answer that the item is a part of
   */
  speaks(itemId: string, receivedMs: number, responseId = ''): void {
    this.#answerBeganMs ??= receivedMs;
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
    const toolsMs = this.#tools.between(endMs, receivedMs);
    const noticingMs = this.#noticingMs;
    this.#noticingMs = undefined;
    this.#sent = { itemId, responseId, speechEndMs: endMs, receivedMs, sentMs, toolsMs, noticingMs };
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

  /** The answer was silenced: it is no longer known when its beginning was heard. */
  interrupted(): void {
    this.#tell(undefined);
  }

  #tell(heardMs: number | undefined): void {
    if (!this.#sent) return;
    const { itemId: _item, ...sent } = this.#sent;
    this.#sent = undefined;
    this.#parts.onTurn?.({ ...sent, transcribedMs: this.#transcribedMs, heardMs });
  }

  /** How long the line was silent when the provider noticed it. */
  #silenceNoticed(): number | undefined {
    const silentMs = this.#parts.callerSilentMs();
    return this.#parts.signalsSpeechEnd() && silentMs <= LONGEST_SILENCE_MS ? silentMs : undefined;
  }

  /** When the caller's last sound ended, by the audio itself. */
  #inferredEnd(nowMs: number): number | undefined {
    if (!this.#answersCaller || this.#parts.signalsSpeechEnd()) return undefined;
    const silentMs = this.#parts.callerSilentMs();
    return silentMs < STILL_SPEAKING_MS || silentMs > LONGEST_SILENCE_MS ? undefined : nowMs - silentMs;
  }
}
