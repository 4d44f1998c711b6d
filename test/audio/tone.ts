/** Test signals and their measurement. */
const RAMP_SAMPLES = 400;

/** A sine of `samples` samples, faded in and out so that its ends are no clicks. */
export function tone(
  frequencyHz: number,
  sampleRateHz: number,
  samples: number,
  amplitude = 10_000,
): Int16Array {
  return Int16Array.from({ length: samples }, (_, index) => {
    const fade = Math.min(1, index / RAMP_SAMPLES, (samples - 1 - index) / RAMP_SAMPLES);
    return Math.round(amplitude * fade * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz));
  });
}

/** Root mean square of the middle half, where neither fading nor the filter's start plays a part. */
export function level(pcm: Int16Array): number {
  const middle = pcm.subarray(pcm.length >> 2, pcm.length - (pcm.length >> 2));
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}
