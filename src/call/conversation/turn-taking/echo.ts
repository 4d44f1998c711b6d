/** The caller's line returns our sound after this many frames of 20 ms at most: half a second. */
const LONGEST_DELAY_FRAMES = 25;
/** Sounds that rise and fall together this closely are the same sound. */
const LEAST_CORRELATION = 0.8;
/** An echo is this much weaker than what was played. */
const LEAST_LOSS = 4;
/** Quieter than this, there is nothing to compare: mean of |sample|. */
const SILENCE = 60;

/**
 * Whether a caller's sound is an echo of what was played: its level follows ours with one delay, and is much lower.
 * @param heard levels of the latest frames of the caller, oldest first
 * @param played levels of the latest frames that were played, oldest first; 25 frames more than `heard`
 */
export function followsOwnSound(heard: Float32Array, played: Float32Array): boolean {
  const heardMean = meanOf(heard, 0, heard.length);
  if (heardMean < SILENCE) return false;
  for (let delay = 0; delay <= LONGEST_DELAY_FRAMES; delay += 1) {
    const from = played.length - heard.length - delay;
    if (from < 0) break;
    const playedMean = meanOf(played, from, heard.length);
    if (playedMean < heardMean * LEAST_LOSS) continue;
    if (correlation(heard, played, from) >= LEAST_CORRELATION) return true;
  }
  return false;
}

/** How many frames of what was played are compared with so many of the caller. */
export function comparedFrames(heardFrames: number): number {
  return heardFrames + LONGEST_DELAY_FRAMES;
}

function meanOf(values: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += values[from + i] ?? 0;
  return count === 0 ? 0 : sum / count;
}

/** Pearson's, of `heard` and as many frames of `played` from `from` on. */
function correlation(heard: Float32Array, played: Float32Array, from: number): number {
  const { length } = heard;
  const heardMean = meanOf(heard, 0, length);
  const playedMean = meanOf(played, from, length);
  let both = 0;
  let heardSquares = 0;
  let playedSquares = 0;
  for (let i = 0; i < length; i += 1) {
    const a = (heard[i] ?? 0) - heardMean;
    const b = (played[from + i] ?? 0) - playedMean;
    both += a * b;
    heardSquares += a * a;
    playedSquares += b * b;
  }
  const scale = Math.sqrt(heardSquares * playedSquares);
  return scale === 0 ? 0 : both / scale;
}
