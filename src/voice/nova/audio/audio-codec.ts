import { TELEPHONE_RATE_HZ } from '../../../audio/format.ts';
import { decodeMulaw, encodeMulaw } from '../../../audio/mulaw.ts';
import { Resampler, type SampleRate } from '../../../audio/resampler.ts';

/** Grows to the longest audio seen. Twilio's frames have 160 bytes, Nova's pieces about 80 ms. */
const FIRST_SCRATCH_BYTES = 1024;
const BYTES_PER_SAMPLE = 2;

/**
 * Converts telephone audio to Nova's and back: base64 mu-law at 8 kHz, PCM16LE at the session's rate. It keeps its
 * buffers and the resamplers' state, so each result is a new string and little else is allocated.
 */
export class AudioCodec {
  readonly #toModel: Resampler;
  readonly #fromModel: Resampler;
  readonly #samplesPerMs: number;
  #mulaw = Buffer.alloc(FIRST_SCRATCH_BYTES);
  #samples = new Int16Array(FIRST_SCRATCH_BYTES);

  constructor(sampleRateHz: SampleRate) {
    this.#toModel = new Resampler(TELEPHONE_RATE_HZ, sampleRateHz);
    this.#fromModel = new Resampler(sampleRateHz, TELEPHONE_RATE_HZ);
    this.#samplesPerMs = sampleRateHz / 1000;
  }

  /**
   * @param payload base64 mu-law
   * @returns base64 PCM, empty when there is no audio in it
   */
  toModel(payload: string): string {
    this.#makeRoom(payload.length);
    const length = this.#mulaw.write(payload, 'base64');
    const telephone = decodeMulaw(this.#mulaw.subarray(0, length), this.#samples);
    const pcm = this.#toModel.process(telephone);
    return Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64');
  }

  /** @returns base64 mu-law, empty when there is no whole sample in it */
  fromModel(pcm: Uint8Array): string {
    const telephone = this.#fromModel.process(samplesOf(pcm));
    this.#makeRoom(telephone.length);
    const { length } = encodeMulaw(telephone, this.#mulaw);
    return this.#mulaw.toString('base64', 0, length);
  }

  /** Base64 PCM of that much silence. */
  silence(ms: number): string {
    return Buffer.alloc(ms * this.#samplesPerMs * BYTES_PER_SAMPLE).toString('base64');
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#mulaw.length) return;
    this.#mulaw = Buffer.alloc(bytes * 2);
    this.#samples = new Int16Array(bytes * 2);
  }
}

/** The same memory when it can be read as samples, otherwise a copy. */
function samplesOf(pcm: Uint8Array): Int16Array {
  const aligned = pcm.byteOffset % BYTES_PER_SAMPLE === 0 ? pcm : Uint8Array.from(pcm);
  return new Int16Array(aligned.buffer, aligned.byteOffset, Math.floor(pcm.length / BYTES_PER_SAMPLE));
}
