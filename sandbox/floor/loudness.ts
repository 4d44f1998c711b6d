const MOST = 32_767;

/** The same sound, louder or quieter by this many decibels. */
export function scaled(pcm: Int16Array, db: number): Int16Array {
  const factor = 10 ** (db / 20);
  return pcm.map((sample) => clipped(sample * factor));
}

/** Within what 16 bits hold. */
export function clipped(sample: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(sample)));
}
