import type { CarrierFault } from './fault.ts';

export type CallMoment =
  | 'webhook-sent'
  | 'webhook-answered'
  | 'answered'
  | 'verb'
  | 'stream-opened'
  | 'stream-closed'
  | 'clear'
  | 'mark'
  | 'dtmf'
  | 'dial-ringing'
  | 'dial-answered'
  | 'dial-bridged'
  | 'dial-ended'
  | 'updated'
  | 'hang-up'
  | 'error'
  | 'ended';

export type MomentDetail = Readonly<Record<string, string | number | boolean>>;

export interface TimelineEntry {
  /** Milliseconds since the call was placed. */
  readonly atMs: number;
  readonly what: CallMoment;
  readonly detail: MomentDetail;
}

export interface CallError {
  readonly atMs: number;
  /** Twilio's error code. */
  readonly code: number;
  readonly message: string;
}

/** What happened in a call, in order, on the call's own time. */
export class Timeline {
  readonly entries: TimelineEntry[] = [];
  readonly errors: CallError[] = [];
  readonly #clock: () => number;
  readonly #startMs: number;

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#startMs = clock();
  }

  /** Milliseconds since the call was placed. */
  get nowMs(): number {
    return this.#clock() - this.#startMs;
  }

  add(what: CallMoment, detail: MomentDetail = {}): void {
    this.entries.push({ atMs: this.nowMs, what, detail });
  }

  error({ code, message }: CarrierFault): void {
    this.errors.push({ atMs: this.nowMs, code, message });
    this.add('error', { code, message });
  }
}
