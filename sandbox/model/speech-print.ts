/** Samples of one 20 ms frame at 8 kHz. */
export const PRINT_FRAME = 160;
/** Root mean square below which a frame counts as silent: about -42 dB of full scale. */
export const SILENT_RMS = 250;
const SILENT_POWER = SILENT_RMS ** 2;
/** Energy in decibels above silence that counts as fully loud. */
const LOUD_DB = 30;
/** Lags of the autocorrelation, a cheap picture of the spectrum that does not depend on loudness. */
const LAGS = 4;
const FEATURES = LAGS + 1;
/** How far two prints may drift apart: 100 ms lost, 40 ms cut at the start, and a margin. */
const BAND_FRAMES = 10;

/** What a sentence sounds like: for each 20 ms frame its loudness and the first autocorrelation lags. */
export interface SpeechPrint {
  readonly frames: number;
  /** `FEATURES` numbers a frame: loudness 0 to about 1.5, then the lags, each -1 to 1. */
  readonly features: Float32Array;
}

/** Mean power of some samples. */
export function meanPower(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += sample * sample;
  return pcm.length > 0 ? sum / pcm.length : 0;
}

export function isSilent(power: number): boolean {
  return power < SILENT_POWER;
}

/** Prints the speech in PCM16 at 8 kHz, from its first loud frame to its last. */
export function printSpeech(pcm: Int16Array): SpeechPrint {
  const total = Math.floor(pcm.length / PRINT_FRAME);
  const features = new Float32Array(total * FEATURES);
  let first = total;
  let last = -1;
  for (let index = 0; index < total; index += 1) {
    const frame = pcm.subarray(index * PRINT_FRAME, (index + 1) * PRINT_FRAME);
    const power = meanPower(frame);
    if (isSilent(power)) continue;
    writeFeatures(features.subarray(index * FEATURES, (index + 1) * FEATURES), frame, power);
    first = Math.min(first, index);
    last = index;
  }
  if (last < 0) return { frames: 0, features: new Float32Array(0) };
  return { frames: last - first + 1, features: features.slice(first * FEATURES, (last + 1) * FEATURES) };
}

function writeFeatures(into: Float32Array, frame: Int16Array, power: number): void {
  into[0] = (10 * Math.log10(power / SILENT_POWER)) / LOUD_DB;
  for (let lag = 1; lag <= LAGS; lag += 1) {
    let sum = 0;
    for (let i = lag; i < frame.length; i += 1) sum += (frame[i] ?? 0) * (frame[i - lag] ?? 0);
    into[lag] = sum / (power * frame.length);
  }
}

/** The first frames of a print; all of them when there are fewer. */
export function beginningOf({ frames, features }: SpeechPrint, count: number): SpeechPrint {
  const kept = Math.min(frames, count);
  return { frames: kept, features: features.subarray(0, kept * FEATURES) };
}

/**
 * How different two prints are: 0 the same, above 0.16 another sentence. Dynamic time warping within a
 * band, so that lost or repeated frames cost little; infinite when the lengths do not fit.
 */
export function printDistance(a: SpeechPrint, b: SpeechPrint): number {
  if (Math.abs(a.frames - b.frames) > BAND_FRAMES || a.frames === 0 || b.frames === 0) return Infinity;
  let above = new Float64Array(b.frames + 1).fill(Infinity);
  let row = new Float64Array(b.frames + 1);
  above[0] = 0;
  for (let i = 1; i <= a.frames; i += 1) {
    row.fill(Infinity);
    const to = Math.min(b.frames, i + BAND_FRAMES);
    for (let j = Math.max(1, i - BAND_FRAMES); j <= to; j += 1) {
      const nearest = Math.min(above[j - 1] ?? Infinity, above[j] ?? Infinity, row[j - 1] ?? Infinity);
      row[j] = nearest + frameDistance(a.features, (i - 1) * FEATURES, b.features, (j - 1) * FEATURES);
    }
    [above, row] = [row, above];
  }
  return (above[b.frames] ?? Infinity) / Math.max(a.frames, b.frames);
}

function frameDistance(a: Float32Array, aAt: number, b: Float32Array, bAt: number): number {
  let sum = 0;
  for (let i = 0; i < FEATURES; i += 1) sum += Math.abs((a[aAt + i] ?? 0) - (b[bAt + i] ?? 0));
  return sum / FEATURES;
}
