import { meanPcmLevel } from '../../audio/loudness.ts';
import { encodeMulaw } from '../../audio/mulaw.ts';
import { Resampler } from '../../audio/resampler.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import { SupervisorSpeech } from './supervisor-speech.ts';

const SUPERVISOR_RATE_HZ = 24_000;
const BYTES_PER_MS = 48;

/** What waits to be heard. More would be a delay that never ends, because a microphone never pauses. */
const MAX_AHEAD_MS = 400;

interface SupervisorLineParts {
  readonly media: CallMedia;
  readonly drops: Pick<FrameDrops, 'count'>;
  /** A piece of speech of this name is played. */
  readonly itemId: string;
  readonly observer: CallObserver | undefined;
}

/** The supervisor's microphone on the caller's line. */
export class SupervisorLine {
  readonly #parts: SupervisorLineParts;
  readonly #resampler: Resampler;
  /** The first byte of a sample whose second byte is still to come. */
  #half: number | undefined;
  #isOpen = true;
  readonly #speech: SupervisorSpeech | undefined;

  constructor(parts: SupervisorLineParts) {
    this.#parts = parts;
    this.#speech = parts.observer && new SupervisorSpeech(parts.observer, parts.itemId);
    this.#resampler = new Resampler(SUPERVISOR_RATE_HZ, parts.media.line.sampleRateHz);
  }

  /** @param pcm PCM16 little endian, 24 kHz */
  speak(pcm: Uint8Array): void {
    const { media, drops, itemId } = this.#parts;
    if (!this.#isOpen) return;
    const samples = this.#samplesOf(pcm);
    if (samples.length === 0) return;
    if (this.#aheadMs > MAX_AHEAD_MS) {
      drops.count('supervisor_ahead');
      return;
    }
    this.#speech?.hear(meanPcmLevel(pcm, 0, pcm.length), pcm.length / BYTES_PER_MS);
    media.play(itemId, this.#payloadOf(this.#resampler.process(samples)));
  }

  /** Nothing more is spoken here. Idempotent. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#speech?.end();
    this.#parts.media.finishItem(this.#parts.itemId);
  }

  get #aheadMs(): number {
    const heard = this.#parts.media.heard(this.#parts.itemId);
    return heard === undefined ? 0 : heard.sentMs - heard.heardMs;
  }

  #samplesOf(pcm: Uint8Array): Int16Array {
    const bytes = this.#half === undefined ? pcm : Buffer.concat([Buffer.of(this.#half), pcm]);
    const count = bytes.length >> 1;
    this.#half = bytes.length % 2 === 1 ? bytes[bytes.length - 1] : undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 2 * count);
    return Int16Array.from({ length: count }, (_, at) => view.getInt16(2 * at, true));
  }

  #payloadOf(samples: Int16Array): string {
    const isMulaw = this.#parts.media.line.encoding === 'mulaw';
    const bytes = isMulaw
      ? encodeMulaw(samples)
      : new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
}
