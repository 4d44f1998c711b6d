import type { Logger } from '../../../logging.ts';
import type { DelegateUsage } from '../../events.ts';
import type { AppendRequest } from '../session/appends.ts';
import { buildCallOutput, buildDelegateContinue } from '../wire/client-events.ts';
import type { DelegateCall, LiveEvent } from '../wire/events.ts';
import { type Delegation, type DelegationResult, FAILED_ORDER } from './delegation.ts';

/**
 * The buffer for results holds 32,768 bytes in all, as a probe found in October 2026; a batch of results must fit.
 */
const MOST_OUTPUT_CHARACTERS = 4_000;
/** A delegation without a result is not waited for any more after this. */
const OPEN_MS = 60_000;
/** Responses whose calls are remembered. */
const MOST_RESPONSES = 16;

interface DelegateResponse {
  readonly responseId: string;
  readonly delegationId: string;
  /** Result by call; undefined while it is awaited. */
  readonly calls: Map<string, string | undefined>;
  state: 'running' | 'completed' | 'over';
}

export interface ResponsesDelegationParts {
  readonly send: (message: string) => void;
  readonly nextEventId: (kind: string) => string;
  /** @returns the id of the event */
  readonly append: (request: Omit<AppendRequest, 'eventId'>) => string;
  /** The voice has a result, and speaks about it. */
  readonly onAnswered: () => void;
  readonly onCall: (taskId: string, call: DelegateCall) => void;
  readonly onWork: () => void;
  readonly onUsage: (usage: DelegateUsage) => void;
  readonly onResult: (result: DelegationResult) => void;
  readonly logger: Logger;
}

/**
 * A Responses model inside the vendor's session as the voice's delegate. The gateway runs the tools that it calls. It
 * takes the results of a response together: one of each call, then one order to go on; those of a failed response are
 * refused.
 */
export class ResponsesDelegation implements Delegation {
  readonly #parts: ResponsesDelegationParts;
  #responses: DelegateResponse[] = [];
  /** Delegations without a result, by the time when they came. */
  readonly #open = new Map<string, number>();

  constructor(parts: ResponsesDelegationParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    const oldestMs = performance.now() - OPEN_MS;
    return [...this.#open.values()].some((sinceMs) => sinceMs > oldestMs);
  }

  /** The vendor itself gives the results to the voice. */
  settle(_eventId: string): boolean {
    return false;
  }

  onEvent(event: Extract<LiveEvent, { type: 'delegation.created' | `delegate.${string}` }>): void {
    const { onWork, onUsage } = this.#parts;
    onWork();
    switch (event.type) {
      case 'delegation.created':
        this.#begin(event.delegationId);
        return;
      case 'delegate.begins':
        this.#responseOf(event.delegationId, event.responseId);
        return;
      case 'delegate.calls':
        this.#called(event.delegationId, event.call);
        return;
      case 'delegate.ends':
        if (event.usage) onUsage(event.usage);
        this.#ended(this.#responseOf(event.delegationId, event.responseId), event.status);
        return;
      default:
        event satisfies never;
    }
  }

  toolResult(callId: string, output: string, _quiet: boolean): boolean {
    const response = this.#responses.find(({ calls }) => calls.has(callId));
    if (!response || response.calls.get(callId) !== undefined) return false;
    response.calls.set(callId, shortened(output));
    if (response.state === 'over') {
      this.#parts.onResult('late_result');
      this.#parts.logger.info({ callId }, 'The result of a tool came after its request had failed');
    } else this.#giveResults(response);
    return true;
  }

  stop(): void {
    this.#responses = [];
    this.#open.clear();
  }

  #begin(delegationId: string): void {
    this.#open.set(delegationId, performance.now());
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_RESPONSES && oldest !== undefined) this.#open.delete(oldest);
  }

  /** A call belongs to the newest response of its delegation. */
  #called(delegationId: string, call: DelegateCall): void {
    const response =
      this.#responses.findLast((known) => known.delegationId === delegationId) ??
      this.#responseOf(delegationId, delegationId);
    if (this.#responses.some(({ calls }) => calls.has(call.callId))) return;
    response.calls.set(call.callId, undefined);
    this.#parts.onCall(delegationId, call);
  }

  #ended(response: DelegateResponse, status: 'completed' | 'failed' | 'incomplete'): void {
    const { onResult, onAnswered, append, logger } = this.#parts;
    if (response.state !== 'running') return;
    response.state = status === 'completed' ? 'completed' : 'over';
    if (status !== 'completed') {
      this.#open.delete(response.delegationId);
      onResult('failed');
      append({ kind: 'instructions', text: FAILED_ORDER });
      logger.warn(
        { status },
        'The delegate of GPT-Live has failed; the caller hears so. Check OPENAI_LIVE_DELEGATE_MODEL',
      );
    } else if (response.calls.size === 0) {
      this.#open.delete(response.delegationId);
      onAnswered();
      onResult('answered');
      response.state = 'over';
    } else this.#giveResults(response);
  }

  #giveResults(response: DelegateResponse): void {
    const { send, nextEventId } = this.#parts;
    const results = [...response.calls];
    if (response.state !== 'completed' || results.some(([, output]) => output === undefined)) return;
    response.state = 'over';
    for (const [callId, output = ''] of results) send(buildCallOutput(nextEventId('output'), callId, output));
    send(buildDelegateContinue(nextEventId('continue')));
  }

  #responseOf(delegationId: string, responseId: string): DelegateResponse {
    const known = this.#responses.find((response) => response.responseId === responseId);
    if (known) return known;
    const response: DelegateResponse = { responseId, delegationId, calls: new Map(), state: 'running' };
    this.#responses.push(response);
    if (this.#responses.length > MOST_RESPONSES) this.#responses.shift();
    return response;
  }
}

/** A text that is not JSON any more is still a text, which the model reads. */
function shortened(output: string): string {
  return output.length <= MOST_OUTPUT_CHARACTERS ? output : `${output.slice(0, MOST_OUTPUT_CHARACTERS)}…`;
}
