import { setTimeout as delay } from 'node:timers/promises';
import { FRAME_BYTES, payloadMs } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { Transcript } from '../../../src/call/conversation/transcript.ts';
import { PlaybackLedger } from '../../../src/media/playback/playback-ledger.ts';
import type { HistoryMessage, OngoingCall, VoiceClientBase } from '../../../src/voice/client.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { EventLog } from '../event-log.ts';
import { stampedFrame } from './stamped-speech.ts';

const SILENT_FRAME = silencePayload(FRAME_BYTES);
/** More than any sandbox waits for the end of a turn. */
const PAUSE_FRAMES = 40;

export interface Utterance {
  readonly first: number;
  readonly last: number;
  /** When the last frame was sent, on the clock of `performance.now()`. */
  endedMs: number;
}

/** A caller at a voice client: plays its audio many times faster than a telephone does, and barges in. */
export class TestCall implements OngoingCall {
  readonly transcript = new Transcript(() => undefined);
  readonly utterances: Utterance[] = [];
  /** When each event came, on the clock of `performance.now()`. */
  readonly times: number[] = [];
  readonly #speed: number;
  readonly #ledger: PlaybackLedger;
  readonly #marks: { readonly name: string; readonly dueMs: number }[] = [];
  #client: VoiceClientBase | undefined;
  #log: EventLog | undefined;
  #playedUntilMs = 0;
  #frames = 0;
  #ticker: NodeJS.Timeout | undefined;

  /** @param speed how much faster than real time audio is played */
  constructor(speed = 10) {
    this.#speed = speed;
    this.#ledger = new PlaybackLedger(() => performance.now() * speed);
  }

  get log(): EventLog {
    if (!this.#log) throw new Error('the call was not begun');
    return this.#log;
  }

  begin(client: VoiceClientBase): void {
    this.#client = client;
    this.#log = new EventLog(client, (event) => {
      this.times.push(performance.now());
      this.#onEvent(event);
    });
    this.#ticker = setInterval(() => this.#confirm(), 5);
  }

  end(): void {
    clearInterval(this.#ticker);
  }

  history(): HistoryMessage[] {
    this.#confirm();
    this.transcript.progress((itemId) => this.#ledger.heard(itemId));
    return this.transcript.history();
  }

  silent(): boolean {
    this.#confirm();
    return !this.#ledger.playing;
  }

  /** Speaks stamped frames, one every `paceMs`, then is quiet for long enough. */
  async says(frames: number, paceMs = 0): Promise<Utterance> {
    const utterance: Utterance = { first: this.#frames, last: this.#frames + frames - 1, endedMs: 0 };
    this.utterances.push(utterance);
    for (let count = 0; count < frames; count += 1) {
      this.#client?.sendAudio(stampedFrame(this.#frames));
      this.#frames += 1;
      if (paceMs > 0) await delay(paceMs);
    }
    utterance.endedMs = performance.now();
    await this.isQuiet(PAUSE_FRAMES, paceMs);
    return utterance;
  }

  async isQuiet(frames: number, paceMs = 0): Promise<void> {
    for (let count = 0; count < frames; count += 1) {
      this.#client?.sendAudio(SILENT_FRAME);
      if (paceMs > 0) await delay(paceMs);
    }
  }

  /** When the n-th event of a type came; counts from zero. */
  timeOf(type: VoiceEvent['type'], index = 0): number {
    const at = this.log.events.flatMap((event, place) => (event.type === type ? [place] : []))[index] ?? -1;
    return this.times[at] ?? Number.NaN;
  }

  /** When the first sound came from the stream of the n-th renewal, counting from one; NaN until then. */
  firstSoundAfterRenewal(count: number): number {
    const { events } = this.log;
    const renewals = events.flatMap(({ type }, place) => (type === 'session.renewed' ? [place] : []));
    const from = renewals[count - 1];
    if (from === undefined) return Number.NaN;
    const sound = events.findIndex(({ type }, place) => place > from && type === 'response.audio.delta');
    return this.times[sound] ?? Number.NaN;
  }

  #onEvent(event: VoiceEvent): void {
    switch (event.type) {
      case 'response.audio.delta':
        this.#play(event.itemId, event.delta);
        this.transcript.assistantSpeaks(event.responseId, event.itemId);
        return;
      case 'response.audio.done':
        this.#mark(this.#ledger.finishItem(event.itemId));
        return;
      case 'response.audio_transcript.delta':
        this.transcript.assistantPlans(event.responseId, event.itemId, event.delta);
        return;
      case 'response.audio_transcript.done':
        this.transcript.assistantSaid(event.responseId, event.itemId, event.transcript);
        return;
      case 'conversation.item.input_audio_transcription.completed':
        this.transcript.callerSaid(event.transcript);
        return;
      case 'input_audio_buffer.speech_started':
        if (!this.silent()) this.#interrupt();
        this.transcript.callerSpeaks();
        return;
    }
  }

  #interrupt(): void {
    const heard = this.#ledger.clear();
    this.#marks.length = 0;
    this.#playedUntilMs = 0;
    this.#client?.cancelResponse(heard);
    this.transcript.interrupted(heard);
  }

  #play(itemId: string, payload: string): void {
    const ms = payloadMs(payload);
    this.#ledger.sent(itemId, ms * 8);
    this.#playedUntilMs = Math.max(this.#playedUntilMs, performance.now()) + ms / this.#speed;
    this.#mark(this.#ledger.dueMark());
  }

  #mark(name: string | undefined): void {
    if (name !== undefined) this.#marks.push({ name, dueMs: this.#playedUntilMs });
  }

  /** Echoes the marks of what was played, as Twilio does. */
  #confirm(): void {
    while ((this.#marks[0]?.dueMs ?? Number.POSITIVE_INFINITY) <= performance.now()) {
      for (const { itemId } of this.#ledger.confirm(this.#marks.shift()?.name ?? '')) {
        this.transcript.itemHeard(itemId);
      }
    }
  }
}
