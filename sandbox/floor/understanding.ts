import { assistantTexts } from './answers.ts';
import type { Clip, ClipKind } from './clips.ts';

export type FloorPlace = 'over_speech' | 'in_silence';

const FOR_THE_ASSISTANT: readonly ClipKind[] = ['question', 'interruption', 'correction', 'stop'];

/**
 * A model that makes no mistake about what is said to it: it gives the floor up with the first word that only somebody
 * says who speaks to it, and for nothing else. In silence "yes" is said to it too.
 */
export class Understanding {
  readonly #words: Readonly<Record<FloorPlace, ReadonlySet<string>>>;

  constructor(clips: readonly Clip[]) {
    this.#words = {
      over_speech: wordsOnlyIn(FOR_THE_ASSISTANT, clips),
      in_silence: wordsOnlyIn([...FOR_THE_ASSISTANT, 'backchannel'], clips),
    };
  }

  /** @param heard the words until now */
  takesFloor(heard: string, place: FloorPlace): boolean {
    return heard.split(' ').some((word) => this.#words[place].has(word));
  }
}

/** An echo has the assistant's words. */
function wordsOnlyIn(kinds: readonly ClipKind[], clips: readonly Clip[]): ReadonlySet<string> {
  const isWanted = ({ kind }: Clip) => kinds.includes(kind);
  const wanted = clips.filter(isWanted).flatMap(({ text }) => text.split(' '));
  const others = clips.filter((clip) => !isWanted(clip)).map(({ text }) => text);
  const otherWords = new Set([...others, ...assistantTexts()].flatMap((text) => text.split(' ')));
  return new Set(wanted.filter((word) => !otherWords.has(word)));
}
