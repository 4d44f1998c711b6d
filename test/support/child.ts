import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A TypeScript file of this repository, run as a separate process. */
export class Child {
  stdout = '';
  stderr = '';
  readonly #process: ChildProcessWithoutNullStreams;
  /** The exit code; null after a signal. */
  readonly exit: Promise<number | null>;

  /** @param file relative to the repository */
  constructor(file: string, { args = [], env = {}, cwd }: ChildOptions = {}) {
    const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
    this.#process = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path, ...args], {
      env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...env },
      ...(cwd !== undefined && { cwd }),
    });
    this.#process.stdout.on('data', (chunk) => {
      this.stdout += String(chunk);
    });
    this.#process.stderr.on('data', (chunk) => {
      this.stderr += String(chunk);
    });
    this.exit = new Promise((resolve) => this.#process.once('close', (code) => resolve(code)));
  }

  write(text: string): void {
    this.#process.stdin.write(text);
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }
}
