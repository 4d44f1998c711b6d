import type { Guard } from '../../guard.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { SteeringAction } from '../../media/call-observer.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { CallContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Transcript } from '../conversation/transcript.ts';
import type { AttemptLog } from '../handoff/attempt-log.ts';
import type { CallHandoff } from '../handoff/call-handoff.ts';
import type { CallPhase, CallState } from '../phase.ts';
import type { Rescue } from '../rescue.ts';
import type {
  AudioListener,
  CallSteering,
  HandoffOrder,
  Listening,
  ReleaseOrder,
  SteeringAnswer,
  SteeringRefusal,
  Supervisor,
  SupervisorVoice,
} from './call-steering.ts';
import { CALL_OVER, notNow, phaseRefusal } from './refusals.ts';
import {
  afterTakeOver,
  noteOf,
  SupervisorNotes,
  type TakeOverEnd,
  takeOverNote,
} from './supervisor-notes.ts';
import { TakeOver } from './take-over.ts';

/** What steering needs of a call that has its model. */
export interface SteeredTalk {
  readonly conversation: Conversation;
  /** Whether the caller types something secret. */
  readonly isSecure: () => boolean;
  readonly sayGoodbye: () => void;
}

interface SteeredCallParts {
  readonly context: Pick<CallContext, 'tap' | 'observer' | 'logger'>;
  readonly media: CallMedia;
  readonly state: CallState;
  readonly guard: Guard;
  readonly drops: FrameDrops;
  readonly transcript: Transcript;
  readonly attempts: AttemptLog;
  readonly handoff: () => Pick<CallHandoff, 'begin' | 'modelIsGone'>;
  readonly rescue: () => Pick<Rescue, 'toPerson'>;
}

/** Listeners of one call. */
export const MOST_LISTENERS = 4;
/** A sentence waits this long for a moment in which nobody speaks; then the assistant is interrupted. */
const SAY_WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 100;

const DONE: SteeringAnswer = { result: 'done' };

/** One live call, as supervisors steer it. One of them at a time takes part in it. */
export class SteeredCall implements CallSteering {
  readonly notes = new SupervisorNotes();
  readonly #parts: SteeredCallParts;
  #talk: SteeredTalk | undefined;
  #takeOver: TakeOver | undefined;
  /** Whose sentence waits or is being spoken. */
  #speaker: Supervisor | undefined;
  /** Who has ended the call or handed it over. */
  #leaver: Supervisor | undefined;
  #modelIsLost = false;

  constructor(parts: SteeredCallParts) {
    this.#parts = parts;
  }

  /** From now on there is a model. */
  talkWith(talk: SteeredTalk): void {
    this.#talk = talk;
  }

  /** The call is in another phase. A take-over ends with the phase that it makes. */
  phaseIs(phase: CallPhase): void {
    if (phase === 'conversing') this.#leaver = undefined;
    if (phase === 'taken_over' || !this.#takeOver) return;
    const { seconds } = this.#takeOver;
    this.#takeOver.end();
    this.#takeOver = undefined;
    this.#parts.attempts.supervisorSpoke(seconds);
  }

  /** No model is left. @returns whether a supervisor speaks with the caller, so that nothing else must happen now */
  modelLost(): boolean {
    this.#modelIsLost = this.#takeOver !== undefined;
    // The supervisor may hand the call over: nobody is left who could go on with it when no person is there.
    if (this.#modelIsLost) this.#parts.handoff().modelIsGone();
    return this.#modelIsLost;
  }

  end(by: Supervisor): SteeringAnswer {
    return this.#act('end', by, (talk) => {
      this.#leaver = by;
      talk.sayGoodbye();
    });
  }

