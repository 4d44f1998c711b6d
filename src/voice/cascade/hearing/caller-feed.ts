import type { LineFormat } from '../../../audio/line-format.ts';
import type { Guard } from '../../../guard.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import type { VoiceUsage } from '../../events.ts';
import { LineInput } from '../audio/line-audio.ts';
import type { CascadeServices, CascadeTiming } from '../client-options.ts';
import type { Transcription, TranscriptPart } from '../parts.ts';
import type { CallerEar } from './caller-ear.ts';

/** Caller audio that comes before the stream is opened is kept up to this length, milliseconds. */
const MAX_EARLY_MS = 12_000;
/** Less is not reported at the end of a stream. */
const LEAST_SECONDS = 1;

const NO_TOKENS: VoiceUsage = {
  inputTextTokens: 0,
  inputAudioTokens: 0,
  cachedTextTokens: 0,
  cachedAudioTokens: 0,
  outputTextTokens: 0,
  outputAudioTokens: 0,
};

export interface CallerFeedOptions {
  readonly line: LineFormat;
  readonly languages: readonly string[];
  readonly services: Pick<CascadeServices, 'hearing' | 'heardFormat'>;
  readonly timing: Pick<CascadeTiming, 'takesNothingMs'>;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly ear: CallerEar;
  readonly onOpen: (sessionId: string) => void;
  readonly onPart: (part: TranscriptPart) => void;
  readonly onLost: (error: unknown) => void;
}

/** The caller's audio on its way to the service and to the ear, which must hear exactly the same. */
export class CallerFeed {
  readonly #options: CallerFeedOptions;
  readonly #input: LineInput;
  #early: Buffer[] = [];
  #earlyMs = 0;
  #transcription: Transcription | undefined;
  #billedMs = 0;
  #isOver = false;

  constructor(options: CallerFeedOptions) {
    this.#options = options;
    this.#input = new LineInput(options.line, options.services.heardFormat);
  }

  /** What comes from now on is written down, after what has come before. */
  open(): void {
    const { services, languages, timing, guard, drops, onOpen, onPart, onLost } = this.#options;
    this.#transcription = services.hearing.open({
      languages,
      takesNothingMs: timing.takesNothingMs,
      onDropped: () => drops.count('provider_queue'),
      listener: {
        onOpen: guard.wrap('model', onOpen),
        onPart: guard.wrap('model', onPart),
        onMalformed: () => drops.count('provider_malformed'),
        onLost: guard.wrap('model', (error: unknown) => onLost(error)),
      },
    });
    for (const audio of this.#early.splice(0)) this.#pass(audio);
  }

  /** @param payload base64 in the format of the line @returns its playing time, milliseconds */
  hear(payload: string): number {
    const audio = Buffer.from(payload, 'base64');
    const ms = audio.length / this.#options.line.bytesPerMs;
    if (this.#transcription) this.#pass(audio);
    else this.#keep(audio, ms);
    return ms;
  }

  /** The line has given nothing for that long. */
  silence(ms: number): void {
    const { line } = this.#options;
    this.#pass(Buffer.from(line.silence(ms * line.bytesPerMs), 'base64'));
  }

  /** The audio that was sent since the last call; undefined while there is too little to report. */
  takeUsage(): VoiceUsage | undefined {
    const transcribedSeconds = this.#billedMs / 1000;
    if (transcribedSeconds < LEAST_SECONDS) return undefined;
    this.#billedMs = 0;
    return { ...NO_TOKENS, transcribedSeconds };
  }

  /** Ends the stream in the vendor's order. Idempotent. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#transcription?.end();
  }

  /** Idempotent. */
  abort(): void {
    this.#isOver = true;
    this.#early = [];
    this.#transcription?.abort();
  }

  #keep(audio: Buffer, ms: number): void {
    this.#early.push(audio);
    this.#earlyMs += ms;
    if (this.#earlyMs <= MAX_EARLY_MS) return;
    const dropped = this.#early.shift();
    this.#earlyMs -= (dropped?.length ?? 0) / this.#options.line.bytesPerMs;
    this.#options.drops.count('provider_queue');
  }

  #pass(audio: Buffer): void {
    if (this.#isOver) return;
    const { ear, line } = this.#options;
    this.#billedMs += audio.length / line.bytesPerMs;
    this.#transcription?.send(this.#input.convert(audio));
    ear.hear(audio);
  }
}
