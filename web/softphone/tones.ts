const RATE_HZ = 24_000;
const LOUDNESS = 0.12 * 32_767;
const FADE_SAMPLES = 240;

/** A sound of several pure tones, PCM16 at 24 kHz. */
export function tone(hertz: readonly number[], ms: number): Int16Array {
  const length = Math.round((RATE_HZ * ms) / 1000);
  return Int16Array.from({ length }, (_, at) => {
    const sum = hertz.reduce((total, hz) => total + Math.sin((2 * Math.PI * hz * at) / RATE_HZ), 0);
    const fade = Math.min(1, at / FADE_SAMPLES, (length - at) / FADE_SAMPLES);
    return Math.round((sum / hertz.length) * LOUDNESS * fade);
  });
}

/** What a caller hears while it rings, in North America: 2 s, then 4 s of silence. */
export const RINGING: Int16Array = joined(tone([440, 480], 2000), new Int16Array(RATE_HZ * 4));
/** Stands for words that this browser has no voice for. */
export const BEEP: Int16Array = tone([800], 200);

function joined(...pieces: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
