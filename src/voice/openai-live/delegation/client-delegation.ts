import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { ToolDefinition } from '../../client.ts';
import type { DelegateUsage } from '../../events.ts';
import type { AppendRequest } from '../session/appends.ts';
import type { DelegateCall, LiveEvent } from '../wire/events.ts';
import type { AnsweredCall, DelegateModel } from './delegate-model.ts';
import { type Delegation, type DelegationResult, FAILED_ORDER } from './delegation.ts';
import type { Talk } from './talk.ts';

/** Rounds of tools of one task, after which the model loops. */
const MOST_ROUNDS = 5;
/** Tasks of one session at the same time. */
const MOST_TASKS = 4;
/** Delegations that are remembered: one that comes twice is done once. */
const MOST_KNOWN = 64;
/**
 * The words of a request may come after its delegation. They are whole when nothing new has come for the first time;
 * after the second, what is known has to do.
 */
const WORDS_SETTLED_MS = 250;
const WORDS_WITHIN_MS = 1_500;

const NO_REQUEST =
  'Nothing has been asked for, as far as is known here. Ask the caller what they would like.';
const CROWDED = 'This is too much at the same time. Ask the caller to wait for what is being done.';

export interface ClientDelegationParts {
  readonly model: DelegateModel;
  readonly instructions: string;
  readonly tools: readonly ToolDefinition[];
  readonly talk: Talk;
  /** Words of the caller that are still being said. */
  readonly caller: { readonly text: string };
  /** @returns the id of the event */
  readonly append: (request: Omit<AppendRequest, 'eventId'>) => string;
  readonly onCall: (taskId: string, call: DelegateCall) => void;
  readonly onWork: () => void;
  readonly onUsage: (usage: DelegateUsage) => void;
  readonly onResult: (result: DelegationResult) => void;
  /** Longest wait for one step of the text model, milliseconds. */
  readonly stepMs: number;
  readonly guard: Pick<Guard, 'start' | 'wrap'>;
  readonly logger: Logger;
}

interface Task {
  readonly id: string;
  readonly answered: AnsweredCall[];
  /** Calls without a result. */
  readonly open: Map<string, DelegateCall>;
  isQuiet: boolean;
  rounds: number;
}

/**
 * The gateway as the voice's delegate: a text model gets the conversation and the gateway's own tools, and what it
 * finds out is given to the voice as commentary. So a tool is the same with every provider: one audit trail, and no
 * tool or result at another model of the vendor than the one that is named in the settings.
 * @see https://developers.openai.com/api/docs/guides/live-delegation
 */
export class ClientDelegation implements Delegation {
  readonly #parts: ClientDelegationParts;
  readonly #tasks = new Map<string, Task>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #abort = new AbortController();
  readonly #known = new Set<string>();
  /** Results that the voice has not taken up yet. */
  readonly #results = new Set<string>();
  /** Requests of the caller that a task has been asked about. */
  #asked = 0;

  constructor(parts: ClientDelegationParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#tasks.size > 0 || this.#results.size > 0;
  }

  settle(eventId: string): boolean {
    return this.#results.delete(eventId);
  }

