import type { StoredSession } from '../../store/session-store.ts';

type Stored = Pick<StoredSession, 'toolCalls' | 'tools' | 'failedTools'>;

/** Tools that are counted by name. The model cannot call more than the assistant has, whose names are few. */
const MOST_NAMES = 64;

/** How often the model has called tools in one call, its earlier streams included. */
export class ToolCounts {
  readonly #all = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  #calls = 0;

  get stored(): Required<Stored> {
    return {
      toolCalls: this.#calls,
      tools: Object.fromEntries(this.#all),
      failedTools: Object.fromEntries(this.#failed),
    };
  }

  add(name: string, isOk: boolean): void {
    this.#calls += 1;
    count(this.#all, name);
    if (!isOk) count(this.#failed, name);
  }

  /** Takes over what earlier streams have counted. */
  addEarlier({ toolCalls = 0, tools = {}, failedTools = {} }: Stored): void {
    this.#calls += toolCalls;
    for (const [name, times] of Object.entries(tools)) count(this.#all, name, times);
    for (const [name, times] of Object.entries(failedTools)) count(this.#failed, name, times);
  }
}

function count(counts: Map<string, number>, name: string, times = 1): void {
  if (counts.has(name) || counts.size < MOST_NAMES) counts.set(name, (counts.get(name) ?? 0) + times);
}
