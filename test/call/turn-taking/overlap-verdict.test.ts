import { describe, expect, it } from 'vitest';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import {
  judgeOverlap,
  type OverlapEvidence,
} from '../../../src/call/conversation/turn-taking/overlap-verdict.ts';
import { judgeTurn, type TurnEvidence } from '../../../src/call/conversation/turn-taking/turn-verdict.ts';

const SOUND: OverlapEvidence = {
  words: 'none',
  wordsAreFinal: false,
  wordsCome: true,
  soundMs: 300,
  voiceMs: 300,
  relativeDb: 0,
  isEcho: false,
  elapsedMs: 300,
  endedMs: undefined,
  isCollision: false,
  isAnswer: false,
};

describe('a sound of the caller over the assistant', () => {
  it.each<[string, Partial<OverlapEvidence>, string]>([
    ['is waited for while it is short', {}, 'wait'],
    ['that goes on makes the assistant pause', { soundMs: 700 }, 'pause'],
    ['does so sooner when both have just begun', { soundMs: 580, isCollision: true }, 'pause'],
    ['that goes on for long is an interruption', { soundMs: 1_600 }, 'interruption'],
    ['with words for silence is one at any length', { words: 'stop' }, 'interruption'],
    ['with content is one', { words: 'content' }, 'interruption'],
    ['that says "mm-hm" is none', { words: 'acknowledgement', soundMs: 900 }, 'wait'],
    ['far below the level of the caller is none', { soundMs: 1_600, relativeDb: -12 }, 'unclear'],
    ['that follows the assistant is none', { soundMs: 1_600, isEcho: true }, 'unclear'],
    ['is over, and its words are waited for', { endedMs: 100 }, 'wait'],
    ['is over without words: the assistant goes on', { endedMs: 500 }, 'unclear'],
    ['never has words', { endedMs: 3_100 }, 'noise'],
    ['had no words', { endedMs: 100, wordsAreFinal: true }, 'noise'],
    ['was an "mm-hm"', { endedMs: 100, wordsAreFinal: true, words: 'acknowledgement' }, 'backchannel'],
    [
      'had content, as it turns out later',
      { endedMs: 2_000, wordsAreFinal: true, words: 'content' },
      'interruption',
    ],
    ['was said to somebody else', { endedMs: 100, words: 'content', relativeDb: -12 }, 'side_talk'],
    ['was said to somebody else, by its words', { endedMs: 100, words: 'aside' }, 'side_talk'],
    ['was an echo', { endedMs: 100, words: 'content', isEcho: true }, 'echo'],
    [
      'may answer a question: the end is waited for',
      { endedMs: 100, words: 'acknowledgement', isAnswer: true },
      'wait',
    ],
    [
      'was long, and no words come in this call',
      { endedMs: 0, voiceMs: 900, wordsCome: false },
      'interruption',
    ],
  ])('%s', (_what, evidence, judgement) => {
    expect(judgeOverlap({ ...SOUND, ...evidence }, FLOOR_RULES)).toBe(judgement);
  });

  it('is judged without a rule that is switched off', () => {
    const judge = (evidence: Partial<OverlapEvidence>, off: object) =>
      judgeOverlap({ ...SOUND, ...evidence }, { ...FLOOR_RULES, ...off });
    expect(judge({ words: 'acknowledgement' }, { acknowledgements: false })).toBe('interruption');
    expect(judge({ soundMs: 900, relativeDb: -12 }, { levelGate: false })).toBe('pause');
    expect(judge({ soundMs: 900, isEcho: true }, { echoGuard: false })).toBe('pause');
    expect(judge({ soundMs: 1_600 }, { voiceLength: false })).toBe('wait');
    expect(judge({ endedMs: 100 }, { lateWords: false })).toBe('noise');
    expect(judge({ words: 'aside', endedMs: 1 }, { asides: false })).toBe('interruption');
  });
});

const SAID: TurnEvidence = {
  words: 'none',
  wordsAreFinal: false,
  wordsCome: true,
  voiceMs: 300,
  relativeDb: 0,
  endedMs: 0,
  isSecondTry: false,
};

describe('something said in silence', () => {
  it.each<[string, Partial<TurnEvidence>, string]>([
    ['is answered as soon as it has words', { words: 'acknowledgement' }, 'answer'],
    ['is answered without them when it was long', { voiceMs: 600 }, 'answer'],
    ['is waited for when it was short', {}, 'wait'],
    ['is answered in doubt', { endedMs: 800 }, 'answer'],
    ['is answered in doubt, immediately, where no words come', { wordsCome: false }, 'answer'],
    ['is a click', { voiceMs: 40, endedMs: 800 }, 'noise'],
    ['had no words', { wordsAreFinal: true }, 'noise'],
    ['was said to somebody else', { words: 'content', relativeDb: -12 }, 'side_talk'],
    ['was said again from further away', { words: 'content', relativeDb: -12, isSecondTry: true }, 'answer'],
  ])('%s', (_what, evidence, judgement) => {
    expect(judgeTurn({ ...SAID, ...evidence }, FLOOR_RULES)).toBe(judgement);
  });
});
