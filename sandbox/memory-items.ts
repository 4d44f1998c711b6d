import { StoreError } from '../src/errors.ts';
import type { Item } from '../src/store/attributes.ts';
import type { TableItems } from '../src/store/dynamodb-items.ts';
import type { Condition } from '../src/store/expression.ts';
import type { ItemKey, turnsQuery } from '../src/store/table.ts';
import { holds } from './condition.ts';

/** Comes before each request: may hold it back, and may fail it before or, as `lost`, after it was carried out. */
export type MemoryGate = (operation: string) => Promise<'done' | 'failed' | 'lost'>;

/**
 * The items of a session table in this process: the same conditions and changes as DynamoDB carries out, at a
 * thousandth of the time.
 */
export class MemoryItems implements TableItems {
  readonly #items = new Map<string, Item>();
  readonly #gate: MemoryGate;

  constructor(gate: MemoryGate = async () => 'done') {
    this.#gate = gate;
  }

  close(): void {
    this.#items.clear();
  }

  get(operation: string, key: ItemKey): Promise<Item | undefined> {
    return this.#run(operation, () => this.#items.get(nameOf(key)));
  }

  put(operation: string, item: Item, condition: Condition): Promise<void> {
    return this.#run(operation, () => {
      const name = nameOf({ PK: String(item.PK), SK: String(item.SK) });
      this.#check(operation, name, condition);
      this.#items.set(name, structuredClone(item));
    });
  }

  update(operation: string, key: ItemKey, changes: Item, condition: Condition): Promise<Item | undefined> {
    return this.#run(operation, () => {
      const name = nameOf(key);
      this.#check(operation, name, condition);
      const kept = Object.entries({ ...this.#items.get(name), ...key, ...definedIn(changes) });
      const updated = Object.fromEntries(kept.filter(([, value]) => value !== null));
      this.#items.set(name, structuredClone(updated));
      return updated;
    });
  }

  queryAll(operation: string, query: ReturnType<typeof turnsQuery>): Promise<Item[]> {
    const { ':pk': pk, ':prefix': prefix } = query.ExpressionAttributeValues;
    const start = nameOf({ PK: pk, SK: prefix });
    return this.#run(operation, () => {
      const found = [...this.#items].filter(([name]) => name.startsWith(start));
      return found.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
    });
  }

  #check(operation: string, name: string, condition: Condition): void {
    if (holds(condition, this.#items.get(name))) return;
    throw new StoreError('store_conflict', `${operation}: the condition failed`);
  }

  async #run<T>(operation: string, work: () => T): Promise<T> {
    const fate = await this.#gate(operation);
    if (fate === 'failed') throw new StoreError('store_unavailable', `${operation} failed`);
    const result = work();
    if (fate === 'lost') throw new StoreError('store_unavailable', `${operation}: the answer was lost`);
    return structuredClone(result);
  }
}

function nameOf({ PK, SK }: ItemKey): string {
  return `${PK}\n${SK}`;
}

/** `undefined` leaves an attribute as it is. */
function definedIn(changes: Item): Item {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
