/** What is wrong with the line from the caller to the gateway. All are 0 on a good one. */
export interface LineFaults {
  /** Frames of 20 ms that never arrive, in percent. */
  readonly lossPercent: number;
  /** Each frame is late by up to this much, in milliseconds. */
  readonly jitterMs: number;
  /** All frames are late by this much, in milliseconds. */
  readonly delayMs: number;
  /** Hiss, in percent of full scale. */
  readonly noisePercent: number;
  /** How loud the caller's telephone sends back what it plays, in percent. */
  readonly echoPercent: number;
}

export const GOOD_LINE: LineFaults = {
  lossPercent: 0,
  jitterMs: 0,
  delayMs: 0,
  noisePercent: 0,
  echoPercent: 0,
};

/** The most that each may be set to. */
export const WORST_LINE: LineFaults = {
  lossPercent: 30,
  jitterMs: 200,
  delayMs: 1000,
  noisePercent: 10,
  echoPercent: 50,
};

const PERCENT = 100;
const FULL_SCALE = 32_768;

/** Adds hiss and echo to what the caller says. @param random 0 to 1 */
export function disturbed(
  spoken: Int16Array,
  echo: Int16Array,
  { noisePercent, echoPercent }: LineFaults,
  random: () => number = Math.random,
): Int16Array {
  if (noisePercent === 0 && echoPercent === 0) return spoken;
  const hiss = (noisePercent / PERCENT) * FULL_SCALE;
  return spoken.map((sample, at) => {
    const disturbance = (2 * random() - 1) * hiss + ((echo[at] ?? 0) * echoPercent) / PERCENT;
    return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample + disturbance)));
  });
}
