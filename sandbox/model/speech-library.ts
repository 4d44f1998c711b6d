import { readFileSync } from 'node:fs';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { beginningOf, printDistance, printSpeech, type SpeechPrint } from './speech-print.ts';

const FOLDER = new URL('../../fixtures/audio/', import.meta.url);
/** Above what line noise, resampling and lost frames do to a sentence, and below what tells sentences apart. */
const SAME_SENTENCE_DISTANCE = 0.16;

/** One recorded sentence. `mulaw`: raw G.711 mu-law, 8 kHz; `ms`: its length. */
export interface Utterance {
  readonly id: string;
  readonly text: string;
  readonly speaker: 'caller' | 'assistant';
  readonly lang: string;
  readonly mulaw: Buffer;
  readonly ms: number;
}

/** The text for a sound that is no known sentence. */
export const UNINTELLIGIBLE = 'unintelligible';

/** The recorded sentences of `fixtures/audio`, by id, by text and by sound. */
export class SpeechLibrary {
  readonly #byId: ReadonlyMap<string, Utterance>;
  readonly #byText: ReadonlyMap<string, Utterance>;
  readonly #callers: readonly Utterance[];
  readonly #prints: readonly PrintedUtterance[];

  /** What is written for speech of this length, in milliseconds, that is no known sentence. */
  readonly textOfUnknown: (ms: number) => string;

  constructor(
    utterances: readonly Utterance[],
    textOfUnknown: (ms: number) => string = () => UNINTELLIGIBLE,
  ) {
    this.textOfUnknown = textOfUnknown;
    this.#byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
    this.#byText = new Map(utterances.map((utterance) => [normaliseText(utterance.text), utterance]));
    this.#callers = utterances.filter(({ speaker }) => speaker === 'caller');
    this.#prints = this.#callers.map((utterance) => ({
      utterance,
      print: printSpeech(decodeMulaw(utterance.mulaw)),
    }));
  }

  /**
   * Reads `fixtures/audio`.
   * @throws Error when its index or one of its recordings is missing or malformed
   */
  static load(textOfUnknown?: (ms: number) => string): SpeechLibrary {
    const index: unknown = JSON.parse(readFileSync(new URL('index.json', FOLDER), 'utf8'));
    if (!Array.isArray(index)) throw new Error('fixtures/audio/index.json is not a list');
    return new SpeechLibrary(index.map(readUtterance), textOfUnknown);
  }

  /** @throws Error when there is no such recording */
  utterance(id: string): Utterance {
    const utterance = this.#byId.get(id);
    if (!utterance) throw new Error(`no recording '${id}' in fixtures/audio`);
    return utterance;
  }

  /** The recording of this text; case, punctuation and spacing do not matter. */
  find(text: string): Utterance | undefined {
    return this.#byText.get(normaliseText(text));
  }

  utterances(): readonly Utterance[] {
    return [...this.#byId.values()];
  }

  callerUtterances(): readonly Utterance[] {
    return this.#callers;
  }

  /** The caller's recording whose beginning sounds most like this. */
  recogniseBeginning(heard: SpeechPrint): Utterance | undefined {
    return nearest(
      heard,
      this.#prints.map(({ utterance, print }) => ({ utterance, print: beginningOf(print, heard.frames) })),
    );
  }

  /** The caller's recording that sounds like this, if one does. */
  recognise(heard: SpeechPrint): Utterance | undefined {
    return nearest(heard, this.#prints);
  }
}

interface PrintedUtterance {
  readonly utterance: Utterance;
  readonly print: SpeechPrint;
}

function nearest(heard: SpeechPrint, prints: readonly PrintedUtterance[]): Utterance | undefined {
  let best: Utterance | undefined;
  let bestDistance = SAME_SENTENCE_DISTANCE;
  for (const { utterance, print } of prints) {
    const distance = printDistance(heard, print);
    if (distance >= bestDistance) continue;
    best = utterance;
    bestDistance = distance;
  }
  return best;
}

/** Lower case, letters and digits of any script, single spaces. */
export function normaliseText(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function readUtterance(entry: unknown): Utterance {
  const fields = typeof entry === 'object' && entry !== null ? new Map(Object.entries(entry)) : new Map();
  const id: unknown = fields.get('id');
  const text: unknown = fields.get('text');
  const speaker: unknown = fields.get('speaker');
  const lang: unknown = fields.get('lang');
  if (typeof id !== 'string' || typeof text !== 'string' || typeof lang !== 'string') {
    throw new Error('an entry of fixtures/audio/index.json lacks id, text or lang');
  }
  if (speaker !== 'caller' && speaker !== 'assistant') throw new Error(`unknown speaker of '${id}'`);
  const mulaw = readFileSync(new URL(`${id}.ulaw`, FOLDER));
  return { id, text, speaker, lang, mulaw, ms: mulaw.length / BYTES_PER_MS };
}
