import { ProviderError } from '../../../errors.ts';
import { ConnectAttempt } from '../../openai-wire/connect-attempt.ts';
import { errorOfEvent, faultKind, type VendorFault } from '../../openai-wire/faults.ts';
import { buildSessionClose, liveFormatOf } from '../wire/client-events.ts';
import type { LiveEvent } from '../wire/events.ts';
import { parseLiveEvent } from '../wire/parser.ts';
import { type AppendRequest, Appends } from './appends.ts';
import { CallerInput } from './caller-input.ts';
import { errorOfClosed, isBenign } from './faults.ts';
import { SessionTime } from './session-time.ts';
import type { SessionStarted, WireSessionParts } from './wire-session-parts.ts';

/** How often the caller's side is looked at. */
const TICK_MS = 100;

/** One session of GPT-Live, from its start to its end in order. It knows nothing of what is said in it. */
export class WireSession {
  readonly #parts: WireSessionParts;
  readonly #input: CallerInput;
  readonly #appends: Appends;
  readonly #time: SessionTime;
  #state: 'new' | 'connecting' | 'ready' | 'closing' | 'ended' = 'new';
  #attempt: ConnectAttempt | undefined;
  #closed: Promise<void> | undefined;
  #onClosed: (() => void) | undefined;
  #eventCount = 0;
  /** Looks at the caller's side since the last output. */
  #looksWithoutOutput = 0;

