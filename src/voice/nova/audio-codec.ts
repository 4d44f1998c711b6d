import { BYTES_PER_MS, TELEPHONE_RATE_HZ } from '../../audio/format.ts';
import { decodeMulaw, encodeMulaw } from '../../audio/mulaw.ts';
import { Resampler, type SampleRate } from '../../audio/resampler.ts';

/** Grows to the longest payload seen; Twilio's frames are 160 bytes, Nova's pieces about 80 ms. */
const FIRST_SCRATCH_BYTES = 8192;
const BYTES_PER_SAMPLE = 2;

/**
 * Telephone audio to Nova's and back: base64 mu-law at 8 kHz, base64 PCM16LE at the session's rate. Keeps its
 * buffers and the resamplers' state; each result is a new string, nothing else is allocated on the frame path.
 */
export class AudioCodec {
  readonly #toModel: Resampler;
  readonly #fromModel: Resampler;
  readonly #samplesPerMs: number;
  #bytes = Buffer.alloc(FIRST_SCRATCH_BYTES);
  #samples = new Int16Array(FIRST_SCRATCH_BYTES);
  #resampled = new Int16Array(FIRST_SCRATCH_BYTES);

  constructor(sampleRateHz: SampleRate) {
    this.#toModel = new Resampler(TELEPHONE_RATE_HZ, sampleRateHz);
    this.#fromModel = new Resampler(sampleRateHz, TELEPHONE_RATE_HZ);
    this.#samplesPerMs = sampleRateHz / 1000;
  }

  /** @returns base64 PCM, and how much audio it was; undefined when the payload holds none */
  toModel(mulawBase64: string): { readonly pcm: string; readonly ms: number } | undefined {
    const length = this.#load(mulawBase64);
    if (length === 0) return undefined;
    const telephone = decodeMulaw(this.#bytes.subarray(0, length), this.#samples);
    const pcm = this.#toModel.process(telephone, this.#resampled);
    return { pcm: bytesOf(pcm).toString('base64'), ms: length / BYTES_PER_MS };
  }

  /** @returns base64 mu-law, empty when there is no whole sample in it */
  fromModel(pcmBase64: string): string {
    const samples = Math.floor(this.#load(pcmBase64) / BYTES_PER_SAMPLE);
    const pcm = new Int16Array(this.#bytes.buffer, this.#bytes.byteOffset, samples);
    const telephone = this.#fromModel.process(pcm, this.#resampled);
    // The PCM has been used up or copied sample by sample before its byte is written.
    const mulaw = encodeMulaw(telephone, this.#bytes);
    return Buffer.from(mulaw.buffer, mulaw.byteOffset, mulaw.length).toString('base64');
  }

  /** Base64 PCM of that much silence. */
  silence(ms: number): string {
    return Buffer.alloc(ms * this.#samplesPerMs * BYTES_PER_SAMPLE).toString('base64');
  }

  #load(base64: string): number {
    if (base64.length > this.#bytes.length) {
      this.#bytes = Buffer.alloc(base64.length * 2);
      this.#samples = new Int16Array(base64.length * 2);
      this.#resampled = new Int16Array(base64.length * 2);
    }
    return this.#bytes.write(base64, 'base64');
  }
}

function bytesOf(pcm: Int16Array): Buffer {
  return Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}
