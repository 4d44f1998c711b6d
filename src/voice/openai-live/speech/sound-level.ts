import type { LineFormat } from '../../../audio/line-format.ts';

/**
 * Mean of |sample| from which output counts as speech. LiveKit's client takes 0.0006 of full scale (RMS, October 2026);
 * the mean of speech is a little below its RMS.
 */
const LOUD_LEVEL = 16;

/** `none`: not a single sound, the silence that the model sends while it says nothing. */
export type Sound = 'none' | 'faint' | 'loud';

/** How loud the model's output is. Nearly all of a call's output may be silence, which shows without decoding. */
export class SoundLevel {
  readonly #line: LineFormat;
  #silence = { characters: 0, payload: '' };

  constructor(line: LineFormat) {
    this.#line = line;
  }

  /** @param payload base64 in the format of the line @param bytes how many it holds */
  of(payload: string, bytes: number): Sound {
    if (payload === this.#silenceLike(payload, bytes)) return 'none';
    const audio = Buffer.from(payload, 'base64');
    return this.#line.level(audio, 0, audio.length) >= LOUD_LEVEL ? 'loud' : 'faint';
  }

  #silenceLike({ length }: string, bytes: number): string {
    if (this.#silence.characters !== length) {
      this.#silence = { characters: length, payload: this.#line.silence(bytes) };
    }
    return this.#silence.payload;
  }
}
