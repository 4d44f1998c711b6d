/** Blocks of 128 samples that were not silent. */
export interface TappedSound {
  readonly sampleRateHz: number;
  /** The page's clock at frame 0, milliseconds. */
  readonly zeroMs: number;
  readonly frames: readonly number[];
  /** All blocks, one after the other: PCM16, little endian. */
  readonly audio: Buffer;
}

/** A piece of speech in what was played. Milliseconds on the page's clock. */
export interface FoundSpeech {
  readonly startMs: number;
  /** How much of it was played before silence or something else came. */
  readonly heardMs: number;
  /** How alike it sounds, 0 to 1. */
  readonly likeness: number;
}

const BLOCK = 128;
const RATE_HZ = 8000;
/** A sound that is at least this loud is no rounding of silence. */
const AUDIBLE = 30;
/** Speech pauses; a loudspeaker that is silent for longer has been cleared. */
const PAUSE_MS = 700;
const PROBE_MS = 400;

/** Everything that a page has played, at 8 kHz, with its place on the page's clock. */
export class PlayedSound {
  readonly samples: Float64Array;
  readonly #startMs: number;

  private constructor(samples: Float64Array, startMs: number) {
    this.samples = samples;
    this.#startMs = startMs;
  }

  static of(taps: readonly TappedSound[]): PlayedSound {
    const loudest = taps.toSorted((left, right) => right.frames.length - left.frames.length)[0];
    const first = loudest?.frames[0];
    const last = loudest?.frames.at(-1);
    if (!loudest || first === undefined || last === undefined) return new PlayedSound(new Float64Array(), 0);
    const whole = new Float64Array(last - first + BLOCK);
    const { audio } = loudest;
    loudest.frames.forEach((frame, block) => {
      for (let at = 0; at < BLOCK; at += 1) {
        whole[frame - first + at] = audio.readInt16LE((block * BLOCK + at) * 2);
      }
    });
    const startMs = loudest.zeroMs + (first * 1000) / loudest.sampleRateHz;
    return new PlayedSound(averaged(whole, loudest.sampleRateHz / RATE_HZ), startMs);
  }

  /** When something became audible for the first time after this moment. */
  firstSoundAfter(ms: number): number | undefined {
    const at = this.samples.findIndex((sample, index) => this.#ms(index) > ms && Math.abs(sample) > AUDIBLE);
    return at < 0 ? undefined : this.#ms(at);
  }

  /** Finds speech, PCM16 at 8 kHz, by its beginning; undefined when nothing is alike. */
  find(speech: Int16Array): FoundSpeech | undefined {
    const lead = Math.max(
      0,
      speech.findIndex((sample) => Math.abs(sample) > AUDIBLE),
    );
    const probe = Float64Array.from(speech.subarray(lead, lead + (PROBE_MS * RATE_HZ) / 1000));
    const { at, likeness } = bestMatch(this.samples, probe);
    if (at < 0 || likeness < 0.6) return undefined;
    const end = Math.min(this.#endOfSound(at), at - lead + speech.length);
    return { startMs: this.#ms(at - lead), heardMs: ((end - at + lead) * 1000) / RATE_HZ, likeness };
  }

  /** The end of the sound that goes on at this sample. */
  #endOfSound(from: number): number {
    const pause = (PAUSE_MS * RATE_HZ) / 1000;
    let last = from;
    for (let at = from; at < this.samples.length && at - last < pause; at += 1) {
      if (Math.abs(this.samples[at] ?? 0) > AUDIBLE) last = at;
    }
    return last + 1;
  }

  #ms(sample: number): number {
    return this.#startMs + (sample * 1000) / RATE_HZ;
  }
}

/** Fewer samples, each the mean of those it replaces. */
function averaged(samples: Float64Array, factor: number): Float64Array {
  return Float64Array.from({ length: Math.floor(samples.length / factor) }, (_, index) => {
    const from = Math.floor(index * factor);
    const part = samples.subarray(from, Math.max(from + 1, Math.floor((index + 1) * factor)));
    return part.reduce((sum, sample) => sum + sample, 0) / part.length;
  });
}

/** Coarse enough to be quick: the gateway of a test has to answer at the same time. */
const COARSE = { step: 2, stride: 7 };
const FINE = { step: 1, stride: 2 };
/** Only a place that is more alike than this is compared sample by sample. */
const PROMISING = 0.3;

/** Normalised correlation: coarsely over everything, then finely around the best places. */
function bestMatch(samples: Float64Array, probe: Float64Array): { at: number; likeness: number } {
  const likenessAt = correlator(samples, probe);
  const last = samples.length - probe.length;
  let best = { at: -1, likeness: 0 };
  for (let coarse = 0; coarse <= last; coarse += COARSE.step) {
    if (likenessAt(coarse, COARSE.stride) < Math.max(PROMISING, best.likeness - PROMISING)) continue;
    for (
      let at = Math.max(0, coarse - COARSE.step);
      at <= Math.min(last, coarse + COARSE.step);
      at += FINE.step
    ) {
      const likeness = likenessAt(at, FINE.stride);
      if (likeness > best.likeness) best = { at, likeness };
    }
  }
  return best;
}

/** @returns how alike the probe and the samples from a place on are, by each `stride`-th sample; 0 where it is quiet */
function correlator(samples: Float64Array, probe: Float64Array): (at: number, stride: number) => number {
  const energies = new Float64Array(samples.length + 1);
  for (let at = 0; at < samples.length; at += 1)
    energies[at + 1] = (energies[at] ?? 0) + (samples[at] ?? 0) ** 2;
  const own = probe.reduce((sum, sample) => sum + sample * sample, 0);
  return (at, stride) => {
    const energy = (energies[at + probe.length] ?? 0) - (energies[at] ?? 0);
    if (energy < own / 16) return 0;
    let product = 0;
    for (let index = 0; index < probe.length; index += stride)
      product += (samples[at + index] ?? 0) * (probe[index] ?? 0);
    return (stride * product) / Math.sqrt(energy * own);
  };
}
