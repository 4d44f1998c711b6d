import type { CarrierCall } from '../../sandbox/carrier/call.ts';
import type { MediaLeg } from '../../sandbox/carrier/media-leg.ts';
import type { CallMoment, TimelineEntry } from '../../sandbox/carrier/timeline.ts';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import type { SessionStatus, StoredSession, StoredTurn } from '../../src/store/session-store.ts';
import type { CallerLine } from './caller-line.ts';
import { eventually } from './eventually.ts';
import { type FoundSpeech, Hearing, soundsOf } from './hearing.ts';
import { type ModelSession, modelSessions } from './model-session.ts';

/** Looking for speech takes some milliseconds, so it does not happen with every tick. */
const LISTEN_EVERY_MS = 25;
/** Each look into the session table is a request. */
const READ_EVERY_MS = 50;
const HEARING_TIMEOUT_MS = 12_000;

/** One call from the caller's side, with the views that only a test has. */
export class PhoneCall {
  readonly carrierCall: CarrierCall;
  readonly #phone: CallerLine;
  readonly #hearing: Hearing;
  /** Sounds before this one are done: a line that comes twice is found twice. */
  #listenedUntil = 0;

  constructor(phone: CallerLine, carrierCall: CarrierCall) {
    this.#phone = phone;
    this.carrierCall = carrierCall;
    this.#hearing = new Hearing(carrierCall);
  }

  get sid(): string {
    return this.carrierCall.sid;
  }

  /** Texts that Twilio spoke itself. */
  get saidByTwilio(): readonly string[] {
    return this.carrierCall.said;
  }

  /** Twilio's error codes. */
  get errors(): readonly number[] {
    return this.carrierCall.errors.map(({ code }) => code);
  }

  moments(what: CallMoment): readonly TimelineEntry[] {
    return this.carrierCall.timeline.filter((entry) => entry.what === what);
  }

  /** The stream the call has now, or had last. @throws Error when it had none */
  get stream(): MediaLeg {
    const stream = this.carrierCall.streams.at(-1);
    if (!stream) throw new Error('the call has no stream');
    return stream;
  }

  /** Waits until the caller has heard all of a line. */
  async hears(line: string, timeoutMs = HEARING_TIMEOUT_MS): Promise<FoundSpeech> {
    const heard = await this.#listen(line, timeoutMs, ({ heardMs, wholeMs }) => heardMs >= wholeMs);
    this.#listenedUntil = heard.next;
    return heard;
  }

  /** Waits until the caller has heard at least this much of a line. */
  hearsPart(line: string, leastMs = 200, timeoutMs = HEARING_TIMEOUT_MS): Promise<FoundSpeech> {
    return this.#listen(line, timeoutMs, ({ heardMs }) => heardMs >= leastMs);
  }

  /** Waits until the caller has heard nothing for this long, milliseconds. */
  async hearsPause(ms: number): Promise<void> {
    await eventually(
      () => {
        const { heard } = this.carrierCall;
        const end = heard.subarray(Math.max(0, heard.length - ms * BYTES_PER_MS));
        return soundsOf(end).codes.length === 0;
      },
      HEARING_TIMEOUT_MS,
      LISTEN_EVERY_MS,
    );
  }

  /** How much of a line has been heard since the last one that was waited for. */
  heard(line: string): FoundSpeech | undefined {
    return this.#hearing.find(soundsOf(this.#phone.pronounce(line)), this.#listenedUntil);
  }

  /** Speaks a recorded line. Resolves when the last of it was sent. */
  async says(utteranceId: string): Promise<void> {
    await this.carrierCall.phone.says(this.#phone.network.library.utterance(utteranceId).mulaw);
  }

  /** Speaks over the assistant until it is silenced. @returns the `clear` at the carrier */
  async interrupts(utteranceId: string): Promise<TimelineEntry> {
    const before = this.moments('clear').length;
    await this.says(utteranceId);
    return eventually(() => this.moments('clear')[before]);
  }

  async presses(digits: string): Promise<void> {
    await this.carrierCall.phone.presses(digits);
  }

  hangsUp(): void {
    this.carrierCall.phone.hangsUp();
  }

  /** Waits until something has happened for the n-th time. */
  happens(what: CallMoment, times = 1, timeoutMs = 10_000): Promise<TimelineEntry> {
    return eventually(() => this.moments(what)[times - 1], timeoutMs);
  }

  /** Waits for the end of the call. */
  async ends(timeoutMs = 10_000): Promise<void> {
    await eventually(() => this.carrierCall.over, timeoutMs);
    await this.carrierCall.done;
  }

  session(): Promise<StoredSession | undefined> {
    return this.#phone.gateway.services.store.readSession(this.sid);
  }

  async hasStatus(status: SessionStatus, timeoutMs = 5_000): Promise<StoredSession> {
    return eventually(
      async () => {
        const session = await this.session();
        return session?.status === status && session;
      },
      timeoutMs,
      READ_EVERY_MS,
    );
  }

  turns(): Promise<StoredTurn[]> {
    return this.#phone.gateway.services.store.readTurns(this.sid);
  }

  /** Waits for a stored turn that holds this text. */
  storedTurn(text: string, timeoutMs = 5_000): Promise<StoredTurn> {
    const find = async () => (await this.turns()).find((turn) => turn.text.includes(text));
    return eventually(find, timeoutMs, READ_EVERY_MS);
  }

  /** The model's side of the stream that the call has now. */
  model(): Promise<ModelSession> {
    const find = async () => {
      const providerSessionId = (await this.session())?.providerSessionId;
      return modelSessions(this.#phone).find(({ id }) => id === providerSessionId);
    };
    return eventually(find, 5_000, READ_EVERY_MS);
  }

  async #listen(
    line: string,
    timeoutMs: number,
    enough: (heard: FoundSpeech) => boolean,
  ): Promise<FoundSpeech> {
    const speech = soundsOf(this.#phone.pronounce(line));
    let last: FoundSpeech | undefined;
    try {
      return await eventually(
        () => {
          last = this.#hearing.find(speech, this.#listenedUntil);
          return last && enough(last) && last;
        },
        timeoutMs,
        LISTEN_EVERY_MS,
      );
    } catch (cause) {
      const soFar = last ? `${last.heardMs} of ${last.wholeMs} ms` : 'nothing';
      throw new Error(`the caller heard ${soFar} of "${line}" in ${timeoutMs} ms`, { cause });
    }
  }
}
