import { Random } from '../chaos/random.ts';
import { CALLER_DB, type Clip } from './clips.ts';
import type { Noise } from './events.ts';
import { babble, lineHiss } from './noises.ts';
import type { PlannedCall } from './plan.ts';

/** Below the caller's level, decibels. */
const BABBLE_DB: Readonly<Record<Exclude<Noise, 'clean'>, number>> = { 'babble-20': -20, 'babble-10': -10 };

/** What is heard behind the callers: the hiss of the line, or people who talk in another language. */
export class Backgrounds {
  readonly #clips: readonly Clip[];
  readonly #made = new Map<string, Int16Array>();

  constructor(clips: readonly Clip[]) {
    this.#clips = clips;
  }

  /** The same for every call in this language, noise and half. */
  of({ lang, noise, exchanges }: PlannedCall): Int16Array {
    const half = exchanges[0]?.question.half ?? 'dev';
    const key = `${lang} ${noise} ${half}`;
    const known = this.#made.get(key) ?? this.#make(lang, noise, half);
    this.#made.set(key, known);
    return known;
  }

  #make(lang: Clip['lang'], noise: Noise, half: Clip['half']): Int16Array {
    const voices = this.#clips.filter((clip) => clip.half === half && clip.lang !== lang);
    const random = new Random(
      [...`${lang} ${half}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
    );
    if (noise === 'clean') return lineHiss(random);
    const sounds = voices
      .filter(({ kind }) => kind === 'sidetalk' || kind === 'question')
      .map(({ pcm }) => pcm);
    return babble(sounds, random, CALLER_DB + BABBLE_DB[noise]);
  }
}
