import type { OpusDecoder } from 'opus-decoder';
import type { OpusPacket } from './webm-reader.ts';

const RATE_HZ = 24_000;
/** RFC 7845 counts the samples before the sound at 48 kHz, whatever is decoded. */
const PRE_SKIP_RATE_HZ = 48_000;
/**
 * Decoding blocks the process: 3 ms of CPU for a second of a stereo microphone at 32 kbit/s, and three times as much while
 * V8 has not compiled the library (measured, November 2026). So not more than this is decoded before others have their turn.
 */
const SLICE_MS = 240;
const FULL_SCALE = 32_767;

export interface PacketDecoderOptions {
  /** Base64 of PCM16 at 24 kHz. */
  readonly onAudio: (payload: string) => void;
  /** A packet could not be decoded. */
  readonly onDamaged: () => void;
  /** Runs what comes later; a failure in it ends this session and no other. */
  readonly run: (step: () => void) => void;
}

/** Decodes the Opus of one session, in order, in short slices. The library and its decoder are loaded for the first packet. */
export class PacketDecoder {
  readonly #options: PacketDecoderOptions;
  #decoder: OpusDecoder<typeof RATE_HZ> | undefined;
  #state: 'new' | 'loading' | 'ready' | 'closed' = 'new';
  #waiting: OpusPacket[] = [];
  #next: NodeJS.Immediate | undefined;
  /** Samples still to be dropped. */
  #skip = 0;

  constructor(options: PacketDecoderOptions) {
    this.#options = options;
  }

  /** The caller bounds how much may wait. */
  add(packets: readonly OpusPacket[]): void {
    if (this.#state === 'closed' || packets.length === 0) return;
    this.#waiting.push(...packets);
    if (this.#state === 'new') this.#load();
    else if (this.#state === 'ready' && !this.#next) this.#decodeSlice();
  }

  /** Frees the decoder's memory. Idempotent. */
  close(): void {
    this.#state = 'closed';
    this.#waiting = [];
    clearImmediate(this.#next);
    this.#decoder?.free();
    this.#decoder = undefined;
  }

  #load(): void {
    this.#state = 'loading';
    const { run } = this.#options;
    openDecoder().then(
      (decoder) => run(() => this.#onReady(decoder)),
      (error: unknown) =>
        run(() => {
          throw error;
        }),
    );
  }

  #onReady(decoder: OpusDecoder<typeof RATE_HZ>): void {
    // The session may have ended meanwhile.
    if (this.#state === 'closed') {
      decoder.free();
      return;
    }
    this.#decoder = decoder;
    this.#state = 'ready';
    this.#decodeSlice();
  }

  #decodeSlice(): void {
    this.#next = undefined;
    const slice = this.#takeSlice();
    const samples = this.#decode(slice);
    if (this.#waiting.length > 0) {
      this.#next = setImmediate(() => this.#options.run(() => this.#decodeSlice()));
    }
    if (samples.length > 0) this.#options.onAudio(payloadOf(samples));
  }

  #takeSlice(): OpusPacket[] {
    let ms = 0;
    const end = this.#waiting.findIndex((packet) => {
      ms += packet.ms;
      return ms >= SLICE_MS;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end + 1);
  }

  #decode(packets: readonly OpusPacket[]): Int16Array {
    const lengthMs = packets.reduce((sum, { ms }) => sum + ms, 0);
    const samples = new Int16Array(Math.ceil((lengthMs * RATE_HZ) / 1000));
    let length = 0;
    for (const packet of packets) {
      if (packet.preSkip !== undefined) this.#skip = (packet.preSkip * RATE_HZ) / PRE_SKIP_RATE_HZ;
      const decoded = this.#decodePacket(packet);
      const from = Math.min(decoded.length, Math.floor(this.#skip));
      this.#skip -= from;
      for (let at = from; at < decoded.length; at += 1, length += 1)
        samples[length] = toInt16(decoded[at] ?? 0);
    }
    return samples.subarray(0, length);
  }

  #decodePacket({ bytes }: OpusPacket): Float32Array {
    const { channelData, errors } = this.#decoder?.decodeFrame(bytes) ?? { channelData: [], errors: [] };
    if (errors.length > 0) this.#options.onDamaged();
    return channelData[0] ?? new Float32Array(0);
  }
}

/** One channel at the rate of the line: libopus mixes a stereo packet down, and needs no resampler behind it. */
async function openDecoder(): Promise<OpusDecoder<typeof RATE_HZ>> {
  // Loaded late: most gateways never see a page that records WebM.
  const library = await import('opus-decoder');
  const decoder = new library.OpusDecoder({ sampleRate: RATE_HZ, channels: 1 });
  await decoder.ready;
  return decoder;
}

function payloadOf({ buffer, byteOffset, byteLength }: Int16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function toInt16(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);
}
