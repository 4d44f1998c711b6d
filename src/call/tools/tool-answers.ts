import type { Guard } from '../../guard.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CallState } from '../phase.ts';

export interface ToolAnswersParts {
  readonly state: Pick<CallState, 'phase'>;
  readonly conversation: Pick<Conversation, 'answerTool'>;
  readonly guard: Pick<Guard, 'wrap'>;
  /** Told of each call whose result the model has now. */
  readonly onGiven: (callId: string) => void;
}

/** A hand-off takes seconds at least, so this delay is nothing to a caller who comes back from it. */
const LOOK_EVERY_MS = 250;

interface Answer {
  readonly callId: string;
  readonly value: unknown;
  readonly quiet: boolean;
}

/**
 * Gives the results of tools to the model. While the caller is on the way to a person, or goodbye is being said, they
 * wait: the model would speak over the gateway's lines.
 */
export class ToolAnswers {
  readonly #parts: ToolAnswersParts;
  #waiting: Answer[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ToolAnswersParts) {
    this.#parts = parts;
  }

  /** @param quiet the model need not speak about it */
  give(callId: string, value: unknown, quiet = false): void {
    this.#waiting.push({ callId, value, quiet });
    this.#flush();
  }

  /** The call is over, and with it what waits. Idempotent. */
  stop(): void {
    this.#waiting = [];
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #flush(): void {
    const { state, conversation, guard, onGiven } = this.#parts;
    if (state.phase === 'handing_off' || state.phase === 'closing') {
      this.#timer ??= setInterval(
        guard.wrap('timer', () => this.#flush()),
        LOOK_EVERY_MS,
      ).unref();
      return;
    }
    const waiting = this.#waiting;
    this.stop();
    if (state.phase === 'ended') return;
    for (const { callId, value, quiet } of waiting) {
      conversation.answerTool(callId, value, { quiet });
      onGiven(callId);
    }
  }
}
