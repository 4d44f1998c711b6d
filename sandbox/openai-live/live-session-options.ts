import type { HearingMaker } from '../model/hearing.ts';
import type { ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import type { LiveFaults } from './live-faults.ts';

export interface LiveSessionOptions {
  readonly number: number;
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  readonly faults: LiveFaults;
  readonly models: readonly string[];
  /** Times real time. */
  readonly speed: number;
  /** What the session tells of its end, and when it ends, milliseconds from its start. */
  readonly limitMs: number;
  /** How long after the caller's words they are told, milliseconds of the session. */
  readonly callerWordsDelayMs: number;
  /** How long after its end each word of the caller is sent. Default: all of them come after the sentence. */
  readonly callerWordDelayMs?: (() => number) | undefined;
  /** Whether what was heard until now takes the floor. Default: every sound does. */
  readonly takesFloor?: ((heard: string, place: 'over_speech' | 'in_silence') => boolean) | undefined;
  /** What the session hears with. Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker | undefined;
  /** How long after its sound a word of the model is sent, milliseconds of the session. */
  readonly wordsDelayMs: number;
  readonly inputTimeoutMs: number;
  /** Whether its voice says by itself that the caller has to wait, when it has something done. */
  readonly acknowledges: boolean;
  /** How often it tells the seconds that are billed, milliseconds of the session. */
  readonly usageEveryMs: number;
  /** How far its speech runs ahead of the clock, milliseconds: it bridges the moments in which a busy machine stalls. */
  readonly leadMs: number;
  readonly observer?: ModelWireObserver | undefined;
}
