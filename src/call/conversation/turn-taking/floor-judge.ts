import type { CallState } from '../../phase.ts';
import type { Floor } from '../floor.ts';
import type { FloorEar } from './floor-ear.ts';
import type { FloorRules } from './floor-rules.ts';
import type { OverheardTurn, TurnEnd } from './overheard-turn.ts';
import { judgeOverlap } from './overlap-verdict.ts';
import type { PlaybackPause } from './playback-pause.ts';
import type { TurnOutcomes } from './turn-outcomes.ts';
import { judgeTurn } from './turn-verdict.ts';

interface FloorJudgeParts {
  readonly ear: FloorEar;
  readonly pause: PlaybackPause;
  readonly outcomes: Pick<TurnOutcomes, 'tell' | 'accept' | 'answer' | 'drop' | 'leave'>;
  readonly floor: Pick<Floor, 'busy'>;
  readonly state: Pick<CallState, 'listens'>;
  /** Whether a caller may silence what is being said now. */
  readonly mayInterrupt: () => boolean;
  readonly rules: FloorRules;
}

/** Decides about one turn what can be decided by now. */
export class FloorJudge {
  readonly #parts: FloorJudgeParts;

  constructor(parts: FloorJudgeParts) {
    this.#parts = parts;
  }

  consider(turn: OverheardTurn): void {
    const { state, outcomes } = this.#parts;
    if (!state.listens) outcomes.leave(turn);
    else if (turn.isOverlap) this.#considerOverlap(turn);
    else if (turn.end) this.#considerTurn(turn, turn.end);
  }

  #considerOverlap(turn: OverheardTurn): void {
    const { ear, pause, outcomes, floor, rules, mayInterrupt } = this.#parts;
    if (!floor.busy && (!turn.end || turn.words === 'acknowledgement')) {
      // The assistant has come to its end: the same sound is a turn.
      outcomes.tell(turn);
      return;
    }
    const judgement = judgeOverlap(ear.overlap(turn), rules);
    switch (judgement) {
      case 'wait':
        break;
      case 'pause':
        if (mayInterrupt() && !pause.begin()) outcomes.accept(turn);
        break;
      case 'unclear':
        pause.end();
        break;
      case 'interruption':
        // Of a line that must be heard, it becomes one at the end of the line.
        if (mayInterrupt()) outcomes.accept(turn);
        break;
      case 'backchannel':
      case 'noise':
      case 'echo':
      case 'side_talk':
        outcomes.drop(turn, judgement);
        break;
      default:
        judgement satisfies never;
    }
  }

  #considerTurn(turn: OverheardTurn, end: TurnEnd): void {
    const { ear, outcomes, rules } = this.#parts;
    const judgement = judgeTurn(ear.turn(turn, end), rules);
    if (judgement === 'wait') return;
    if (judgement === 'answer') outcomes.answer(turn);
    else outcomes.drop(turn, judgement);
  }
}
