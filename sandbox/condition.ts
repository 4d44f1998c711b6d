import type { Item } from '../src/store/attributes.ts';
import type { Condition } from '../src/store/expression.ts';

const LEXEME = /attribute_not_exists|[#:]\w+|AND|OR|IN|<=|>=|[<>=(),]/g;

/**
 * Whether a condition of the session table holds for an item, as DynamoDB says it. A comparison with an attribute
 * that is not there does not hold, and neither does one of different types.
 * @throws Error for notation that the session table does not use
 */
export function holds(condition: Condition, item: Item | undefined): boolean {
  return new ConditionReader(condition, item).read();
}

class ConditionReader {
  readonly #lexemes: readonly string[];
  readonly #values: Condition['values'];
  readonly #item: Item | undefined;
  #at = 0;

  constructor({ text, values }: Condition, item: Item | undefined) {
    this.#lexemes = text.match(LEXEME) ?? [];
    this.#values = values;
    this.#item = item;
  }

  read(): boolean {
    const result = this.#either();
    if (this.#at < this.#lexemes.length)
      throw new Error(`unread: ${this.#lexemes.slice(this.#at).join(' ')}`);
    return result;
  }

  #either(): boolean {
    let result = this.#both();
    while (this.#takes('OR')) result = this.#both() || result;
    return result;
  }

  #both(): boolean {
    let result = this.#one();
    while (this.#takes('AND')) result = this.#one() && result;
    return result;
  }

  #one(): boolean {
    if (this.#takes('(')) {
      const result = this.#either();
      this.#expect(')');
      return result;
    }
    if (this.#takes('attribute_not_exists')) {
      this.#expect('(');
      const value = this.#operand();
      this.#expect(')');
      return value === undefined;
    }
    return this.#comparison();
  }

  #comparison(): boolean {
    const left = this.#operand();
    if (this.#takes('IN')) return this.#list().includes(left);
    const operator = this.#lexemes[this.#at++];
    const right = this.#operand();
    if (left === undefined || right === undefined || typeof left !== typeof right) return false;
    if (operator === '=') return left === right;
    if (typeof left !== 'number' && typeof left !== 'string') return false;
    if (typeof right !== 'number' && typeof right !== 'string') return false;
    return compare(operator, left, right);
  }

  #list(): unknown[] {
    this.#expect('(');
    const values = [this.#operand()];
    while (this.#takes(',')) values.push(this.#operand());
    this.#expect(')');
    return values;
  }

  #operand(): unknown {
    const lexeme = this.#lexemes[this.#at++] ?? '';
    return lexeme.startsWith('#') ? this.#item?.[lexeme.slice(1)] : this.#values[lexeme];
  }

  #takes(lexeme: string): boolean {
    if (this.#lexemes[this.#at] !== lexeme) return false;
    this.#at += 1;
    return true;
  }

  #expect(lexeme: string): void {
    if (!this.#takes(lexeme)) throw new Error(`expected ${lexeme}, not ${this.#lexemes[this.#at]}`);
  }
}

function compare(operator: string | undefined, left: number | string, right: number | string): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      throw new Error(`unknown comparison ${operator}`);
  }
}
