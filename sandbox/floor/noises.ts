import { TELEPHONE_RATE_HZ } from '../../src/audio/format.ts';
import type { Random } from '../chaos/random.ts';
import { levelDb } from '../model/sound-level.ts';
import { CALLER_DB } from './clips.ts';
import { clipped, scaled } from './loudness.ts';

const SAMPLES_PER_MS = TELEPHONE_RATE_HZ / 1000;
const BABBLE_MS = 10_000;
const TALKERS = 6;
const LINE_DB = -65;

/** One or two bursts of breath: noise that starts within 20 ms and fades over 150 to 250 ms. */
export function cough(random: Random): Int16Array {
  const bursts = random.between(1, 2);
  const parts: number[] = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    const loudness = burst === 0 ? 1 : 0.6;
    parts.push(...breath(random, random.between(150, 250), loudness));
    if (burst < bursts - 1) parts.push(...silence(random.between(60, 140)));
  }
  return atLevel(parts, CALLER_DB - random.between(0, 6));
}

/** Two to four knocks on wood, 150 to 220 ms apart: low tones that fade within 60 ms. */
export function knock(random: Random): Int16Array {
  const parts: number[] = [];
  const times = random.between(2, 4);
  for (let time = 0; time < times; time += 1) {
    parts.push(...hit(random));
    if (time < times - 1) parts.push(...silence(random.between(60, 120)));
  }
  return atLevel(parts, CALLER_DB - random.between(0, 6));
}

/** Ten seconds of several people who talk at the same time, to be repeated. @param db level, of full scale */
export function babble(voices: readonly Int16Array[], random: Random, db: number): Int16Array {
  const sum = new Float64Array(BABBLE_MS * SAMPLES_PER_MS);
  for (let talker = 0; talker < TALKERS; talker += 1) {
    let at = random.between(0, sum.length - 1);
    for (let filled = 0; filled < sum.length; ) {
      const voice = random.pick(voices);
      if (!voice) break;
      for (const sample of voice) {
        sum[at % sum.length] = (sum[at % sum.length] ?? 0) + sample;
        at += 1;
      }
      const pause = random.between(100, 400) * SAMPLES_PER_MS;
      at += pause;
      filled += voice.length + pause;
    }
  }
  return atLevel(
    Array.from(sum, (sample) => sample / TALKERS),
    db,
  );
}

/** Ten seconds of a line on which nobody speaks. */
export function lineHiss(random: Random): Int16Array {
  return atLevel(
    Array.from({ length: BABBLE_MS * SAMPLES_PER_MS }, () => white(random)),
    LINE_DB,
  );
}

function breath(random: Random, ms: number, loudness: number): number[] {
  const samples = ms * SAMPLES_PER_MS;
  let previous = 0;
  return Array.from({ length: samples }, (_, at) => {
    // A little of the sample before: breath has less of the highest tones than white noise.
    previous = 0.5 * previous + white(random);
    const attack = Math.min(1, at / (20 * SAMPLES_PER_MS));
    return previous * attack * Math.exp((-3 * at) / samples) * loudness * 8000;
  });
}

function hit(random: Random): number[] {
  const hz = random.between(180, 420);
  return Array.from({ length: 90 * SAMPLES_PER_MS }, (_, at) => {
    const fade = Math.exp(-at / (25 * SAMPLES_PER_MS));
    return (Math.sin((2 * Math.PI * hz * at) / TELEPHONE_RATE_HZ) + 0.3 * white(random)) * fade * 8000;
  });
}

function silence(ms: number): number[] {
  return Array.from({ length: ms * SAMPLES_PER_MS }, () => 0);
}

function white(random: Random): number {
  return random.next() * 2 - 1;
}

function atLevel(samples: readonly number[], db: number): Int16Array {
  const most = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 1);
  const pcm = Int16Array.from(samples, (sample) => clipped((sample / most) * 16_000));
  return scaled(pcm, db - levelDb(pcm));
}
