import type { CallParts } from './call-parts.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { GoodbyeReason } from './ending.ts';
import { DurationLimit } from './limits/duration-limit.ts';
import { IdleWatch } from './limits/idle-watch.ts';
import { LAST_WRITES_MS } from './record/call-record.ts';

interface FarewellParts
  extends Pick<CallParts, 'context' | 'guard' | 'state' | 'record' | 'language' | 'ending'> {
  readonly conversation: Conversation;
  /** Whether the caller waits for a tool, which is no silence. */
  readonly waits: () => boolean;
  /** Whether the model works without end, and says nothing. */
  readonly exhausted: () => boolean;
}

/** Ends a call on which nobody speaks any more, and one that has lasted too long: with a warning, and a goodbye. */
export class Farewell {
  readonly #parts: FarewellParts;
  readonly #idle: IdleWatch;
  readonly #duration: DurationLimit;

  constructor(parts: FarewellParts) {
    this.#parts = parts;
    const { context, guard, conversation, waits, exhausted } = parts;
    const { idleCallSeconds, maxCallSeconds } = context.limits;
    this.#idle = new IdleWatch({
      idleMs: idleCallSeconds * 1000,
      busy: () => {
        const { audible, busy, callerSounds } = conversation.floor;
        return audible || callerSounds || (!exhausted() && (busy || waits()));
      },
      onPrompt: guard.wrap('timer', () => this.#askWhetherSomebodyIsThere()),
      onExpired: () => void guard.start(() => this.#sayGoodbye('idle')),
    });
    this.#duration = new DurationLimit({
      limitMs: maxCallSeconds * 1000,
      onWarning: guard.wrap('timer', () => conversation.lines.speakNext(this.#lines.durationWarning)),
      onLimit: () => void guard.start(() => this.#sayGoodbye('max_duration')),
    });
  }

  /** The caller has said something, or pressed a key. */
  callerIsThere(): void {
    this.#idle.touch();
  }

  /** Idempotent. */
  stop(): void {
    this.#idle.stop();
    this.#duration.stop();
  }

  get #lines() {
    return this.#parts.language.lines;
  }

  #goodbyeFor(reason: GoodbyeReason): string {
    const { goodbye, idleGoodbye, durationGoodbye } = this.#lines;
    if (reason === 'idle') return idleGoodbye;
    return reason === 'max_duration' ? durationGoodbye : goodbye;
  }

  /** Either the caller is silent, or Twilio has told another instance that they are gone. */
  #askWhetherSomebodyIsThere(): void {
    const { guard, state, record, ending, conversation } = this.#parts;
    if (state.phase === 'conversing') conversation.speak(this.#lines.idlePrompt);
    void guard.start(async () => {
      if (await record.isOver()) ending.end('caller_hung_up');
    });
  }

  /** A supervisor ends the call. */
  endForSupervisor(): void {
    void this.#parts.guard.start(() => this.#sayGoodbye('ended_by_supervisor'));
  }

  async #sayGoodbye(reason: GoodbyeReason): Promise<void> {
    const { state, record, ending, conversation } = this.#parts;
    // A supervisor speaks with the caller, whose answers may have no words.
    if (reason === 'idle' && state.isTakenOver) return;
    if (!state.advance('say_goodbye')) return;
    ending.beginGoodbye(reason);
    conversation.interrupt();
    await conversation.lines.say(this.#goodbyeFor(reason));
    // The model may have been lost meanwhile, and the caller is on the way to a person.
    if (state.phase !== 'closing') return;
    record.finish('COMPLETED', reason);
    await record.flush(LAST_WRITES_MS);
    ending.end(reason);
  }
}
