import type { ResponseTag } from './client-events.ts';

/** How often the model is asked again after a failure on its side. */
const MAX_RETRIES = 2;

/** Something that the model should say: an answer to what was said last, or a given line. */
interface ResponseRequest {
  readonly speakId?: string;
  readonly text?: string;
  readonly attempt: number;
  /** A response that the server begins on its own answers this too, once the server has it. */
  readonly mayBeCovered?: boolean;
  /**
   * Sends what the answer is about, right before it is asked for: the results of tools. Sent earlier, an answer of the
   * server to something else would have to tell them too, and may not.
   */
  readonly results?: readonly (() => void)[];
}

/** Asked for, not yet confirmed by `response.created`. */
interface RequestedResponse {
  readonly requestId: string;
  readonly request: ResponseRequest;
  givenUp: boolean;
}

interface ActiveResponse {
  readonly responseId: string;
  readonly request: ResponseRequest;
  /** `cancelling`: we have asked the server to end it, or the server has decided to. */
  state: 'running' | 'cancelling';
  /** The caller does not get what still comes of it. */
  givenUp: boolean;
}

export interface ResponseQueueOptions {
  readonly create: (tag: ResponseTag) => void;
  readonly cancel: (responseId: string) => void;
  readonly nextRequestId: () => string;
  /** Pause before the first repetition; doubles. Milliseconds. */
  readonly retryDelayMs: number;
  /** How long the server, or the call, may take to answer when the caller has stopped speaking, milliseconds. */
  readonly ownAnswerMs: number;
  /** Whether the server has confirmed everything that was sent to it. */
  readonly isUpToDate: () => boolean;
}

/**
 * Handles the one race of the protocol: the default conversation takes one response at a time, and the server starts
 * some on its own when the caller stops speaking. Requests wait here for `response.done`.
 */
export class ResponseQueue {
  readonly #options: ResponseQueueOptions;
  #phase: 'held' | 'running' | 'stopped' = 'held';
  #waiting: ResponseRequest[] = [];
  #requested: RequestedResponse | undefined;
  #active: ActiveResponse | undefined;
  #pause: NodeJS.Timeout | undefined;
  /** `just_stopped`: the server may be about to answer on its own. */
  #caller: 'quiet' | 'speaking' | 'just_stopped' = 'quiet';
  #patience: NodeJS.Timeout | undefined;

  constructor(options: ResponseQueueOptions) {
    this.#options = options;
  }

  /** The session is ready: waiting requests are sent. */
  start(): void {
    this.#phase = 'running';
    this.#next();
  }

