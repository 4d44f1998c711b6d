import { setTimeout as sleep } from 'node:timers/promises';
import type { Redactor } from '../../privacy/redactor.ts';
import type { StoredTurn } from '../../store/session-store.ts';
import type { StoredVerdict, TurnVerdict } from '../../store/verdict.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { ConsoleError } from '../console-error.ts';
import { newestOfEachTurn } from './newest-verdicts.ts';
import type { WholeCall } from './past-calls.ts';
import { escalationsOf } from './past-view.ts';
import type { RuleVerdicts } from './past-views.ts';

export interface VerdictBookOptions {
  readonly store: {
    put(verdict: StoredVerdict): Promise<void>;
    ofDay(day: string): Promise<StoredVerdict[]>;
  };
  /** Masks what a supervisor writes. */
  readonly redactor: Pick<Redactor, 'redact'>;
  readonly metrics: Pick<Metrics, 'escalationVerdicts'>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What a supervisor says about one turn. */
export interface NewVerdict {
  readonly turn: number;
  readonly verdict: TurnVerdict;
  readonly note?: string | undefined;
  /** Who says it. */
  readonly by: string;
}

/** The marks that count in a span of time. */
export interface MarkedSpan {
  /** Newest first, one for each turn. */
  readonly verdicts: readonly StoredVerdict[];
  /** How many more there are. */
  readonly left: number;
}

const DAY_MS = 86_400_000;
const MAX_VERDICTS = 2_000;
export const MAX_DAYS = 92;

/** Marks of supervisors: whether an escalation, or its absence, was right. */
export class VerdictBook {
  readonly #options: VerdictBookOptions;
  readonly #now: () => number;
  #lastMs = 0;

  constructor(options: VerdictBookOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Keeps a mark. An earlier one on the same turn stays in the history.
   * @throws ConsoleError when the turn cannot be marked so
   */
  async mark(call: WholeCall, { turn: number, verdict, note, by }: NewVerdict): Promise<StoredVerdict> {
    const turn = callerTurnAt(call.turns, number);
    if (!turn)
      throw new ConsoleError(
        'not_found',
        'The call has no such turn of the caller yet. Mark a turn that is shown.',
      );
    const rule = escalationsOf(call).get(turn.number)?.rule;
    if (verdict === 'should_not' && rule === undefined)
      throw new ConsoleError(
        'bad_request',
        'Nothing asked for a person at this turn. Mark the turn that led to it, or mark a missed one.',
      );
    const masked = this.#options.redactor.redact(note ?? '');
    const kept: StoredVerdict = {
      sessionId: call.session.sessionId,
      turn: turn.number,
      verdict,
      ...(rule !== undefined && { rule }),
      ...(masked !== '' && { note: masked }),
      by,
      at: new Date(await this.#moment()).toISOString(),
    };
    await this.#options.store.put(kept);
    this.#options.metrics.escalationVerdicts.inc({ verdict });
    return kept;
  }

  /** The marks that count, of those that were made in a span of time. @param from epoch milliseconds */
  async within(fromMs: number, toMs: number): Promise<MarkedSpan> {
    const marks: StoredVerdict[] = [];
    for (const day of daysOf(fromMs, toMs)) marks.push(...(await this.#options.store.ofDay(day)));
    const inSpan = marks.filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) < toMs);
    const newest = newestOfEachTurn(inSpan).sort((a, b) => (a.at < b.at ? 1 : -1));
    return { verdicts: newest.slice(0, MAX_VERDICTS), left: Math.max(0, newest.length - MAX_VERDICTS) };
  }

  /** How often each rule was right and wrong. */
  async byRule(fromMs: number, toMs: number): Promise<RuleVerdicts> {
    const { verdicts, left } = await this.within(fromMs, toMs);
    const rules = new Map<string, Record<TurnVerdict, number>>();
    for (const { rule = 'none', verdict } of verdicts) {
      const counts = rules.get(rule) ?? { right: 0, should_not: 0, missed: 0 };
      counts[verdict] += 1;
      rules.set(rule, counts);
    }
    const rows = [...rules].map(([rule, counts]) => ({ rule, ...counts }));
    return {
      fromAtMs: fromMs,
      toAtMs: toMs,
      rules: rows.sort((a, b) => b.should_not - a.should_not || b.missed - a.missed || b.right - a.right),
      isCut: left > 0,
    };
  }

  /** Two marks never have the same time, or one would replace the other. */
  async #moment(): Promise<number> {
    while (this.#now() <= this.#lastMs) await sleep(1);
    this.#lastMs = this.#now();
    return this.#lastMs;
  }
}

/** A mark on an answer is about what the caller had said before. */
function callerTurnAt(turns: readonly StoredTurn[], number: number): StoredTurn | undefined {
  const marked = turns.find((turn) => turn.number === number);
  if (!marked || marked.role === 'caller') return marked;
  return turns.findLast((turn) => turn.role === 'caller' && turn.number < number);
}

function daysOf(fromMs: number, toMs: number): string[] {
  const days: string[] = [];
  for (let ms = Math.floor(fromMs / DAY_MS) * DAY_MS; ms < toMs; ms += DAY_MS) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}