  constructor(parts: WireSessionParts) {
    this.#parts = parts;
    const { drops, listener } = parts;
    const nextEventId = (kind: string) => this.nextEventId(kind);
    this.#input = new CallerInput({ ...parts, nextEventId, onTick: () => this.#onTick() });
    this.#appends = new Appends({
      send: (text) => this.send(text),
      onGivenUp: listener.onRefused,
      ...{ drops, nextEventId },
    });
    this.#time = new SessionTime(listener.onSeconds);
  }

  /** Whether nothing that is said reaches the model any more. */
  get isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  /** Whether an order is on its way, which the model follows in place of what it is saying. */
  get hasOrder(): boolean {
    return this.#appends.hasOrder;
  }

  /**
   * Resolves when the session has started.
   * @throws ProviderError when it is refused, or does not start in time
   */
  connect(): Promise<void> {
    if (this.isOver && !this.#attempt) return Promise.reject(closedMeanwhile());
    this.#attempt ??= this.#open();
    return this.#attempt.promise;
  }

  /** Caller audio, base64 in the format of the line. */
  addAudio(payload: string): void {
    if (this.isOver) this.#parts.drops.count('model_ended');
    else this.#input.add(payload);
  }

  mute(isMuted: boolean): void {
    this.#input.mute(isMuted);
  }

  /** @returns the id that the vendor repeats when it has taken it up */
  append(request: Omit<AppendRequest, 'eventId'>): string {
    const eventId = this.nextEventId(request.kind);
    if (!this.isOver) this.#appends.add({ ...request, eventId });
    return eventId;
  }

  send(message: string): void {
    this.#parts.connection.send(message);
  }

  nextEventId(kind: string): string {
    this.#eventCount += 1;
    return `${kind}_${this.#eventCount}`;
  }

  /** In the vendor's order, bounded. Idempotent. */
  close(): Promise<void> {
    this.#closed ??= this.#closeInOrder();
    return this.#closed;
  }

  /** Ends without asking for it: a fault of ours, or a deadline. */
  fail(error: ProviderError): void {
    void this.#end(error);
  }

  #open(): ConnectAttempt {
    this.#state = 'connecting';
    const { connection, guard, timing, start } = this.#parts;
    const { connectMs } = timing;
    const onTimeout = () =>
      void this.#end(
        new ProviderError('provider_timeout', `OpenAI opened no GPT-Live session within ${connectMs} ms`),
      );
    this.#attempt = new ConnectAttempt(connectMs, guard.wrap('timer', onTimeout));
    connection.open();
    connection.listen({
      onOpen: () => this.send(start(this.nextEventId('start'))),
      onText: (text) => this.#onText(text),
      onLost: guard.wrap('model', (error: ProviderError) => void this.#end(error)),
    });
    return this.#attempt;
  }

  #onText(text: string): void {
    const { guard, drops } = this.#parts;
    // What is thrown here would come out of the connection's reading, which belongs to no call.
    guard.run('model', () => {
      const event = parseLiveEvent(text);
      if (event) this.#onEvent(event);
      else drops.count('provider_malformed');
    });
  }

  #onEvent(event: LiveEvent): void {
    switch (event.type) {
      case 'session.started':
        this.#becomeReady(event);
        return;
      case 'session.closed':
        this.#onSessionClosed(event.reason, event.seconds);
        return;
      case 'usage':
        this.#time.tell(event.seconds);
        return;
      case 'error':
        this.#onError(event);
        return;
      default:
        break;
    }
    if (event.type === 'output.audio') this.#looksWithoutOutput = 0;
    if (this.#state === 'ready') this.#pass(event);
    else if (this.#state === 'closing' && event.type === 'output.audio')
      this.#parts.drops.count('model_closing');
  }

  #pass(event: LiveEvent): void {
    if (event.type === 'appended' && event.eventId !== undefined) this.#appends.settle(event.eventId);
    this.#parts.listener.onEvent(event);
  }

  /** Checks the format: another one would be played as noise. */
  #becomeReady(session: SessionStarted): void {
    if (this.#state !== 'connecting') return;
    const { line, listener } = this.#parts;
    const wanted = liveFormatOf(line);
    if (session.format !== wanted.type || session.rate !== wanted.rate) {
      const message = `OpenAI did not accept ${wanted.type} at ${wanted.rate} Hz`;
      void this.#end(new ProviderError('provider_input_rejected', message));
      return;
    }
    this.#state = 'ready';
    this.#time.start();
    listener.onStarted(session);
    this.#input.start();
    this.#appends.start();
    this.#attempt?.succeed();
  }

  #onError(fault: VendorFault): void {
    if (this.#state === 'connecting' || faultKind(fault) === 'fatal') {
      void this.#end(errorOfEvent(fault));
      return;
    }
    const { listener, logger } = this.#parts;
    if (fault.eventId !== undefined) {
      this.#appends.settle(fault.eventId);
      listener.onRefused(fault.eventId);
    }
    if (!isBenign(fault.code) && !this.isOver) listener.onError(errorOfEvent(fault));
    else logger.debug({ code: fault.code }, 'GPT-Live did not take up what came last');
  }

  #onSessionClosed(reason: string, seconds: number | undefined): void {
    this.#time.end(seconds);
    if (this.#state === 'closing') this.#onClosed?.();
    else void this.#end(errorOfClosed(reason));
  }

  /** Counted, because a pause of this process is not one of the model. */
  #onTick(): void {
    this.#appends.tick();
    this.#looksWithoutOutput += 1;
    if (this.#looksWithoutOutput * TICK_MS < this.#parts.timing.stallMs) return;
    void this.#end(new ProviderError('provider_lost', 'GPT-Live sends nothing any more'));
  }

  /** Asks, waits for the answer, and closes the socket. */
  async #closeInOrder(): Promise<void> {
    if (this.#state === 'ready') {
      this.#stop('closing', false);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#parts.timing.closeMs);
        this.#onClosed = () => {
          clearTimeout(timer);
          resolve();
        };
        this.send(buildSessionClose(this.nextEventId('close')));
      });
    }
    await this.#end();
  }

  #stop(state: 'closing' | 'ended', isLost: boolean): void {
    this.#state = state;
    this.#input.stop();
    this.#appends.clear();
    this.#parts.listener.onStopping(isLost);
  }

  /** The only way to end: by us (no error), by the provider, by a deadline. */
  #end(error?: ProviderError): Promise<void> {
    const { connection, listener, metrics } = this.#parts;
    const wasClosing = this.#state === 'closing';
    const opened = this.#state === 'ready' || wasClosing;
    const closed = connection.close();
    if (this.#state === 'ended') return closed;
    const failure = wasClosing ? undefined : error;
    this.#stop('ended', this.#state === 'ready');
    this.#onClosed?.();
    this.#time.end(undefined);
    if (failure && !opened) metrics.connectionFailures.inc({ provider: 'openai-live' });
    if (!opened) this.#attempt?.fail(failure ?? closedMeanwhile());
    listener.onEnded(failure);
    return closed;
  }
}

function closedMeanwhile(): ProviderError {
  return new ProviderError('provider_lost', 'The session was closed before it was open');
}
