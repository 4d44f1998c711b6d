import { disturbed, GOOD_LINE, type LineFaults } from './line-faults.ts';
import { encodeMulaw } from './mulaw.ts';
import type { SampleQueue } from './sample-queue.ts';

const FRAME_MS = 20;
const FRAME_SAMPLES = 160;
/** A page in the background may be stopped for a while. What it should have sent is then silence that came late. */
const MAX_BEHIND_FRAMES = 100;

export interface MouthpieceOptions {
  /** What the caller says, PCM16 at 8 kHz. */
  readonly voice: Pick<SampleQueue, 'take'>;
  /** What the caller's telephone plays, for its echo. */
  readonly takeEcho: (count: number) => Int16Array;
  /** 0 to 1. */
  readonly random?: () => number;
}

/** @param index of the frame since the stream began, lost ones counted */
type OnFrame = (mulaw: Uint8Array, index: number) => void;

/** Makes a frame of 20 ms every 20 ms, and does to it what a bad line does. */
export class Mouthpiece {
  /** May be changed at any time. */
  faults: LineFaults = GOOD_LINE;
  readonly #options: Required<MouthpieceOptions>;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #startedMs = 0;
  #frames = 0;
  #onFrame: OnFrame = () => undefined;
  /** No frame overtakes the one before. */
  #lastArrivalMs = 0;
  #stream = 0;

  constructor({ random = Math.random, ...options }: MouthpieceOptions) {
    this.#options = { random, ...options };
  }

  /** Sends frames until `stop`. What was said before the stream began is not part of it. */
  start(onFrame: OnFrame): void {
    this.stop();
    this.#onFrame = onFrame;
    this.#startedMs = performance.now();
    this.#ticker = setInterval(() => this.#catchUp(), FRAME_MS);
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    this.#frames = 0;
    this.#lastArrivalMs = 0;
    this.#stream += 1;
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#startedMs) / FRAME_MS);
    if (due - this.#frames > MAX_BEHIND_FRAMES) this.#frames = due - 1;
    while (this.#frames < due) this.#frame();
  }

  #frame(): void {
    const { voice, takeEcho, random } = this.#options;
    const spoken = voice.take(FRAME_SAMPLES);
    const mulaw = encodeMulaw(disturbed(spoken, takeEcho(FRAME_SAMPLES), this.faults, random));
    const index = this.#frames;
    this.#frames += 1;
    if (random() * 100 < this.faults.lossPercent) return;
    this.#deliver(mulaw, index);
  }

  #deliver(mulaw: Uint8Array, index: number): void {
    const { delayMs, jitterMs } = this.faults;
    const now = performance.now();
    const lateMs = delayMs + this.#options.random() * jitterMs;
    const arrivalMs = Math.max(this.#lastArrivalMs, now + lateMs);
    this.#lastArrivalMs = lateMs === 0 ? 0 : arrivalMs;
    if (arrivalMs <= now) {
      this.#onFrame(mulaw, index);
      return;
    }
    const stream = this.#stream;
    setTimeout(() => {
      if (stream === this.#stream) this.#onFrame(mulaw, index);
    }, arrivalMs - now);
  }
}
