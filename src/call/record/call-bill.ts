import type { StoredSession } from '../../store/session-store.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import type { CostParts } from '../../telemetry/cost-parts.ts';

type Stored = Pick<StoredSession, 'usage' | 'costUsd' | 'costParts'>;
type Units = Readonly<Record<string, string>>;

/** What a unit is called in the session table, by the kind of the report. The conversation's units keep their names. */
const STORED_UNITS: Readonly<Record<Exclude<ReportedUsage['kind'], 'tokens'>, Units>> = {
  session: { seconds: 'sessionSeconds' },
  transcription: { seconds: 'transcribedSeconds', tokens: 'transcribedTokens' },
  text: {
    inputTokens: 'textModelInputTokens',
    cachedTokens: 'textModelCachedTokens',
    outputTokens: 'textModelOutputTokens',
  },
};

/** Cached tokens are part of the input tokens, so only these are added up. */
const COUNTED_TOKENS = /^(?:input\w+|output\w+|textModelInput|textModelOutput)Tokens$/;

/** What one call has used and cost so far, its earlier streams included. */
export class CallBill {
  #usage: Record<string, number> = {};
  #costUsd = 0;
  #costParts: Record<string, number> = {};

  /** US dollars. */
  get costUsd(): number {
    return this.#costUsd;
  }

  /** For the log line at the end of a call: cached tokens count once. */
  get total(): { readonly tokens: number; readonly costUsd: number } {
    const counted = Object.entries(this.#usage).filter(([name]) => COUNTED_TOKENS.test(name));
    return { tokens: counted.reduce((sum, [, count]) => sum + count, 0), costUsd: this.#costUsd };
  }

  /** As the session table keeps it. */
  get stored(): {
    readonly usage: Readonly<Record<string, number>>;
    readonly costUsd: number;
    readonly costParts: CostParts;
  } {
    return { usage: { ...this.#usage }, costUsd: this.#costUsd, costParts: { ...this.#costParts } };
  }

  /** Adds what a provider reports, and its cost in US dollars. A count or cost that is no number is left out. */
  add({ kind, usage }: ReportedUsage, usd: number, parts: CostParts): void {
    for (const [unit, count] of Object.entries(usage)) {
      const name = kind === 'tokens' ? unit : STORED_UNITS[kind][unit];
      if (name !== undefined && count > 0 && Number.isFinite(count)) this.#count(name, count);
    }
    if (Number.isFinite(usd)) this.#costUsd = roundUsd(this.#costUsd + usd);
    this.#addParts(parts);
  }

  /** Takes over what earlier streams have used. */
  addEarlier({ usage = {}, costUsd = 0, costParts = {} }: Stored): void {
    for (const [name, count] of Object.entries(usage)) this.#count(name, count);
    this.#costUsd = roundUsd(this.#costUsd + costUsd);
    this.#addParts(costParts);
  }

  #addParts(parts: CostParts): void {
    for (const [name, usd] of Object.entries(parts)) {
      this.#costParts[name] = roundUsd((this.#costParts[name] ?? 0) + usd);
    }
  }

  #count(name: string, count: number): void {
    this.#usage[name] = (this.#usage[name] ?? 0) + count;
  }
}

/** Sums of fractions grow long tails; a hundred-millionth of a dollar is exact enough. */
function roundUsd(usd: number): number {
  return Math.round(usd * 1e8) / 1e8;
}
