import type { Guard } from '../../../guard.ts';
import type { VoiceClientBase } from '../../../voice/client.ts';
import type { CallState } from '../../phase.ts';
import type { FloorRules } from './floor-rules.ts';

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

  constructor(parts: TurnAnswerParts) {
    this.#parts = parts;
  }

  /** @param isBareStop the caller said nothing but "wait": they are most likely about to speak */
  ask(isBareStop: boolean): void {
    const { state, voice } = this.#parts;
    this.stop();
    // The words may have led to a person.
    if (!state.listens) voice.dropTurn();
    else if (isBareStop) this.#askLater();
    else voice.answerTurn();
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#patience);
  }

  #askLater(): void {
    const { guard, rules, state, voice, callerGoesOn } = this.#parts;
    const answer = guard.wrap('timer', () => {
      if (callerGoesOn()) this.#askLater();
      else if (state.listens) voice.answerTurn();
    });
    this.#patience = setTimeout(answer, rules.afterStopMs).unref();
  }
}
