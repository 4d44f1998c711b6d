/** Kaiser's shape for about 65 dB of stop-band attenuation: 0.1102 * (65 - 8.7). */
const KAISER_BETA = 6.2;
const BESSEL_TERMS = 24;

/**
 * Taps of a linear-phase low-pass: a sinc under a Kaiser window, 65 dB down in the stop-band.
 * @param halfTaps the filter has twice as many taps plus one, and delays by this many samples
 * @param cutoff half-amplitude point as a fraction of the sample rate, 0 to 0.5
 */
export function lowPassTaps(halfTaps: number, cutoff: number): Float64Array {
  const taps = new Float64Array(2 * halfTaps + 1);
  for (let i = 0; i < taps.length; i += 1) {
    const position = i - halfTaps;
    taps[i] = sinc(2 * cutoff * position) * 2 * cutoff * kaiser(position / halfTaps);
  }
  return taps;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** `position`: -1 to 1 over the window. */
function kaiser(position: number): number {
  return bessel0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - position * position))) / bessel0(KAISER_BETA);
}

/** Modified Bessel function of the first kind, order zero, by its power series. */
function bessel0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= BESSEL_TERMS; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
