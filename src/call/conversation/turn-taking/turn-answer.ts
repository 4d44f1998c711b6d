import type { Guard } from '../../../guard.ts';
import type { VoiceClientBase } from '../../../voice/client.ts';
import type { CallState } from '../../phase.ts';
import type { FloorRules } from './floor-rules.ts';
import type { OverheardTurn } from './overheard-turn.ts';

interface TurnAnswerParts {
  readonly voice: Pick<VoiceClientBase, 'answerTurn' | 'dropTurn'>;
  readonly state: Pick<CallState, 'listens'>;
  readonly rules: Pick<FloorRules, 'afterStopMs'>;
  readonly guard: Pick<Guard, 'wrap'>;
  /** Whether the caller has begun to say something else. */
  readonly callerGoesOn: () => boolean;
}

/** Asks the model to answer what the caller has said. */
export class TurnAnswer {
  readonly #parts: TurnAnswerParts;
  /** Runs while a caller who has asked for silence may go on to speak. */
  #patience: NodeJS.Timeout | undefined;
  /** What they have said so far. */
  #stop: OverheardTurn | undefined;

  constructor(parts: TurnAnswerParts) {
    this.#parts = parts;
  }

  /** @param turn a caller who says nothing but "wait" is most likely about to speak; undefined for an unknown one */
  ask(turn: OverheardTurn | undefined): void {
    const { state, voice } = this.#parts;
    this.stop();
    // The words may have led to a person.
    if (!state.listens) voice.dropTurn();
    else if (turn?.isBareStop) this.#askLater(turn);
    else voice.answerTurn();
  }

  /** More words of a turn have come. */
  wordsCome(turn: OverheardTurn): void {
    if (turn === this.#stop && !turn.isBareStop) this.ask(turn);
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#patience);
    this.#stop = undefined;
  }

  #askLater(turn: OverheardTurn): void {
    const { guard, rules, callerGoesOn } = this.#parts;
    this.#stop = turn;
    const answer = guard.wrap('timer', () => {
      if (callerGoesOn()) this.#askLater(turn);
      else this.#askNow();
    });
    this.#patience = setTimeout(answer, rules.afterStopMs).unref();
  }

  #askNow(): void {
    const { state, voice } = this.#parts;
    this.#stop = undefined;
    if (state.listens) voice.answerTurn();
  }
}
