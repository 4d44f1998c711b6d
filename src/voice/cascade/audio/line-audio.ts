import type { LineFormat } from '../../../audio/line-format.ts';
import { decodeMulaw, encodeMulaw } from '../../../audio/mulaw.ts';
import { Resampler } from '../../../audio/resampler.ts';
import type { ServiceFormat } from './service-format.ts';

const BYTES_PER_SAMPLE = 2;

/** Converts the bytes of a caller's line to what a service takes. */
export class LineInput {
  readonly #line: LineFormat;
  readonly #format: ServiceFormat;
  readonly #resampler: Resampler;

  constructor(line: LineFormat, format: ServiceFormat) {
    this.#line = line;
    this.#format = format;
    this.#resampler = new Resampler(line.sampleRateHz, format.sampleRateHz);
  }

  convert(audio: Buffer): Uint8Array {
    if (this.#line.encoding === 'mulaw' && this.#format.encoding === 'mulaw') return audio;
    const pcm = this.#line.encoding === 'mulaw' ? decodeMulaw(audio) : samplesOf(audio);
    return bytesOf(this.#resampler.process(pcm));
  }
}

/**
 * Converts what a service gives, in pieces of any length, to whole frames of the line. One piece of speech needs one
 * of these.
 */
export class LineOutput {
  readonly #line: LineFormat;
  readonly #format: ServiceFormat;
  readonly #resampler: Resampler;
  #half: Buffer = Buffer.alloc(0);
  #waiting: Buffer = Buffer.alloc(0);

  constructor(line: LineFormat, format: ServiceFormat) {
    this.#line = line;
    this.#format = format;
    this.#resampler = new Resampler(format.sampleRateHz, line.sampleRateHz);
  }

  /** @returns audio of a multiple of 20 ms; empty when there is less */
  take(piece: Uint8Array): Buffer {
    const waiting = Buffer.concat([this.#waiting, this.#convert(piece)]);
    const whole = waiting.length - (waiting.length % this.#line.frameBytes);
    this.#waiting = waiting.subarray(whole);
    return waiting.subarray(0, whole);
  }

  /** What is left at the end, shorter than 20 ms. */
  rest(): Buffer {
    const rest = this.#waiting;
    this.#waiting = Buffer.alloc(0);
    return rest;
  }

  #convert(piece: Uint8Array): Uint8Array {
    if (this.#format.encoding === 'mulaw') return piece;
    // A sample may be cut in two.
    const bytes = Buffer.concat([this.#half, piece]);
    const whole = bytes.length - (bytes.length % BYTES_PER_SAMPLE);
    this.#half = bytes.subarray(whole);
    const pcm = this.#resampler.process(samplesOf(bytes.subarray(0, whole)));
    return this.#line.encoding === 'mulaw' ? encodeMulaw(pcm) : bytesOf(pcm);
  }
}

/** A copy, because the bytes may stand at an odd place. */
function samplesOf(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(Math.floor(bytes.length / BYTES_PER_SAMPLE));
  Buffer.from(samples.buffer).set(bytes.subarray(0, samples.length * BYTES_PER_SAMPLE));
  return samples;
}

function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}
