import type { ServerHttp2Stream } from 'node:http2';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import type { ChunkChain } from '../bedrock/signature.ts';
import { EventLink, StreamFault } from './event-link.ts';
import { Listener, type Listening, type Understood } from './listener.ts';
import type { TranscribeMood, TranscribeSettings } from './transcribe.ts';
import type { TranscriptionRequest } from './transcribe-rules.ts';

const MAX_CHUNK_BYTES = 32 * 1024;
/** How far the audio may be ahead of real time. */
const MAX_AHEAD_MS = 15_000;
const MS_PER_SECOND = 1000;
/** How many of the last words of a guess may still change. */
const UNSTABLE_WORDS = 1;

export interface TranscriptionStart {
  readonly request: TranscriptionRequest;
  readonly chain: ChunkChain | undefined;
  readonly sessionId: string;
  readonly settings: TranscribeSettings;
  /** How well the service hears now. */
  readonly mood: TranscribeMood;
}

/** One stream of audio that is written down. */
export class SandboxTranscription {
  readonly request: TranscriptionRequest;
  readonly sessionId: string;
  /** Everything that was heard, as mu-law. */
  readonly received: Buffer[] = [];
  readonly #settings: TranscribeSettings;
  readonly #mood: TranscribeMood;
  readonly #link: EventLink;
  readonly #listener: Listening;
  readonly #resampler: Resampler;
  readonly #startedMs = performance.now();
  #heardMs = 0;
  #idle: NodeJS.Timeout | undefined;
  #muted = false;
  /** Whether the client has ended it as the vendor asks. */
  #endedInOrder = false;

  constructor(http: ServerHttp2Stream, start: TranscriptionStart) {
    const { request, chain, sessionId, settings, mood } = start;
    this.#mood = mood;
    this.request = request;
    this.sessionId = sessionId;
    this.#settings = settings;
    this.#resampler = new Resampler(request.sampleRateHz, 8000);
    const { library, segmentSilenceMs: silenceMs, shortestWordMs, makeListener } = settings;
    const options = {
      silenceMs,
      shortestWordMs,
      onWords: (words: Understood) => this.#tell(this.#understood(words)),
    };
    this.#listener =
      makeListener?.(options) ?? new Listener({ library, ignoresNoise: () => mood.ignoresNoise, ...options });
    this.#link = new EventLink(http, {
      chain,
      headers: { 'x-amzn-transcribe-session-id': sessionId },
      onEvent: (type, body) => this.#take(type, body),
      onInputEnd: () => this.#link.end(),
    });
    this.#link.onClose(() => clearTimeout(this.#idle));
  }

  get open(): boolean {
    return this.#link.open;
  }

  get endedInOrder(): boolean {
    return this.#endedInOrder;
  }

  start(): void {
    this.#link.start();
    this.#expectAudio();
  }

  /** Tells nothing any more. */
  mute(): void {
    this.#muted = true;
  }

  freeze(): void {
    this.#muted = true;
    this.#link.pause();
  }

  exception(type: string, message: string): void {
    this.#link.exception(type, message);
  }

  endQuietly(): void {
    this.#link.end();
  }

  reset(): void {
    this.#link.reset();
  }

  /** An event that nobody knows, and one that says nothing. */
  sendGarbage(): void {
    this.#link.send('HologramEvent', { angle: 'x' });
    this.#link.send('TranscriptEvent', { Transcript: { Results: [{ IsPartial: true }] } });
  }

  #take(type: string, body: Buffer): void {
    if (type !== 'AudioEvent') throw new StreamFault('BadRequestException', 'Only AudioEvent is expected.');
    if (body.length > MAX_CHUNK_BYTES)
      throw new StreamFault('BadRequestException', 'The chunk is too large.');
    if (this.#endedInOrder) throw new StreamFault('BadRequestException', 'Audio came after the end.');
    if (body.length === 0) {
      this.#endedInOrder = true;
      return;
    }
    this.#expectAudio();
    this.#hear(body);
  }

  #hear(body: Buffer): void {
    const { encoding, sampleRateHz } = this.request;
    if (encoding === 'pcm' && body.length % 2 === 1)
      throw new StreamFault('BadRequestException', 'The chunk holds half a sample.');
    const pcm = this.#resampler.process(encoding === 'pcm' ? samplesOf(body) : decodeMulaw(body));
    this.#heardMs += body.length / ((encoding === 'pcm' ? 2 : 1) * (sampleRateHz / MS_PER_SECOND));
    if (this.#heardMs - (performance.now() - this.#startedMs) > MAX_AHEAD_MS)
      throw new StreamFault('BadRequestException', 'The audio comes faster than real time.');
    this.received.push(Buffer.from(encodeMulaw(pcm)));
    this.#settings.observer?.audioIn(pcm.length / 8, performance.now());
    this.#listener.hear(pcm);
  }

  #understood(words: Understood): Understood {
    if (!words.isFinal) return { ...words, text: this.#mood.mishears(words.text) };
    return this.#mood.takesBack ? { ...words, text: '' } : words;
  }

  #tell(words: Understood): void {
    const { finalDelayMs, partialDelayMs } = this.#settings;
    const delayMs = this.#mood.lateMs + (words.isFinal ? finalDelayMs : partialDelayMs);
    const event = toEvent(words, this.request.dialects);
    const send = () => {
      if (!this.#muted) this.#link.send('TranscriptEvent', event);
    };
    if (delayMs === 0) send();
    else setTimeout(send, delayMs).unref();
  }

  /** The vendor ends a stream that gets no audio. */
  #expectAudio(): void {
    clearTimeout(this.#idle);
    const { idleLimitMs } = this.#settings;
    const seconds = Math.round(idleLimitMs / MS_PER_SECOND);
    this.#idle = setTimeout(
      () =>
        this.#link.exception(
          'BadRequestException',
          `Your request timed out because no new audio was received for ${seconds} seconds.`,
        ),
      idleLimitMs,
    ).unref();
  }
}

function toEvent(words: Understood, dialects: readonly string[]): unknown {
  const { segment, text, isFinal, endMs, language } = words;
  const contents = text === '' ? [] : text.split(' ');
  const EndTime = endMs / MS_PER_SECOND;
  const LanguageCode = dialects.find((dialect) => dialect.slice(0, 2) === language) ?? dialects[0];
  const Items = contents.map((Content, at) => ({
    Content,
    Type: 'pronunciation',
    StartTime: EndTime,
    EndTime,
    Stable: isFinal || at < contents.length - UNSTABLE_WORDS,
  }));
  const Alternatives = [{ Transcript: text, Items }];
  const result = {
    ResultId: `result-${segment}`,
    StartTime: 0,
    EndTime,
    IsPartial: !isFinal,
    LanguageCode,
    Alternatives,
  };
  return { Transcript: { Results: [result] } };
}

/** A copy, because the bytes may stand at an odd place. */
function samplesOf(pcm: Buffer): Int16Array {
  const samples = new Int16Array(pcm.length / 2);
  Buffer.from(samples.buffer).set(pcm);
  return samples;
}
