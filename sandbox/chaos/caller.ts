import { setTimeout as sleep } from 'node:timers/promises';
import { createAssistant } from '../../src/call/assistant.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { NUMBERS } from './assistants.ts';
import type { Random } from './random.ts';
import { describeSilence, LONG_SILENCE_MS, type Silence } from './silence.ts';
import type { Town } from './town.ts';

export type CallEnd = 'completed' | 'handed_off' | 'goodbye' | 'lost';

export interface CallReport {
  /** The provider of the assistant that was called. */
  readonly provider: VoiceProvider;
  readonly end: CallEnd;
  /** Every time in which the caller waited for a word and heard nothing, until one was heard or the call ended. */
  readonly silences: readonly Silence[];
  /** Streams beyond the first. */
  readonly resumes: number;
  /** For a lost call: what was seen last. */
  readonly why?: string;
}

export interface CallerOptions {
  readonly from: string;
  /** Whose assistant is called. */
  readonly provider: VoiceProvider;
  readonly random: Random;
  /** Aborted when the run is over: the caller says goodbye soon. */
  readonly hurry: AbortSignal;
}

/** A caller who has waited in silence for that long has been lost. */
export const LOST_AFTER_MS = 20_000;
/** People say it again when nothing happens. */
const REPEAT_AFTER_MS = 6_000;
const DIAL_LIMIT_MS = 40_000;
const LOOK_EVERY_MS = 50;
const QUESTIONS = [
  'caller-open-tomorrow',
  'caller-sunday',
  'caller-order-missing',
  'caller-parcel',
  'caller-return-policy',
  'caller-hello',
] as const;
const { apology, idleGoodbye } = createAssistant({}).lines;

/** Raised when the call is decided. */
class CallOver extends Error {}

/** One caller's one call: asks questions, repeats what was not answered, hangs up or wants a person. */
export class Caller {
  readonly #town: Town;
  readonly #random: Random;
  readonly #hurry: AbortSignal;
  readonly #provider: VoiceProvider;
  readonly #call: CarrierCall;
  readonly #silences: Silence[] = [];
  #lost: string | undefined;
  #hungUp = false;

  constructor(town: Town, options: CallerOptions) {
    this.#town = town;
    this.#random = options.random;
    this.#hurry = options.hurry;
    this.#provider = options.provider;
    this.#call = town.network.carrier.place({ from: options.from, to: NUMBERS[options.provider] });
  }

  /** Resolves when the call is over; takes a minute or two at most. */
  async run(): Promise<CallReport> {
    const { calls } = this.#town;
    calls.add(this.#call);
    try {
      await this.#talk();
    } catch (error) {
      if (!(error instanceof CallOver)) throw error;
    } finally {
      if (!this.#call.over) this.#hungUp = true;
      this.#call.phone.hangsUp();
      calls.delete(this.#call);
    }
    const why = this.#end() === 'lost' ? this.#lastSeen() : undefined;
    return {
      provider: this.#provider,
      end: this.#end(),
      silences: this.#silences,
      resumes: Math.max(0, this.#call.streams.length - 1),
      ...(why !== undefined && { why }),
    };
  }

  async #talk(): Promise<void> {
    await this.#waitForWords();
    for (let turn = this.#random.between(3, 7); turn > 0 && !this.#hurry.aborted; turn -= 1) {
      await this.#hearOut();
      await sleep(this.#random.between(200, 2_500));
      await this.#say(this.#random.pick(QUESTIONS) ?? 'caller-hello');
    }
    if (this.#hurry.aborted || this.#random.chance(0.6)) return;
    if (this.#random.chance(0.5)) await this.#call.phone.presses('0');
    else await this.#say('caller-person');
    await this.#person();
  }

  /** Says something and waits for a word; now and then without letting the other speak out. */
  async #say(utteranceId: string): Promise<void> {
    const speech = this.#town.utterance(utteranceId);
    const { lostWords } = this.#call.phone;
    await this.#call.phone.says(speech);
    await this.#waitForWords(speech, lostWords);
  }

  async #hearOut(): Promise<void> {
    if (this.#random.chance(0.2)) return;
    await this.#heard(this.#call.phone.hearsSilence(700, 15_000));
  }

  /** Measures the silence until something is heard. */
  async #waitForWords(repeat?: Buffer, lostBefore = this.#call.phone.lostWords): Promise<void> {
    const sinceMs = this.#call.nowMs;
    const silenceMs = () => this.#call.nowMs - Math.max(sinceMs, this.#rangUntilMs);
    try {
      for (;;) {
        const heard = await this.#heard(this.#call.phone.hearsSpeech(REPEAT_AFTER_MS));
        // Nobody asked for the person, who came because streams were lost too often.
        if (this.#bridged) throw new CallOver();
        if (heard) return;
        if (silenceMs() >= LOST_AFTER_MS) {
          this.#lost = `silence of ${Math.round(silenceMs() / 1000)} s`;
          throw new CallOver();
        }
        if (repeat && this.#rangUntilMs < this.#call.nowMs) void this.#call.phone.says(repeat);
      }
    } finally {
      this.#note(silenceMs(), lostBefore);
    }
  }

  #note(ms: number, lostBefore: number): void {
    const wordsLost = this.#call.phone.lostWords > lostBefore;
    const where =
      ms >= LONG_SILENCE_MS ? `${this.#provider}, ${describeSilence(this.#call)}` : this.#call.sid;
    this.#silences.push({ ms, wordsLost, where });
  }

  /** A person comes, or the assistant is back and says that none will. */
  async #person(): Promise<void> {
    const dueMs = performance.now() + DIAL_LIMIT_MS;
    while (performance.now() < dueMs) {
      if (this.#call.over) throw new CallOver();
      if (this.#bridged) {
        await sleep(1_000);
        return;
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** @returns false when the wait was too long */
  async #heard(hearing: Promise<void>): Promise<boolean> {
    try {
      await hearing;
      return true;
    } catch {
      // The earpiece rejects for both reasons; which one it was, the call tells.
      if (this.#call.over) throw new CallOver();
      return false;
    }
  }

  /** Until when a telephone rang, the caller's own line or a person's: a ringing line is not silent. Call time. */
  get #rangUntilMs(): number {
    const { timeline, nowMs } = this.#call;
    if (this.#seen('answered') === 0 || this.#seen('dial-ringing') > this.#seen('dial-ended')) return nowMs;
    return timeline.findLast(({ what }) => what === 'answered' || what === 'dial-ended')?.atMs ?? 0;
  }

  get #bridged(): boolean {
    return this.#seen('dial-bridged') > 0;
  }

  #seen(what: CarrierCall['timeline'][number]['what']): number {
    return this.#call.timeline.filter((entry) => entry.what === what).length;
  }

  #end(): CallEnd {
    if (this.#lost !== undefined) return 'lost';
    if (this.#bridged) return 'handed_off';
    if (this.#hungUp) return 'completed';
    return this.#call.said.some((text) => text === apology || text === idleGoodbye) ? 'goodbye' : 'lost';
  }

  #lastSeen(): string {
    const moments = this.#call.timeline.slice(-12).map(({ atMs, what, detail }) => {
      const words = Object.entries(detail).map(([name, value]) => `${name}=${value}`);
      return `${(atMs / 1000).toFixed(1)} ${what} ${words.join(' ')}`.trim();
    });
    return [`${this.#provider} ${this.#call.sid}: ${this.#lost ?? 'the call ended'}`, ...moments].join(
      '\n      ',
    );
  }
}
