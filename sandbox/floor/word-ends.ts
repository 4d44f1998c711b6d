/** A word, and where it ends in its clip. */
export interface EndedWord {
  readonly word: string;
  /** 20 ms frames from the beginning of the clip. */
  readonly frame: number;
}

const FRAME = 160;

/** When each word of a text ends in speech of this many samples: each letter takes the same time. */
export function wordEnds(text: string, samples: number): EndedWord[] {
  const words = text.split(' ').filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let said = 0;
  return words.map((word) => {
    said += word.length;
    return { word, frame: Math.max(0, Math.ceil((samples * said) / letters / FRAME) - 1) };
  });
}
