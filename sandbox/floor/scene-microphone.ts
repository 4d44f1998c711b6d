import { FRAME_BYTES } from '../../src/audio/format.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import type { Microphone } from '../carrier/mouthpiece.ts';
import type { SpokenWords } from '../model/spoken-words.ts';
import { clipped } from './loudness.ts';
import { type EndedWord, wordEnds } from './word-ends.ts';

const FRAME_MS = 20;
/** The way of an echo: loudspeaker, room, microphone and network. */
const ECHO_FRAMES = 250 / FRAME_MS;
const ECHO_FACTOR = 10 ** (-18 / 20);
const ECHO_WORD_FRAMES = 300 / FRAME_MS;

/** A sound that was begun. */
interface Sound {
  readonly pcm: Int16Array;
  readonly words: readonly EndedWord[];
  readonly fromFrame: number;
  readonly ended: () => void;
}

export interface SceneMicrophoneOptions {
  /** What is heard all the time, repeated. */
  readonly background: Int16Array;
  readonly words: SpokenWords;
  /** What the caller's loudspeaker played in this frame since the answer: at most 20 ms of mu-law. */
  readonly played: (frame: number) => Uint8Array;
  /** Called before each frame. */
  readonly onFrame: (frame: number) => void;
}

/** The caller's microphone: background, sounds and echo mixed, and each word noted where it ends. */
export class SceneMicrophone implements Microphone {
  readonly #options: SceneMicrophoneOptions;
  readonly #sum = new Float64Array(FRAME_BYTES);
  #sounds: Sound[] = [];
  #frame = 0;
  #echo: { readonly untilFrame: number; readonly words: string[] } | undefined;

  constructor(options: SceneMicrophoneOptions) {
    this.#options = options;
  }

  /** Milliseconds since the answer. */
  get nowMs(): number {
    return this.#frame * FRAME_MS;
  }

  /** Begins a sound with the next frame. Resolves with its last one. @param text its words, if it has any */
  play(pcm: Int16Array, text = ''): Promise<void> {
    const words = wordEnds(text, pcm);
    return new Promise((ended) => this.#sounds.push({ pcm, words, fromFrame: this.#frame, ended }));
  }

  /** The assistant's own voice comes back for this time, milliseconds. @param text what it says, of which the echo has words */
  echo(ms: number, text: string): void {
    this.#echo = { untilFrame: this.#frame + ms / FRAME_MS, words: text.split(' ') };
  }

  frame(index: number): Buffer {
    this.#frame = index;
    this.#options.onFrame(index);
    const { background } = this.#options;
    for (let at = 0; at < FRAME_BYTES; at += 1) {
      this.#sum[at] = background[(index * FRAME_BYTES + at) % background.length] ?? 0;
    }
    const said = [...this.#mixSounds(index), ...this.#mixEcho(index)];
    const mulaw = Buffer.from(encodeMulaw(Int16Array.from(this.#sum, clipped)));
    if (said.length > 0) this.#options.words.note(mulaw, said.join(' '));
    this.#frame = index + 1;
    return mulaw;
  }

  #mixSounds(index: number): string[] {
    const said: string[] = [];
    for (const { pcm, words, fromFrame, ended } of this.#sounds) {
      const frame = index - fromFrame;
      this.#add(pcm.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES), 1);
      said.push(...words.filter((word) => word.frame === frame).map(({ word }) => word));
      if ((frame + 1) * FRAME_BYTES >= pcm.length) ended();
    }
    this.#sounds = this.#sounds.filter(
      ({ pcm, fromFrame }) => (index - fromFrame + 1) * FRAME_BYTES < pcm.length,
    );
    return said;
  }

  #mixEcho(index: number): string[] {
    const echo = this.#echo;
    if (!echo || index >= echo.untilFrame) return [];
    const played = this.#options.played(Math.round(index - ECHO_FRAMES));
    this.#add(decodeMulaw(played), ECHO_FACTOR);
    const isWord = index % ECHO_WORD_FRAMES === 0 && played.length > 0;
    const word = isWord ? echo.words.shift() : undefined;
    return word === undefined ? [] : [word];
  }

  #add(pcm: Int16Array, factor: number): void {
    for (const [at, sample] of pcm.entries()) this.#sum[at] = (this.#sum[at] ?? 0) + sample * factor;
  }
}
