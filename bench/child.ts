import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** The program under test has its own core. Load, models, table and this process share the other one. */
export const PROGRAM_CORE = 0;
export const HARNESS_CORE = 1;

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 8_000;

export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

export interface ChildOptions {
  readonly name: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Undefined: any. */
  readonly core: number | undefined;
  /** Where standard output and errors go. */
  readonly logFile: string;
  readonly cwd?: string;
  /** Whether it is asked over a channel. */
  readonly answers?: boolean;
  /** Whether it gives way to others on its core. */
  readonly yields?: boolean;
}

/** One process of ours. Only such processes are ever stopped, each by its own handle. */
export class Child {
  readonly process: ChildProcess;
  readonly #options: ChildOptions;
  readonly #exited: Promise<void>;

  constructor(options: ChildOptions) {
    this.#options = options;
    const { args, env, core, logFile, cwd, answers = false } = options;
    const log = openSync(logFile, 'w');
    const pinned = canPin && core !== undefined;
    const command = pinned ? 'taskset' : process.execPath;
    // taskset becomes node: the process id stays the same.
    const prefix = pinned ? ['-c', String(core), process.execPath] : [];
    this.process = spawn(command, [...prefix, ...args], {
      stdio: ['ignore', log, log, ...(answers ? (['ipc'] as const) : [])],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      ...(cwd !== undefined && { cwd }),
    });
    closeSync(log);
    if (options.yields) setPriority(this.pid, constants.priority.PRIORITY_LOW);
    this.#exited = new Promise((resolve) => this.process.once('exit', () => resolve()));
  }

  get pid(): number {
    const { pid } = this.process;
    if (pid === undefined) throw new Error(`${this.#options.name} could not be started`);
    return pid;
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /**
   * Waits for the log line `{"msg":"Listening","address":"…"}`.
   * @returns the address
   * @throws Error with the end of the log when it does not come
   */
  async listening(): Promise<string> {
    const deadlineMs = performance.now() + START_TIMEOUT_MS;
    while (this.running && performance.now() < deadlineMs) {
      const address = listeningAddress(readFileSync(this.#options.logFile, 'utf8'));
      if (address !== undefined) return address;
      await delay(20);
    }
    const log = readFileSync(this.#options.logFile, 'utf8').slice(-2000);
    throw new Error(`${this.#options.name} did not start:\n${log}`);
  }

  /** Asks it to end, and ends it by force when it does not. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#exited;
    clearTimeout(timer);
  }
}

/** @returns undefined when no line tells it */
export function listeningAddress(log: string): string | undefined {
  const line = log.split('\n').find((text) => text.includes('"Listening"') && text.endsWith('}'));
  return line && /"address":"([^"]+)"/.exec(line)?.[1];
}
