import { CallWebhooks } from './call-webhooks.ts';
import { newSid } from './identifiers.ts';
import { Line } from './line.ts';
import type { MediaLeg } from './media-leg.ts';
import type { Microphone } from './mouthpiece.ts';
import type { Network } from './network.ts';
import { Phone } from './phone.ts';
import { type CallError, Timeline, type TimelineEntry } from './timeline.ts';
import { TwimlRunner } from './twiml-runner.ts';
import type { Step } from './verb-scope.ts';

export type CallStatus = 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer';

export interface CallOptions {
  /** E.164, or what a withheld number shows as. */
  readonly from: string;
  readonly to: string;
  /** The line hisses between the caller's words, instead of exact silence. */
  readonly lineNoise?: boolean;
  /** Picks up everything on the caller's side; `phone.says` then does nothing. */
  readonly microphone?: Microphone;
}

export interface CallResult {
  readonly status: CallStatus;
  /** Since the answer; 0 when the call was never answered. */
  readonly durationMs: number;
}

/** One inbound call: the caller's telephone at one end, the gateway's TwiML at the other. */
export class CarrierCall {
  readonly sid = newSid('CA');
  readonly from: string;
  readonly to: string;
  readonly phone: Phone;
  /** Every Media Stream of the call, in order. */
  readonly streams: MediaLeg[] = [];
  /** Texts of `<Say>`, in order. */
  readonly said: string[] = [];
  /** Resolves when the first TwiML has come, or the call is over. */
  readonly begun: Promise<void>;
  /** Resolves when the call is over and every request about it was answered. */
  readonly done: Promise<CallResult>;
  readonly startedAt = new Date();
  readonly #network: Network;
  readonly #timeline: Timeline;
  readonly #line: Line;
  readonly #webhooks: CallWebhooks;
  readonly #runner: TwimlRunner;
  #status: CallStatus = 'ringing';
  #resolveBegun: () => void = () => undefined;
  #resolveDone: (result: CallResult | Promise<CallResult>) => void = () => undefined;

  constructor(network: Network, { from, to, lineNoise = false, microphone }: CallOptions) {
    const { clock, ticker, recordsAudio } = network;
    this.from = from;
    this.to = to;
    this.#network = network;
    this.#timeline = new Timeline(clock);
    this.#line = new Line({ clock, ticker, recordsAudio, lineNoise, microphone });
    const { mouthpiece, earpiece } = this.#line;
    this.phone = new Phone({ mouthpiece, earpiece, hangUp: () => this.hangUp('caller') });
    this.#webhooks = new CallWebhooks({
      client: network.webhooks,
      timeline: this.#timeline,
      params: () => this.#params(),
    });
    this.#runner = this.#createRunner();
    this.begun = new Promise((resolve) => {
      this.#resolveBegun = resolve;
    });
    this.done = new Promise((resolve) => {
      this.#resolveDone = resolve;
    });
  }

  get status(): CallStatus {
    return this.#status;
  }

  get over(): boolean {
    return this.#status !== 'ringing' && this.#status !== 'in-progress';
  }

  get timeline(): readonly TimelineEntry[] {
    return this.#timeline.entries;
  }

  get errors(): readonly CallError[] {
    return this.#timeline.errors;
  }

  /** Milliseconds since the call was placed: the time of the timeline. */
  get nowMs(): number {
    return this.#timeline.nowMs;
  }

  /** Milliseconds since the answer; it stands still when the call is over. */
  get durationMs(): number {
    return this.#line.durationMs;
  }

  /** What was really played to the caller since the answer: mu-law, 8 bytes a millisecond, with the silence. */
  get heard(): Buffer {
    return this.#line.heard;
  }

  /** The part of `heard` from this byte to the last sound that was played. Valid until more is played. */
  heardSince(atByte: number): Buffer {
    return this.#line.heardSince(atByte);
  }

  /** What the caller said since the answer, on the same axis. */
  get spoken(): Buffer {
    return this.#line.spoken;
  }

  /** Begins the call with the number's voice webhook. */
  place(voiceUrl: string): void {
    const first: Step = { kind: 'fetch', link: { url: voiceUrl, method: 'POST' }, params: {} };
    this.#resolveDone(this.#run(first));
  }

  /** Ends the call from outside its TwiML. Idempotent. */
  hangUp(by: 'caller' | 'api' | 'carrier'): void {
    if (this.over) return;
    this.#timeline.add('hang-up', { by });
    this.#finish(this.#status === 'ringing' ? 'no-answer' : 'completed');
  }

  /** Replaces the running TwiML. @returns false when the call is not in progress */
  update(step: Step): boolean {
    if (this.#status !== 'in-progress') return false;
    this.#timeline.add('updated');
    this.#runner.replace(step);
    return true;
  }

  async #run(first: Step): Promise<CallResult> {
    const status = await this.#runner.run(first);
    this.#finish(status === 'failed' && this.#status === 'in-progress' ? 'completed' : status);
    await this.#webhooks.settled();
    return { status: this.#status, durationMs: this.durationMs };
  }

  #answer(): void {
    if (this.#status !== 'ringing') return;
    this.#status = 'in-progress';
    this.#line.open();
    this.#timeline.add('answered');
  }

  /** The status comes first, because the requests that follow carry it; the stream's `stop` before its marks. */
  #finish(status: CallStatus): void {
    if (this.over) return;
    this.#status = status;
    this.#runner.hangUp();
    this.#line.close();
    this.#timeline.add('ended', { status });
    this.#resolveBegun();
    this.#tellStatus();
  }

  #tellStatus(): void {
    const { statusCallback } = this.#network;
    if (statusCallback === undefined) return;
    this.#webhooks.tell(
      { url: statusCallback, method: 'POST' },
      {
        ...this.#params(),
        CallDuration: String(Math.round(this.durationMs / 1000)),
        Duration: String(Math.ceil(this.durationMs / 60_000)),
        CallbackSource: 'call-progress-events',
        SequenceNumber: '0',
        Timestamp: new Date().toUTCString(),
      },
    );
  }

  #createRunner(): TwimlRunner {
    const context = {
      sid: this.sid,
      from: this.from,
      to: this.to,
      network: this.#network,
      line: this.#line,
      timeline: this.#timeline,
      webhooks: this.#webhooks,
      answer: () => this.#answer(),
      addStream: (leg: MediaLeg) => void this.streams.push(leg),
      addSaid: (text: string) => void this.said.push(text),
    };
    return new TwimlRunner(context, () => this.#resolveBegun());
  }

  #params(): Record<string, string> {
    return {
      AccountSid: this.#network.accountSid,
      ApiVersion: '2010-04-01',
      CallSid: this.sid,
      CallStatus: this.#status,
      Called: this.to,
      Caller: this.from,
      CallerCity: '',
      CallerCountry: '',
      Direction: 'inbound',
      From: this.from,
      FromCity: '',
      FromCountry: '',
      To: this.to,
      ToCity: '',
      ToCountry: '',
    };
  }
}
