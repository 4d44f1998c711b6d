import type { WordsKind } from '../../../spoken/overlap/overlap-phrases.ts';
import type { FloorRules } from './floor-rules.ts';
import type { OverlapVerdict } from './overlap-verdict.ts';

/** What is known of something that the caller said while the assistant was silent, once it is over. Milliseconds. */
export interface TurnEvidence {
  readonly words: WordsKind;
  /** No other words come for it. */
  readonly wordsAreFinal: boolean;
  /** Whether words have come lately at all; without them only the sound tells. */
  readonly wordsCome: boolean;
  readonly voiceMs: number;
  /** Relative to the caller's own level, in decibels; undefined while that is not known. */
  readonly relativeDb: number | undefined;
  /** Since the model said that the caller has stopped. */
  readonly endedMs: number;
  /** The caller's last turn was taken for somebody else's voice: they may have moved away from the telephone. */
  readonly isSecondTry: boolean;
}

/** `answer`: it is a turn; `wait`: its words may still come; otherwise what it was instead. */
export type FloorJudgement =
  | 'answer'
  | 'wait'
  | Exclude<OverlapVerdict, 'interruption' | 'backchannel' | 'echo'>;

/** Decides whether something said in silence is answered. In doubt it is: a caller must not be left without an answer. */
export function judgeTurn(evidence: TurnEvidence, rules: FloorRules): FloorJudgement {
  const { words, wordsAreFinal, wordsCome, voiceMs, endedMs } = evidence;
  const mayWait = wordsCome && !wordsAreFinal && rules.lateWords && endedMs < rules.silentWordsMs;
  if (isFaint(evidence, rules)) return words === 'none' && mayWait ? 'wait' : 'side_talk';
  if (words === 'aside' && rules.asides) return 'side_talk';
  if (words !== 'none') return 'answer';
  if (wordsAreFinal) return 'noise';
  if (!rules.lateWords || voiceMs >= rules.sureVoiceMs) return 'answer';
  if (mayWait) return 'wait';
  return voiceMs >= rules.leastVoiceMs ? 'answer' : 'noise';
}

function isFaint({ relativeDb, isSecondTry }: TurnEvidence, { levelGate, gateDb }: FloorRules): boolean {
  return levelGate && !isSecondTry && relativeDb !== undefined && relativeDb < -gateDb;
}
