import type { CarrierCall } from '../../sandbox/carrier/call.ts';
import type { HeardSpeech } from '../../sandbox/heard-speech.ts';
import { BYTES_PER_MS, SILENCE_BYTE } from '../../src/audio/format.ts';

/** Long enough not to be found by chance in other speech. */
const PROBE_SOUNDS = 100 * BYTES_PER_MS;
/** G.711 has two codes for zero. */
const NEGATIVE_ZERO = 0x7f;

/** Audio without its silence: codes, and the byte at which each of them was. */
export interface Sounds {
  readonly codes: Buffer;
  readonly at: readonly number[];
  /** Of all of it, with its silence. */
  readonly bytes: number;
}

/** A found piece of speech; `next` is the sound after it. */
export interface FoundSpeech extends HeardSpeech {
  readonly next: number;
}

/**
 * What a caller has heard, sound by sound. Silence does not count: a pause that a busy machine makes in the
 * delivery does not change the speech. Each sound is examined once.
 */
export class Hearing {
  readonly #call: Pick<CarrierCall, 'heardSince'>;
  #codes = Buffer.alloc(80_000);
  readonly #at: number[] = [];
  #readUntil = 0;

  constructor(call: Pick<CarrierCall, 'heardSince'>) {
    this.#call = call;
  }

  /** Looks for a whole piece of speech among the sounds from this one on. */
  find(wanted: Sounds, fromSound: number): FoundSpeech | undefined {
    this.#read();
    const heard = this.#codes.subarray(0, this.#at.length);
    const start = heard.indexOf(wanted.codes.subarray(0, PROBE_SOUNDS), fromSound);
    if (start < 0 || wanted.codes.length < PROBE_SOUNDS) return undefined;
    let count = PROBE_SOUNDS;
    while (count < wanted.codes.length && heard[start + count] === wanted.codes[count]) count += 1;
    const whole = count === wanted.codes.length;
    const lead = wanted.at[0] ?? 0;
    return {
      startMs: ((this.#at[start] ?? 0) - lead) / BYTES_PER_MS,
      heardMs: (whole ? wanted.bytes : (wanted.at[count - 1] ?? 0) + 1) / BYTES_PER_MS,
      wholeMs: wanted.bytes / BYTES_PER_MS,
      next: start + count,
    };
  }

  #read(): void {
    const fresh = this.#call.heardSince(this.#readUntil);
    if (this.#at.length + fresh.length > this.#codes.length) {
      this.#codes = Buffer.concat([this.#codes], 2 * (this.#codes.length + fresh.length));
    }
    for (const [index, code] of fresh.entries()) {
      if (code === SILENCE_BYTE || code === NEGATIVE_ZERO) continue;
      this.#codes[this.#at.length] = code;
      this.#at.push(this.#readUntil + index);
    }
    this.#readUntil += fresh.length;
  }
}

/** What to listen for: made once, looked for many times. */
export function soundsOf(mulaw: Uint8Array): Sounds {
  const at: number[] = [];
  for (const [index, code] of mulaw.entries()) {
    if (code !== SILENCE_BYTE && code !== NEGATIVE_ZERO) at.push(index);
  }
  const codes = Buffer.from(at.map((index) => mulaw[index] ?? SILENCE_BYTE));
  return { codes, at, bytes: mulaw.length };
}
