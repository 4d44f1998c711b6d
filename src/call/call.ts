import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import type { HandoffReason } from '../store/session-store.ts';
import { assembleCall, type CallParts } from './call-parts.ts';
import type { CallContext } from './context.ts';
import { QuietMoment } from './conversation/quiet-moment.ts';
import type { CallOutcome } from './ended-call.ts';
import { PendingCall } from './pending-call.ts';
import { type CallRecord, LAST_WRITES_MS } from './record/call-record.ts';
import type { CallStage } from './stage.ts';
import type { CallSteering } from './steering/call-steering.ts';

/** A caller who speaks while the record is written is heard first, this often. */
const QUIET_TRIES = 2;

type StopCause = Parameters<CallMediaListener['onStop']>[0];

/** One stream of a call, from its first frame to its end: first pending, then a session, then over. */
export class Call {
  readonly #parts: CallParts;
  readonly #pending: PendingCall;
  #stage: CallStage;

  constructor(context: CallContext, media: CallMedia, record: CallRecord) {
    this.#parts = assembleCall({ context, media, record, stage: () => this.#stage });
    this.#pending = new PendingCall(this.#parts, (session) => {
      this.#stage = session;
    });
    this.#stage = this.#pending;
  }

  /** Takes what comes from the caller's side. A fault in it ends this call and no other. */
  get listener(): CallMediaListener {
    const { guard, context } = this.#parts;
    const listener: CallMediaListener = {
      onAudio: guard.wrap('media', (payload: string) => this.#stage.onAudio(payload)),
      onDtmf: guard.wrap('media', (digit: string) => this.#stage.onDtmf(digit)),
      onText: guard.wrap('media', (text: string) => this.#stage.onText(text)),
      onItemHeard: guard.wrap('media', (item: HeardAudio) => this.#stage.onItemHeard(item)),
      onPlayback: guard.wrap('media', () => this.#stage.onPlayback()),
      onStop: guard.wrap('media', (cause: StopCause) => this.#onStop(cause)),
    };
    const recorded = context.recording?.listen(listener) ?? listener;
    return context.tap?.listen(recorded) ?? recorded;
  }

  /** What a supervisor may do with it. */
  get steering(): CallSteering {
    return this.#parts.steering;
  }

  /** Begins a new call: greets the caller. Never throws. */
  begin(): void {
    const { limit, state, guard } = this.#parts;
    limit.enter(state.phase);
    guard.run('media', () => this.#pending.begin());
  }

  /**
   * Goes on with a call that an earlier stream began. Never throws.
   * @param known a wish for a person that this process remembers, in case the record does not have it yet
   */
  resume(known?: HandoffReason): void {
    const { limit, state, guard } = this.#parts;
    limit.enter(state.phase);
    void guard.start(() => this.#pending.resume(known));
  }

  /**
   * Gives the call to another instance: closes this stream at a quiet moment, or in any case after some seconds
   * or when `hurry` is aborted. The session stays ACTIVE, and Twilio's next question brings the next stream.
   * Never rejects.
   */
  move(hurry: AbortSignal): Promise<void> {
    return this.#parts.guard.start(() => this.#move(hurry));
  }

  /** Ends the call from outside: the process shuts down, or Twilio says that the call is over. */
  stop(outcome: CallOutcome): void {
    this.#parts.ending.end(outcome);
  }

  /** A lost socket is not the end of the call: the session stays ACTIVE, and another stream may go on with it. */
  #onStop(cause: StopCause): void {
    // The gateway itself has closed the stream.
    if (this.#parts.state.phase === 'ended') return;
    this.#stage.onStreamEnd(cause === 'stop' ? 'stopped' : 'lost');
    this.stop(cause === 'stop' ? 'caller_hung_up' : 'stream_lost');
  }

  async #move(hurry: AbortSignal): Promise<void> {
    const { state, record, ending } = this.#parts;
    const mayMove = () => state.phase === 'ended' || this.#stage.settled;
    const quiet = new QuietMoment(mayMove, () => this.#stage.callerSilentMs);
    let moved = await quiet.wait(hurry);
    // A table may be slow. What the next stream reads is written while this one still hears the caller.
    for (let tries = 1; moved === 'quiet' && tries <= QUIET_TRIES; tries += 1) {
      await this.#write(moved);
      if (quiet.isNow) break;
      moved = tries < QUIET_TRIES ? await quiet.wait(hurry) : 'midway';
    }
    if (state.phase === 'ended') return;
    this.#stage.onMove();
    if (state.phase === 'closing') ending.cutGoodbye();
    if (moved === 'midway') await this.#write(moved);
    const isPromised = state.phase === 'handing_off' && record.handoff.current !== undefined;
    this.stop(isPromised ? 'handed_off' : 'moved');
  }

  /** Has the record say how the call changes hands, with everything before it. */
  async #write(moved: 'quiet' | 'midway'): Promise<void> {
    const { state, record } = this.#parts;
    if (state.phase === 'ended') return;
    record.change({ moved });
    await record.flush(LAST_WRITES_MS);
  }
}
