import { levelDb } from '../model/sound-level.ts';

/** A word, and the frame that tells of it. */
export interface EndedWord {
  readonly word: string;
  /** 20 ms frames from the beginning of the clip. */
  readonly frame: number;
}

const FRAME = 160;
/** A quieter frame may be the same in two clips. */
const AUDIBLE_DB = -40;

/**
 * When each word of a text ends in speech: each letter takes the same time. A word whose end falls into a pause has
 * ended with the last audible frame before it.
 */
export function wordEnds(text: string, pcm: Int16Array): EndedWord[] {
  const words = text.split(' ').filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let said = 0;
  return words.map((word) => {
    said += word.length;
    return { word, frame: audibleFrame(pcm, Math.ceil((pcm.length * said) / letters / FRAME) - 1) };
  });
}

function audibleFrame(pcm: Int16Array, last: number): number {
  for (let frame = last; frame >= 0; frame -= 1) {
    if (levelDb(pcm.subarray(frame * FRAME, (frame + 1) * FRAME)) > AUDIBLE_DB) return frame;
  }
  return Math.max(0, last);
}
