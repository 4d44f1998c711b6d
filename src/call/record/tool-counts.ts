import type { StoredSession, ToolCount } from '../../store/session-store.ts';

type Stored = Pick<StoredSession, 'toolCalls' | 'tools'>;

/** Tools that are counted by name. The model cannot call more than the assistant has, whose names are few. */
const MOST_NAMES = 64;

/** How often the model has called tools in one call, its earlier streams included. */
export class ToolCounts {
  readonly #tools = new Map<string, ToolCount>();
  #calls = 0;

  /** Whether a tool has failed; undefined for a call without tools. */
  get failed(): boolean | undefined {
    if (this.#calls === 0) return undefined;
    return [...this.#tools.values()].some(({ failed }) => failed > 0);
  }

  /** As the session table keeps it; nothing for a call without tools. */
  get stored(): Stored {
    return this.#calls === 0 ? {} : { toolCalls: this.#calls, tools: Object.fromEntries(this.#tools) };
  }

  add(name: string, isOk: boolean): void {
    this.#calls += 1;
    this.#count(name, { ok: isOk ? 1 : 0, failed: isOk ? 0 : 1 });
  }

  /** Takes over what earlier streams have counted. */
  addEarlier({ toolCalls = 0, tools = {} }: Stored): void {
    this.#calls += toolCalls;
    for (const [name, counted] of Object.entries(tools)) this.#count(name, counted);
  }

  #count(name: string, more: ToolCount): void {
    const known = this.#tools.get(name);
    if (!known && this.#tools.size >= MOST_NAMES) return;
    const { ok, failed } = known ?? { ok: 0, failed: 0 };
    this.#tools.set(name, { ok: ok + more.ok, failed: failed + more.failed });
  }
}
