import type { Guard } from '../guard.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { FrameDrops } from '../telemetry/frame-drops.ts';
import type { CallContext } from './context.ts';
import type { Transcript } from './conversation/transcript.ts';
import type { CallOutcome, EndedCall } from './ended-call.ts';
import type { CallHandoff } from './handoff/call-handoff.ts';
import type { PhaseLimit } from './limits/phase-limit.ts';
import type { CallState } from './phase.ts';
import type { CallRecord } from './record/call-record.ts';
import { measuredCall } from './record/measured-call.ts';
import type { CallStage } from './stage.ts';

interface CallEndingParts {
  readonly context: CallContext;
  readonly media: CallMedia;
  readonly record: CallRecord;
  readonly guard: Guard;
  readonly limit: PhaseLimit;
  readonly drops: FrameDrops;
  readonly state: CallState;
  readonly transcript: Transcript;
  readonly handoff: CallHandoff;
  readonly stage: () => CallStage;
}

/** Why a goodbye is said. */
export type GoodbyeReason = Extract<
  CallOutcome,
  'idle' | 'max_duration' | 'said_goodbye' | 'ended_by_supervisor'
>;

/** The end of one call, or of one stream of it: everything is stopped, closed and counted, once. */
export class CallEnding {
  readonly #parts: CallEndingParts;
  readonly #startedMs = performance.now();
  #goodbye: GoodbyeReason = 'idle';
  /** The process ended while goodbye was being said: no other instance takes the call up. */
  #cutGoodbye = false;

  constructor(parts: CallEndingParts) {
    this.#parts = parts;
  }

  /** Goodbye is being said. */
  beginGoodbye(reason: GoodbyeReason): void {
    this.#goodbye = reason;
  }

  /** Goodbye takes too long or cannot be said: the call ends as if it had been heard. */
  skipGoodbye(): void {
    const { guard, record } = this.#parts;
    guard.run('end', () => record.finish('COMPLETED', this.#goodbye));
    this.end(this.#goodbye);
  }

  /** The process ends while goodbye is being said. */
  cutGoodbye(): void {
    this.#cutGoodbye = true;
    this.#parts.record.finish('COMPLETED', 'shutdown');
  }

  /** Ends the call. Whatever fails here, the stream is closed and the call's place is free. Idempotent. */
  end(outcome: CallOutcome): void {
    const { guard, state, handoff, media, stage } = this.#parts;
    if (!state.advance('end')) return;
    guard.each('end', [
      () => this.#endPlayback(),
      () => handoff.callEnded(outcome),
      () => this.#stopTimers(),
      () => this.#closeRecord(outcome),
      () => this.#tellObservers(outcome),
      () => media.close(),
      () => void guard.start(() => stage().close()),
      () => this.#report(outcome),
    ]);
  }

  /** Before the record is closed and observers get the end, so that the last words are in both. */
  #endPlayback(): void {
    this.#parts.media.endPlayback();
    this.#parts.stage().onPlaybackEnd();
  }

  #stopTimers(): void {
    const { limit, drops, stage } = this.#parts;
    limit.stop();
    stage().stop();
    drops.close();
  }

  #closeRecord(outcome: CallOutcome): void {
    const { record } = this.#parts;
    if (outcome === 'caller_hung_up') record.finish('COMPLETED', outcome);
    record.close();
  }

  /** Before the carrier's side is closed: it may have something to say last. */
  #tellObservers(outcome: CallOutcome): void {
    const { context, record, transcript, stage } = this.#parts;
    context.observer?.onCallEvent({
      type: 'ended',
      outcome,
      provider: stage().provider,
      seconds: this.#seconds,
      turns: transcript.length,
      costUsd: record.bill.costUsd,
    });
  }

  get #seconds(): number {
    return (performance.now() - this.#startedMs) / 1000;
  }

  #report(outcome: CallOutcome): void {
    const { context, record, transcript, stage } = this.#parts;
    const seconds = this.#seconds;
    const { provider } = stage();
    context.onEnded({ outcome, seconds, provider, told: this.#told(outcome) });
    const measured = measuredCall(outcome, record);
    if (measured) context.onMeasured(measured);
    const figures = {
      outcome,
      provider,
      seconds: Math.round(seconds * 10) / 10,
      turns: transcript.length,
      ...record.bill,
    };
    context.logger.info(figures, 'The stream of the call ended');
    context.trace?.ended(outcome);
  }

  /** What the caller knows of the end, whether or not the table has it yet. */
  #told(outcome: CallOutcome): EndedCall['told'] {
    const { record, handoff } = this.#parts;
    const { current } = record.handoff;
    if (current && (outcome === 'handed_off' || outcome === 'stream_lost')) {
      return { status: 'HANDING_OFF', handoff: current };
    }
    if (isGoodbye(outcome)) {
      return { status: 'COMPLETED', endReason: outcome };
    }
    if (outcome === 'provider_failure') return { status: 'ERROR', endReason: outcome };
    if (this.#cutGoodbye) return { status: 'COMPLETED', endReason: outcome };
    const { wish } = handoff;
    return wish && (outcome === 'stream_lost' || outcome === 'moved' || outcome === 'superseded')
      ? { status: 'ACTIVE', wish }
      : undefined;
  }
}

const GOODBYES: readonly CallOutcome[] = ['idle', 'max_duration', 'said_goodbye', 'ended_by_supervisor'];

function isGoodbye(outcome: CallOutcome): boolean {
  return GOODBYES.includes(outcome);
}
