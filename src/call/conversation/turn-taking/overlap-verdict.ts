import type { WordsKind } from '../../../spoken/overlap/overlap-phrases.ts';
import type { FloorRules } from './floor-rules.ts';

/** What a sound of the caller over the assistant was. */
export type OverlapVerdict = 'interruption' | 'backchannel' | 'noise' | 'echo' | 'side_talk';

/** What is known of a sound of the caller over the assistant. Milliseconds. */
export interface OverlapEvidence {
  readonly words: WordsKind;
  /** No other words come for it. */
  readonly wordsAreFinal: boolean;
  /** Whether words have come lately at all; without them only the sound tells. */
  readonly wordsCome: boolean;
  /** Voice in the sound that goes on. */
  readonly soundMs: number;
  /** Voice since the model has noticed it. */
  readonly voiceMs: number;
  /** Relative to the caller's own level, in decibels; undefined while that is not known. */
  readonly relativeDb: number | undefined;
  readonly isEcho: boolean;
  /** Since the model has noticed the sound. */
  readonly elapsedMs: number;
  /** Since the model said that the sound is over; undefined before. */
  readonly endedMs: number | undefined;
  /** The assistant had only begun to speak. */
  readonly isCollision: boolean;
  /** The assistant is at the end of a question, which the words may answer. */
  readonly isAnswer: boolean;
}

/**
 * `wait`: nothing is known yet; `pause`: it is most likely an interruption, and the assistant is silent until that is
 * known; `unclear`: it is most likely none, and the assistant goes on until its words show that it was one.
 */
export type OverlapJudgement = 'wait' | 'pause' | 'unclear' | OverlapVerdict;

/** Decides about a sound of the caller over the assistant. */
export function judgeOverlap(evidence: OverlapEvidence, rules: FloorRules): OverlapJudgement {
  if (evidence.endedMs !== undefined) return judgeEnded(evidence, evidence.endedMs, rules);
  const foreign = foreignVoice(evidence, rules);
  if (foreign !== undefined) return evidence.elapsedMs < rules.foreignMs ? 'wait' : 'unclear';
  const kind = countedKind(evidence.words, rules);
  if (kind === 'stop' || kind === 'content') return 'interruption';
  if (rules.voiceLength && evidence.soundMs >= rules.longVoiceMs && kind !== 'aside') return 'interruption';
  if (kind !== 'none') return 'wait';
  return rules.voiceLength && evidence.soundMs >= leastVoice(evidence, rules) ? 'pause' : 'wait';
}

function judgeEnded(evidence: OverlapEvidence, endedMs: number, rules: FloorRules): OverlapJudgement {
  const kind = countedKind(evidence.words, rules);
  const foreign = foreignVoice(evidence, rules);
  switch (kind) {
    case 'stop':
    case 'content':
      return foreign ?? 'interruption';
    case 'aside':
      return 'side_talk';
    case 'acknowledgement':
      if (evidence.isAnswer) return 'wait';
      return evidence.wordsAreFinal || endedMs >= rules.furtherWordsMs ? 'backchannel' : 'unclear';
    case 'none':
      return judgeWordless(evidence, endedMs, rules);
    default:
      return kind satisfies never;
  }
}

function judgeWordless(evidence: OverlapEvidence, endedMs: number, rules: FloorRules): OverlapJudgement {
  const foreign = foreignVoice(evidence, rules);
  if (evidence.wordsAreFinal || !rules.lateWords) return foreign ?? 'noise';
  const isLong = evidence.voiceMs >= rules.wordlessVoiceMs;
  if (!evidence.wordsCome && foreign === undefined && isLong) return 'interruption';
  if (endedMs < rules.lateWordsMs) return 'wait';
  return endedMs < rules.noWordsMs ? 'unclear' : (foreign ?? 'noise');
}

function leastVoice({ wordsCome, isCollision }: OverlapEvidence, rules: FloorRules): number {
  if (!wordsCome) return rules.wordlessVoiceMs;
  return isCollision ? rules.collisionVoiceMs : rules.voiceMs;
}

/** Whose voice it is, if it is not the caller's. */
function foreignVoice(
  { isEcho, relativeDb }: OverlapEvidence,
  { echoGuard, levelGate, gateDb }: FloorRules,
): 'echo' | 'side_talk' | undefined {
  if (echoGuard && isEcho) return 'echo';
  return levelGate && relativeDb !== undefined && relativeDb < -gateDb ? 'side_talk' : undefined;
}

/** A rule that is switched off takes its words for content. */
function countedKind(kind: WordsKind, rules: FloorRules): WordsKind {
  if (kind === 'acknowledgement' && !rules.acknowledgements) return 'content';
  if (kind === 'stop' && !rules.stopWords) return 'content';
  return kind === 'aside' && !rules.asides ? 'content' : kind;
}
