import { setTimeout as sleep } from 'node:timers/promises';
import type { CallParts } from '../call-parts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ToolCall } from '../conversation/conversation-listener.ts';
import { LAST_WRITES_MS } from '../record/call-record.ts';
import type { ToolAnswers } from './tool-answers.ts';

interface EndCallParts
  extends Pick<CallParts, 'context' | 'guard' | 'state' | 'record' | 'language' | 'ending' | 'transcript'> {
  readonly conversation: Conversation;
  readonly answers: Pick<ToolAnswers, 'give'>;
}

/** Longest wait for the model's own goodbye to be heard. */
const PLAY_OUT_MS = 15_000;
/** A caller who wants to add something begins within this time. The models need some of it to notice. */
const LAST_CHANCE_MS = 800;

const NOT_NOW = {
  status: 'not_ended',
  tell_the_caller: 'The call cannot be ended now, because a person is being reached.',
} as const;
const SUPERVISOR_SPEAKS = {
  status: 'not_ended',
  note: 'A colleague speaks with the caller now, so the call goes on.',
} as const;
const CALLER_IS_BACK = {
  status: 'not_ended',
  note: 'The caller has spoken again, so the call goes on.',
} as const;

/** Ends a call in which everything is said. The caller hears goodbye to its end, and may still change their mind. */
export class EndCall {
  readonly #parts: EndCallParts;
  #running = false;

  constructor(parts: EndCallParts) {
    this.#parts = parts;
  }

  /** Whether goodbye is being said, or the caller may still change their mind. */
  get running(): boolean {
    return this.#running;
  }

  /** The model has called the tool. */
  begin({ callId, responseId }: Pick<ToolCall, 'callId' | 'responseId'>): void {
    const { guard, state, answers } = this.#parts;
    if (state.phase !== 'conversing' || this.#running) answers.give(callId, NOT_NOW, this.#running);
    else void guard.start(() => this.#end(callId, responseId));
  }

  async #end(callId: string, responseId: string): Promise<void> {
    const { state, answers } = this.#parts;
    const beganAtMs = Date.now();
    this.#running = true;
    await this.#sayGoodbye(responseId);
    await sleep(LAST_CHANCE_MS, undefined, { ref: false });
    this.#running = false;
    if (state.phase === 'ended') return;
    // A supervisor has taken the call over while goodbye was being said.
    if (state.isTakenOver) answers.give(callId, SUPERVISOR_SPEAKS, true);
    // Quiet: what the caller has said is answered anyway.
    else if (this.#callerSpokeSince(beganAtMs)) answers.give(callId, CALLER_IS_BACK, true);
    else if (!state.advance('say_goodbye')) answers.give(callId, NOT_NOW, true);
    else await this.#hangUp();
  }

  async #sayGoodbye(responseId: string): Promise<void> {
    const { conversation, language } = this.#parts;
    const { lines } = conversation;
    if (conversation.hasSpoken(responseId)) await lines.playedOut(PLAY_OUT_MS);
    else await lines.say(language.lines.goodbye);
  }

  /** By the model's signals, by the sound of the line, or by words. Words of a turn that began before may come late. */
  #callerSpokeSince(beganAtMs: number): boolean {
    const { conversation, transcript } = this.#parts;
    const { floor } = conversation;
    const last = transcript.lastOf('caller');
    return floor.busy || !floor.free || floor.callerSounds || (last?.startedAtMs ?? 0) > beganAtMs;
  }

  async #hangUp(): Promise<void> {
    const { record, ending } = this.#parts;
    ending.beginGoodbye('said_goodbye');
    record.finish('COMPLETED', 'said_goodbye');
    await record.flush(LAST_WRITES_MS);
    ending.end('said_goodbye');
  }
}