  onEvent(event: Extract<LiveEvent, { type: 'delegation.created' | `delegate.${string}` }>): void {
    if (event.type !== 'delegation.created' || !this.#isNew(event.delegationId)) return;
    const id = event.delegationId;
    if (this.#tasks.size >= MOST_TASKS) {
      this.#finish(id, 'crowded', { kind: 'instructions', text: CROWDED });
      return;
    }
    const task: Task = { id, answered: [], open: new Map(), isQuiet: false, rounds: 0 };
    this.#tasks.set(id, task);
    this.#parts.onWork();
    this.#awaitWords(task, performance.now() + WORDS_WITHIN_MS, undefined);
  }

  toolResult(callId: string, output: string, quiet: boolean): boolean {
    const task = [...this.#tasks.values()].find(({ open }) => open.has(callId));
    const call = task?.open.get(callId);
    if (!task || !call) return false;
    task.open.delete(callId);
    task.answered.push({ call, output });
    task.isQuiet &&= quiet;
    if (task.open.size > 0) return true;
    if (task.isQuiet) {
      const text = `Done: ${task.answered.map(({ call: { name } }) => name).join(', ')}. Say nothing about it.`;
      this.#finish(task.id, 'quiet', { kind: 'thinking', text });
    } else this.#step(task);
    return true;
  }

  stop(): void {
    this.#abort.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#tasks.clear();
    this.#results.clear();
  }

  #isNew(delegationId: string): boolean {
    if (this.#known.has(delegationId)) return false;
    this.#known.add(delegationId);
    for (const oldest of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return true;
  }

  /** Waits for words that have stood still for a moment, and that no task was asked about before. */
  #awaitWords(task: Task, latestMs: number, before: string | undefined): void {
    const { talk, caller, guard } = this.#parts;
    const now = `${talk.requests} ${caller.text}`;
    const isFresh = talk.requests > this.#asked || caller.text !== '';
    const isLate = performance.now() >= latestMs;
    if ((now === before && isFresh) || isLate) {
      this.#asked = talk.requests + (caller.text === '' ? 0 : 1);
      if (isFresh || talk.hasRequest) this.#step(task);
      else this.#finish(task.id, 'no_request', { kind: 'instructions', text: NO_REQUEST });
      return;
    }
    const look = guard.wrap('timer', () => {
      this.#timers.delete(timer);
      this.#awaitWords(task, latestMs, now);
    });
    const timer = setTimeout(look, WORDS_SETTLED_MS).unref();
    this.#timers.add(timer);
  }

  #step(task: Task): void {
    task.rounds += 1;
    if (task.rounds > MOST_ROUNDS) this.#fail(task, 'too many rounds of tools');
    else void this.#parts.guard.start(() => this.#ask(task));
  }

  async #ask(task: Task): Promise<void> {
    const { model, instructions, tools, talk, caller, stepMs, onUsage, onWork } = this.#parts;
    const turns = [
      ...talk.turns,
      ...(caller.text === '' ? [] : [{ role: 'caller' as const, text: caller.text }]),
    ];
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(stepMs)]);
    onWork();
    try {
      const answer = await model.ask({ instructions, tools, turns, answered: task.answered }, signal);
      if (this.#abort.signal.aborted) return;
      onUsage(answer.usage);
      if (answer.calls.length > 0) this.#call(task, answer.calls);
      else if (answer.text === '') this.#fail(task, 'no answer');
      else this.#finish(task.id, 'answered', { kind: 'commentary', text: answer.text });
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#fail(task, errorName(error));
    }
  }

  #call(task: Task, calls: readonly DelegateCall[]): void {
    task.isQuiet = true;
    for (const call of calls) task.open.set(call.callId, call);
    for (const call of calls) this.#parts.onCall(task.id, call);
  }

  #fail(task: Task, why: string): void {
    this.#parts.logger.warn(
      { why, rounds: task.rounds },
      'What GPT-Live has delegated could not be done; the caller hears so. Check OPENAI_LIVE_DELEGATE_MODEL',
    );
    this.#finish(task.id, 'failed', { kind: 'instructions', text: FAILED_ORDER });
  }

  #finish(
    delegationId: string,
    result: DelegationResult,
    answer: Pick<AppendRequest, 'kind' | 'text'>,
  ): void {
    this.#tasks.delete(delegationId);
    this.#parts.onResult(result);
    this.#results.add(this.#parts.append({ ...answer, delegationId }));
  }
}

/** The vendor's message may quote what was said. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  const status = 'status' in error && typeof error.status === 'number' ? ` (HTTP ${error.status})` : '';
  return `${error.name}${status}`;
}
