import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';

/** Mean amplitude of 16-bit samples above which a piece counts as voiced; line noise and silence stay far below. */
const VOICED_LEVEL = 200;
const AMPLITUDES = Uint16Array.from(
  decodeMulaw(Uint8Array.from({ length: 256 }, (_, code) => code)),
  (sample) => Math.abs(sample),
);

interface Waiter {
  readonly what: string;
  readonly deadlineMs: number;
  readonly heard: (nowMs: number) => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The caller's ear: notices when speech is played, and when it falls silent. Its waits live on the call's ticks. */
export class Earpiece {
  readonly #clock: () => number;
  #waiters: Waiter[] = [];
  #voicedUntilMs: number | undefined;
  #finished = false;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Audio that was played, from `atMs` on (monotonic milliseconds). */
  play(mulaw: Buffer, atMs: number): void {
    if (isVoiced(mulaw)) this.#voicedUntilMs = atMs + mulaw.length / BYTES_PER_MS;
  }

  /** Resolves when speech is played after this moment. */
  speech(timeoutMs: number): Promise<void> {
    const sinceMs = this.#clock();
    return this.#wait('speech', timeoutMs, () => (this.#voicedUntilMs ?? 0) > sinceMs);
  }

  /** Resolves when `silenceMs` have passed since the last speech of the call; there must have been speech. */
  silence(silenceMs: number, timeoutMs: number): Promise<void> {
    return this.#wait(
      `${silenceMs} ms of silence after speech`,
      timeoutMs,
      (nowMs) => this.#voicedUntilMs !== undefined && nowMs - this.#voicedUntilMs >= silenceMs,
    );
  }

  tick(nowMs: number): void {
    if (this.#waiters.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => !settle(waiter, nowMs));
  }

  /** Nothing more will be heard: everyone who waits learns that. */
  finish(): void {
    this.#finished = true;
    for (const { what, reject } of this.#waiters.splice(0)) reject(endedBefore(what));
  }

  #wait(what: string, timeoutMs: number, heard: Waiter['heard']): Promise<void> {
    if (this.#finished) return Promise.reject(endedBefore(what));
    return new Promise((resolve, reject) => {
      this.#waiters.push({ what, deadlineMs: this.#clock() + timeoutMs, heard, resolve, reject });
    });
  }
}

function settle({ what, deadlineMs, heard, resolve, reject }: Waiter, nowMs: number): boolean {
  if (heard(nowMs)) {
    resolve();
    return true;
  }
  if (nowMs < deadlineMs) return false;
  reject(new Error(`the caller did not hear ${what} in time`));
  return true;
}

function endedBefore(what: string): Error {
  return new Error(`the call ended before the caller heard ${what}`);
}

function isVoiced(mulaw: Buffer): boolean {
  let sum = 0;
  for (const code of mulaw) sum += AMPLITUDES[code] ?? 0;
  return sum > VOICED_LEVEL * mulaw.length;
}
