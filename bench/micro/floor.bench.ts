import { bench, describe } from 'vitest';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { FloorEar } from '../../src/call/conversation/turn-taking/floor-ear.ts';
import { FLOOR_RULES } from '../../src/call/conversation/turn-taking/floor-rules.ts';
import { KeptSpeech } from '../../src/call/conversation/turn-taking/kept-speech.ts';
import { OverheardTurn } from '../../src/call/conversation/turn-taking/overheard-turn.ts';
import { judgeOverlap } from '../../src/call/conversation/turn-taking/overlap-verdict.ts';
import { createLogger } from '../../src/logging.ts';
import { kindOfWords, spokenWords } from '../../src/spoken/overlap/overlap-phrases.ts';
import { frameBase64 } from '../stamp.ts';

const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });

function newEar(): FloorEar {
  const kept = new KeptSpeech(TELEPHONE_LINE);
  for (let frame = 0; frame < 200; frame += 1) kept.add('item', payload);
  const media = {
    latest: { itemId: 'item', heardMs: 3_000, sentMs: 4_000 },
    playedLevels: (frames: number) => kept.levelsBefore('item', 24_000, frames),
  };
  return new FloorEar({
    media,
    saying: () => 'We open at nine in the morning.',
    rules: FLOOR_RULES,
    drops: { count: () => undefined },
    logger: createLogger('silent'),
  });
}

describe('20 ms of the caller', () => {
  const quiet = newEar();
  bench('while nothing is undecided', () => {
    quiet.hear(900);
  });
  const loud = newEar();
  const turn = new OverheardTurn({ itemId: 'a', isOverlap: true, isCollision: false });
  loud.turnBegins();
  let frame = 0;
  bench('over the assistant, with a look for an echo in every tenth', () => {
    frame += 1;
    loud.hear(2_000 + 1_500 * Math.sin(frame / 3));
    judgeOverlap(loud.overlap(turn), FLOOR_RULES);
  });
});

describe('20 ms of the assistant', () => {
  const kept = new KeptSpeech(TELEPHONE_LINE);
  let frame = 0;
  bench('kept until it was heard', () => {
    frame += 1;
    kept.add('item', payload);
    if (frame % 50 === 0) kept.forget(() => frame * 160 - 8_000);
  });
});

describe('words over the assistant', () => {
  bench('of three words', () => {
    kindOfWords(spokenWords('Sì, ho capito.'));
  });
});
