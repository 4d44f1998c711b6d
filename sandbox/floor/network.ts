import type { VoiceProvider } from '../../src/voice/provider.ts';
import { WordListener } from '../cascade/word-listener.ts';
import { Random } from '../chaos/random.ts';
import { ModelScript } from '../model/script.ts';
import { SpeechLibrary } from '../model/speech-library.ts';
import type { SpokenWords } from '../model/spoken-words.ts';
import { VendorEar } from '../model/vendor-ear.ts';
import { TelephoneNetwork, type TelephoneNetworkOptions } from '../telephone-network.ts';
import { ClipAnswers } from './answers.ts';
import type { Clip } from './clips.ts';
import { Understanding } from './understanding.ts';

export const STOPS_FOR = ['sounds', 'words'] as const;
/**
 * What makes GPT-Live of the sandbox stop: every sound, or words that are said to it. Which sounds the vendor's model
 * stops for is not known, so that one of them is the worst case and the other one the best.
 */
export type StopsFor = (typeof STOPS_FOR)[number];

export interface FloorNetworkOptions {
  readonly provider: VoiceProvider;
  /** Of GPT-Live alone. Default: every sound. */
  readonly stopsFor?: StopsFor | undefined;
  readonly clips: readonly Clip[];
  /** What the callers say, frame by frame. */
  readonly words: SpokenWords;
  readonly seed: number;
  /** From the end of a word to its text, milliseconds. */
  readonly textDelayMs: { readonly least: number; readonly most: number };
}

/** Between the end of the caller's turn and the first sound of the model, milliseconds. */
const THINK_MS = 350;
/** GPT-Live of the sandbox waits for the other part itself. */
const LIVE_THINK_MS = 50;
/** Of real streams: 0.48 s between the end of speech and its detection (Nova 2, August 2026). */
const NOVA_SILENCE_MS = 480;
const MAX_STREAMS = 400;
/** From the end of a stretch of speech to its whole text. */
const FINAL_TEXT_MS = { least: 200, most: 500 };
/** From a sentence to its first sound. */
const POLLY_MS = 250;

/** The sandbox, with ears that hear as the vendors' do and answers to the callers' sentences. */
export function createNetwork(options: FloorNetworkOptions): TelephoneNetwork {
  const { clips, provider } = options;
  const answers = new ClipAnswers(clips, provider === 'openai-live' ? LIVE_THINK_MS : THINK_MS);
  const script = new ModelScript([{ when: /^/, answer: (heard) => answers.answer(heard) }]);
  return new TelephoneNetwork({ script, ...earsOf(options, answers) });
}

type Ears = Pick<TelephoneNetworkOptions, 'openai' | 'bedrock' | 'transcribe' | 'polly'>;

function earsOf(
  { clips, words, seed, textDelayMs, stopsFor }: FloorNetworkOptions,
  answers: ClipAnswers,
): Ears {
  const random = new Random(seed);
  const library = SpeechLibrary.load();
  const wordDelayMs = () => random.between(textDelayMs.least, textDelayMs.most);
  const finalDelayMs = () => random.between(FINAL_TEXT_MS.least, FINAL_TEXT_MS.most);
  const makeEar: NonNullable<NonNullable<Ears['openai']>['makeEar']> = (ear) =>
    new VendorEar({ ...ear, words });
  const understanding = new Understanding(clips);
  return {
    openai: {
      makeEar,
      liveTranscription: { wordDelayMs, finalDelayMs },
      liveCallerWordDelayMs: wordDelayMs,
      ...(stopsFor === 'words' && {
        liveTakesFloor: (heard, place) => understanding.takesFloor(heard, place),
      }),
    },
    bedrock: { makeEar, turnEndSilenceMs: NOVA_SILENCE_MS, maxStreams: MAX_STREAMS },
    transcribe: {
      maxStreams: MAX_STREAMS,
      makeListener: (listening) =>
        new WordListener({
          ...{ ...listening, words, library, wordDelayMs, finalDelayMs },
          languageOf: (text) => answers.clipOf(text)?.lang,
        }),
    },
    polly: { firstSoundMs: POLLY_MS },
  };
}
