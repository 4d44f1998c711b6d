import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { MAX_SCHEMA_DEPTH, MAX_SCHEMA_NODES } from '../limits.ts';
import { patternProblem } from './pattern-problem.ts';
import { DATA_KEYWORDS, NAMED_SCHEMAS, REFERENCES } from './schema-keywords.ts';

type Path = FileProblem['path'];

/**
 * Goes through a schema as a validator does: a reference leads on into its target. So a schema that refers to itself
 * is too deep, and one that unfolds to a huge one is too large.
 */
export class SchemaWalk {
  readonly problems: FileProblem[] = [];
  readonly #root: unknown;
  #nodes = 0;
  #stopped = false;

  constructor(root: unknown) {
    this.#root = root;
    this.#visit(root, [], 1);
  }

  #visit(node: unknown, path: Path, depth: number): void {
    if (typeof node !== 'object' || node === null || this.#stopped) return;
    this.#nodes += 1;
    if (this.#nodes > MAX_SCHEMA_NODES) {
      this.#stop(path, 'unfolds to a schema with too many parts', 'remove references, or parameters');
    } else if (depth > MAX_SCHEMA_DEPTH) {
      this.#stop(
        path,
        'is nested too deeply, or refers to itself',
        `write at most ${MAX_SCHEMA_DEPTH} levels`,
      );
    } else {
      for (const [key, value] of Object.entries(node)) this.#enter(key, value, path, depth);
    }
  }

  #enter(key: string, value: unknown, path: Path, depth: number): void {
    const at = [...path, key];
    if (key === 'pattern') this.#checkPattern(value, at);
    else if (REFERENCES.includes(key)) this.#follow(value, at, depth);
    else if (NAMED_SCHEMAS.includes(key) && isRecord(value)) {
      for (const [name, schema] of Object.entries(value)) {
        if (key === 'patternProperties') this.#checkPattern(name, [...at, name]);
        this.#visit(schema, [...at, name], depth + 1);
      }
    } else if (!DATA_KEYWORDS.includes(key)) this.#visit(value, at, depth + 1);
  }

  #follow(reference: unknown, path: Path, depth: number): void {
    const [, keyword = '', name = ''] = /^#\/(\$defs|definitions)\/([\w.-]+)$/.exec(String(reference)) ?? [];
    const targets = isRecord(this.#root) ? this.#root[keyword] : undefined;
    if (isRecord(targets) && Object.hasOwn(targets, name)) this.#visit(targets[name], path, depth + 1);
    else {
      const advice = 'write #/$defs/NAME with a schema of that name beside it, or the schema itself';
      this.problems.push({ path, problem: 'is not a reference within this schema', advice });
    }
  }

  /** One of invalid syntax is found by the compiler. */
  #checkPattern(pattern: unknown, path: Path): void {
    const problem = typeof pattern === 'string' ? patternProblem(pattern) : undefined;
    if (problem === undefined) return;
    const advice = 'write a pattern without it: on some texts it would take hours, and stop the process';
    this.problems.push({ path, problem, advice });
  }

  #stop(path: Path, problem: string, advice: string): void {
    this.#stopped = true;
    this.problems.push({ path, problem, advice });
  }
}