  handOff(by: Supervisor, { reason, note }: HandoffOrder): SteeringAnswer {
    return this.#act('handoff', by, () => {
      const { handoff, transcript } = this.#parts;
      this.#leaver = by;
      handoff().begin({
        reason: 'supervisor',
        sentence: transcript.lastSentence,
        decidedBy: 'supervisor',
        order: `${by.name}: ${reason}${note === undefined ? '' : `\nNote: ${note}`}`,
      });
    });
  }

  whisper(by: Supervisor, text: string): SteeringAnswer {
    return this.#act('whisper', by, ({ conversation }) => {
      this.notes.add(text);
      conversation.inform(noteOf(text));
    });
  }

  say(by: Supervisor, text: string): SteeringAnswer {
    return this.#act('say', by, (talk) => {
      this.#speaker = by;
      void this.#parts.guard.start(() => this.#saySentence(talk, text));
    });
  }

  takeOver(by: Supervisor): SteeringAnswer {
    if (this.#takeOver?.by.id === by.id) return DONE;
    return this.#act('takeover', by, ({ conversation }) => {
      const { state, media, drops, guard, context } = this.#parts;
      conversation.interrupt();
      const onAlone = guard.wrap('timer', () => this.#goOn('lost', undefined));
      this.#takeOver = new TakeOver({ by, media, drops, onAlone, observer: context.observer });
      state.advance('take_over');
    });
  }

  release(by: Supervisor, { next, note }: ReleaseOrder): SteeringAnswer {
    return this.#act('release', by, (talk) => {
      if (next === 'continue') this.#goOn('released', note);
      else {
        this.#leaver = by;
        talk.sayGoodbye();
      }
    });
  }

  listen(by: Supervisor, listener: AudioListener): Listening | SteeringRefusal {
    const { context, state } = this.#parts;
    const { tap, observer } = context;
    if (state.phase === 'ended') return CALL_OVER;
    const refusal = phaseRefusal('listen', state.phase);
    if (refusal) return refusal;
    if (!tap) return notNow('Listening is not possible here.');
    // A supervisor who speaks with the caller must hear them.
    if (tap.listeners >= MOST_LISTENERS && this.#takeOver?.by.id !== by.id) {
      return notNow(`${MOST_LISTENERS} supervisors listen already. Try again when one of them has stopped.`);
    }
    observer?.onCallEvent({ type: 'steered', action: 'listen', by: by.name });
    return { result: 'done', line: tap.line, stop: tap.attach(listener) };
  }

  talk(by: Supervisor, onOver: () => void): SupervisorVoice | SteeringRefusal {
    if (this.#parts.state.phase === 'ended') return CALL_OVER;
    const takeOver = this.#takeOver;
    if (!takeOver) return notNow('Take the call over first.');
    if (takeOver.by.id !== by.id) return busy(takeOver.by);
    return { result: 'done', ...takeOver.open(onOver) };
  }

  #act(action: SteeringAction, by: Supervisor, act: (talk: SteeredTalk) => void): SteeringAnswer {
    const talk = this.#talk;
    const refusal = this.#refusal(action, by, talk);
    if (refusal) return refusal;
    if (!talk) return notNow('The assistant is not there yet. Try again in a second.');
    this.#parts.context.observer?.onCallEvent({ type: 'steered', action, by: by.name });
    act(talk);
    return DONE;
  }

  #refusal(
    action: SteeringAction,
    by: Supervisor,
    talk: SteeredTalk | undefined,
  ): SteeringRefusal | undefined {
    const { phase } = this.#parts.state;
    if (phase === 'ended') return CALL_OVER;
    const other = this.#takeOver?.by ?? this.#leaver ?? this.#speaker;
    // A whisper disturbs nobody.
    if (other && other.id !== by.id && action !== 'whisper') return busy(other);
    const refusal = phaseRefusal(action, phase);
    if (refusal) return refusal;
    if (action === 'say' && this.#speaker)
      return notNow('Your last sentence is still being spoken. Wait for its end.');
    if (action === 'takeover' && talk?.isSecure()) {
      return notNow('The caller is typing something secret. Wait until they have finished.');
    }
    return undefined;
  }

  async #saySentence({ conversation }: SteeredTalk, text: string): Promise<void> {
    const { state, context } = this.#parts;
    const dueMs = performance.now() + SAY_WITHIN_MS;
    try {
      while (state.phase === 'conversing' && !conversation.floor.free && performance.now() < dueMs) {
        await pause();
      }
      if (state.phase !== 'conversing') return;
      if (conversation.floor.busy) conversation.interrupt();
      const outcome = await conversation.lines.say(text);
      context.logger.info({ outcome }, 'The sentence of a supervisor was spoken');
    } finally {
      this.#speaker = undefined;
    }
  }

  /** The assistant has the call again. Without a model, the caller goes to a person. */
  #goOn(end: TakeOverEnd, note: string | undefined): void {
    const { state, context, rescue } = this.#parts;
    const seconds = this.#takeOver?.seconds ?? 0;
    if (!this.#takeOver || !state.advance('return')) return;
    context.logger.info({ end, seconds }, 'A take-over has ended');
    if (end === 'lost') context.observer?.onCallEvent({ type: 'steered', action: 'release', by: '' });
    this.notes.add(takeOverNote(seconds, note));
    if (this.#modelIsLost) rescue().toPerson();
    else this.#talk?.conversation.tell(afterTakeOver(end, seconds, note));
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LOOK_EVERY_MS).unref();
  });
}

function busy(by: Supervisor): SteeringRefusal {
  return {
    result: 'busy',
    message: `${by.name} is acting on this call. Agree with them, or wait until they have finished.`,
  };
}
