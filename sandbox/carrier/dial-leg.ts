import { newSid } from './identifiers.ts';

/** What answers a number of this network. */
export interface DialTarget {
  incoming(leg: DialLeg): void;
}

export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export interface DialResult {
  readonly status: DialStatus;
  /** Since the answer; 0 when nobody answered. */
  readonly durationMs: number;
  readonly answered: boolean;
  readonly bridged: boolean;
}

export interface DialLegOptions {
  /** The caller's number as the called side sees it. */
  readonly from: string;
  readonly to: string;
  readonly ringTimeoutMs: number;
  readonly timeLimitMs: number;
  readonly sendDigits: string;
  /** 1 is real time; 0.1 plays the digits ten times as fast. */
  readonly digitScale: number;
  readonly clock: () => number;
  readonly onAnswered: () => void;
  readonly onBridged: () => void;
  /** Speech of the called side, for the caller's ear. */
  readonly play: (mulaw: Buffer) => void;
}

const DIGIT_MS: Readonly<Record<string, number>> = { w: 500, W: 1000 };
const TONE_MS = 100;

/** The called side of a `<Dial>`: rings, is answered, gets its digits, is bridged with the caller, ends. */
export class DialLeg {
  /** CallSid of this leg. */
  readonly callSid = newSid('CA');
  readonly from: string;
  readonly to: string;
  /** Resolves true when both sides hear each other, false when that never comes. */
  readonly bridged: Promise<boolean>;
  /** Resolves once. */
  readonly ended: Promise<DialResult>;
  readonly #options: DialLegOptions;
  #state: 'ringing' | 'answered' | 'bridged' | 'ended' = 'ringing';
  #timer: NodeJS.Timeout | undefined;
  #answeredMs: number | undefined;
  #onDigits: ((digits: string) => void) | undefined;
  #onCallerHangup: (() => void) | undefined;
  #resolveBridged: (bridged: boolean) => void = () => undefined;
  #resolveEnded: (result: DialResult) => void = () => undefined;

  constructor(options: DialLegOptions) {
    this.#options = options;
    this.from = options.from;
    this.to = options.to;
    this.bridged = new Promise((resolve) => {
      this.#resolveBridged = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Starts ringing: without an answer in time the leg ends as `no-answer`. */
  ring(): void {
    this.#after(this.#options.ringTimeoutMs, () => this.#end('no-answer'));
  }

  /** Picks up. Then the digits are played, then both sides are bridged. */
  answer(): void {
    if (this.#state !== 'ringing') return;
    this.#state = 'answered';
    this.#answeredMs = this.#options.clock();
    this.#options.onAnswered();
    this.#playDigits(this.#options.sendDigits);
  }

  /** Refuses the call; ignored once it was answered. */
  reject(kind: 'busy' | 'failed' | 'no-answer'): void {
    if (this.#state === 'ringing') this.#end(kind);
  }

  /** Digits as they are heard, one at a time. */
  onDigits(listener: (digits: string) => void): void {
    this.#onDigits = listener;
  }

  /** The caller is gone: hung up, or was taken away while this leg rang or talked. */
  onCallerHangup(listener: () => void): void {
    this.#onCallerHangup = listener;
  }

  /** Speaks to the caller, who hears it only once both sides are bridged. */
  says(mulaw: Buffer): void {
    if (this.#state === 'bridged') this.#options.play(mulaw);
  }

  /** The called side hangs up. Idempotent. */
  hangUp(): void {
    if (this.#state === 'ringing') this.#end('busy');
    else this.#end('completed');
  }

  /** The carrier takes the caller away. Idempotent. */
  cancel(): void {
    if (this.#state === 'ended') return;
    this.#end(this.#state === 'ringing' ? 'canceled' : 'completed');
    this.#onCallerHangup?.();
  }

  #playDigits(digits: string): void {
    const digit = digits[0];
    if (digit === undefined) {
      this.#bridge();
      return;
    }
    const lengthMs = (DIGIT_MS[digit] ?? TONE_MS) * this.#options.digitScale;
    this.#after(lengthMs, () => {
      if (!(digit in DIGIT_MS)) this.#onDigits?.(digit);
      if (this.#state === 'answered') this.#playDigits(digits.slice(1));
    });
  }

  #bridge(): void {
    this.#state = 'bridged';
    this.#after(this.#options.timeLimitMs, () => this.#end('completed'));
    this.#options.onBridged();
    this.#resolveBridged(true);
  }

  #after(delayMs: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, delayMs).unref();
  }

  #end(status: DialStatus): void {
    if (this.#state === 'ended') return;
    const bridged = this.#state === 'bridged';
    const answered = this.#answeredMs !== undefined;
    const durationMs = this.#answeredMs === undefined ? 0 : this.#options.clock() - this.#answeredMs;
    this.#state = 'ended';
    clearTimeout(this.#timer);
    this.#resolveBridged(false);
    this.#resolveEnded({ status, durationMs, answered, bridged });
  }
}