  stop(): void {
    this.#phase = 'stopped';
    this.#waiting = [];
    clearTimeout(this.#pause);
    clearTimeout(this.#patience);
    this.#pause = undefined;
  }

  /** The caller is not answered while they speak: what they would get is asked for afterwards. */
  callerSpeaks(): void {
    clearTimeout(this.#patience);
    this.#caller = 'speaking';
    this.#putBackRequested();
  }

  /** The server answers the caller on its own. An answer that waits is asked for only if it does not. */
  callerStopped(): void {
    this.#caller = 'just_stopped';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.callerIsQuiet(), this.#options.ownAnswerMs).unref();
  }

  /** Answers the caller before anything that waits: a result that came meanwhile is spoken about afterwards. */
  answerCaller(): void {
    const stays = (request: ResponseRequest) => isLine(request) || (request.results ?? []).length > 0;
    this.#waiting = [{ attempt: 0 }, ...this.#waiting.filter(stays)];
    this.callerIsQuiet();
    this.#next();
  }

  /** The caller has stopped, and nobody else answers them: what waits is asked for now. */
  callerIsQuiet(): void {
    if (this.#caller !== 'just_stopped') return;
    clearTimeout(this.#patience);
    this.#caller = 'quiet';
    this.#next();
  }

  /** Gives up what is being said, and asks for the line next. An answer that has not begun comes after it. */
  speak(speakId: string, text: string): void {
    this.#putBackRequested();
    this.#waiting.push({ speakId, text, attempt: 0 });
    this.#giveUpCurrent();
    this.#next();
  }

  /**
   * Asks the model to answer what was said last. Answers that wait together become one.
   * @param results send what the answer is about. The server confirms it, so that its own answer may cover it
   */
  answer(results: readonly (() => void)[] = []): void {
    const waiting = this.#waiting.find((request) => !isLine(request));
    this.#waiting = this.#waiting.filter((request) => request !== waiting);
    this.#waiting.push({
      attempt: waiting?.attempt ?? 0,
      mayBeCovered: results.length > 0 && waiting?.mayBeCovered !== false,
      results: [...(waiting?.results ?? []), ...results],
    });
    this.#next();
  }

  /**
   * Gives up what is being said and the answers that wait. Lines stay, and so does the result of a tool while the
   * caller speaks. When the gateway itself wants silence, the model gets the result and is not asked about it.
   */
  interrupt(): void {
    const stays = (request: ResponseRequest) => this.#caller !== 'quiet' && request.mayBeCovered === true;
    const dropped = this.#waiting.filter((request) => !isLine(request) && !stays(request));
    this.#waiting = this.#waiting.filter((request) => !dropped.includes(request));
    for (const request of dropped) sendResults(request);
    this.#giveUpCurrent();
  }

  /** The server has heard the caller and cancels its response itself. */
  interruptedByServer(): void {
    if (this.#active) this.#active.state = 'cancelling';
  }

  /** Whether audio and words of this response must not reach the caller. */
  isGivenUp(responseId: string): boolean {
    return this.#active?.givenUp === true && this.#active.responseId === responseId;
  }

  created(responseId: string, requestId: string | undefined): void {
    const ours = this.#requested?.requestId === requestId ? this.#requested : undefined;
    if (ours) this.#requested = undefined;
    this.#active = { responseId, request: ours?.request ?? { attempt: 0 }, state: 'running', givenUp: false };
    if (!ours) this.#onOwnAnswer();
    if (ours?.givenUp) this.#giveUpCurrent();
  }

  done(responseId: string): void {
    if (this.#active?.responseId !== responseId) return;
    this.#active = undefined;
    this.#next();
  }

  /**
   * The response failed on the server's side.
   * @returns whether it is asked for again; if not, the caller of this method must still call `done`
   */
  retry(responseId: string): boolean {
    const active = this.#active;
    if (active?.responseId !== responseId || active.givenUp || active.request.attempt >= MAX_RETRIES) {
      return false;
    }
    const { request } = active;
    this.#active = undefined;
    this.#waiting.unshift({ ...request, attempt: request.attempt + 1 });
    this.#pauseFor(this.#options.retryDelayMs * 2 ** request.attempt);
    return true;
  }

  /**
   * The server refused an event.
   * @param busy because a response was active: then the request waits for the end of that one
   * @returns whether the event was a request for a response
   */
  refused(eventId: string | undefined, busy: boolean): boolean {
    const requested = this.#requested;
    const named = requested?.requestId === eventId || (busy && eventId === undefined);
    if (!requested || !named) return false;
    this.#requested = undefined;
    if (busy && (isLine(requested.request) || !requested.givenUp)) this.#waitForOther(requested.request);
    else this.#next();
    return true;
  }

  /** The server answers everything that it knew when it began. */
  #onOwnAnswer(): void {
    this.callerIsQuiet();
    if (!this.#options.isUpToDate()) return;
    // Ours will be refused, because this one is active.
    if (this.#requested?.request.mayBeCovered) this.#requested.givenUp = true;
    this.#waiting = this.#waiting.filter(
      ({ mayBeCovered, results = [] }) => mayBeCovered !== true || results.length > 0,
    );
  }

  /** The answer that was asked for and has not begun is asked for again later. */
  #putBackRequested(): void {
    const requested = this.#requested;
    if (!requested || requested.givenUp || isLine(requested.request)) return;
    requested.givenUp = true;
    this.#waiting.unshift(requested.request);
  }

  #waitForOther(request: ResponseRequest): void {
    this.#waiting.unshift(request);
    if (!this.#active) this.#pauseFor(this.#options.retryDelayMs);
    else if (isLine(request)) this.#giveUpCurrent();
  }

  #giveUpCurrent(): void {
    if (this.#requested) this.#requested.givenUp = true;
    const active = this.#active;
    if (!active) return;
    active.givenUp = true;
    if (active.state === 'cancelling') return;
    active.state = 'cancelling';
    this.#options.cancel(active.responseId);
  }

  #pauseFor(delayMs: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#next();
    }, delayMs).unref();
  }

  #next(): void {
    if (this.#phase !== 'running' || this.#active || this.#requested || this.#pause) return;
    const line = this.#waiting.find(isLine);
    const waiting = this.#caller === 'quiet' ? (line ?? this.#waiting[0]) : line;
    if (!waiting) return;
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    const request = sendResults(waiting);
    const requestId = this.#options.nextRequestId();
    this.#requested = { requestId, request, givenUp: false };
    this.#options.create({
      requestId,
      ...(request.speakId !== undefined && { speakId: request.speakId }),
      ...(request.text !== undefined && { text: request.text }),
    });
  }
}

/** @returns the request without them: a further try needs only the answer */
function sendResults(request: ResponseRequest): ResponseRequest {
  const { results = [], ...sent } = request;
  for (const send of results) send();
  return sent;
}

function isLine(request: ResponseRequest): boolean {
  return request.speakId !== undefined;
}
