import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { createCertificate } from './certificate.ts';
import { Child, type ChildOptions, canPin, HARNESS_CORE, PROGRAM_CORE } from './child.ts';
import type { DynamoHandlers } from './dynamo.ts';
import type { LoadHandlers } from './load/main.ts';
import { createProgram, here, type ProgramName, type Surroundings } from './programs.ts';
import { Remote } from './rpc.ts';

/** A program that runs and waits for calls. */
export interface Candidate {
  readonly pid: number;
  readonly origin: string;
  readonly child: Child;
}

export interface CandidateOptions {
  /** Further arguments of node, before the program. */
  readonly nodeArgs?: readonly string[];
  /** False lets the kernel choose the core. */
  readonly pinned?: boolean;
  /** The program's memory comes to rest, milliseconds. */
  readonly settleMs: number;
  /** Settings beside those that every program gets. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Everything around the program under test: load with models, and table, each in its own process. */
export class Testbed {
  readonly load: Remote<LoadHandlers>;
  readonly table: Remote<DynamoHandlers>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'voice-bench-'));
  readonly #loadChild: Child;
  readonly #dynamoChild: Child;
  readonly #candidates = new Set<Child>();
  #world: Surroundings | undefined;
  #logs = 0;

  constructor() {
    if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(HARNESS_CORE), String(process.pid)]);
    this.#loadChild = this.#helper('load', 'load/main.ts');
    // A table that computes would delay the frames that share its core, and their delay is what is measured.
    this.#dynamoChild = this.#helper('table', 'dynamo.ts', { yields: true });
    this.load = new Remote<LoadHandlers>(this.#loadChild.process);
    this.table = new Remote<DynamoHandlers>(this.#dynamoChild.process);
  }

  /** Processes that share the harness's core. */
  get harnessPids(): number[] {
    return [this.#loadChild.pid, this.#dynamoChild.pid];
  }

  /** Folder for files that last as long as the testbed. */
  get folder(): string {
    return this.#folder;
  }

  /** @param plain the models speak without TLS */
  async open(
    parts: Pick<Surroundings, 'gatewayEntry' | 'peersFolder'>,
    { plain }: { readonly plain: boolean },
  ): Promise<void> {
    const certificate = plain ? undefined : createCertificate(this.#folder);
    const models = await this.load.ask('open', certificate ?? null);
    const { url: dynamo } = await this.table.ask('open');
    this.#world = { ...parts, ...models, dynamo, ...(certificate && { caFile: certificate.caFile }) };
  }

  /** @throws Error when the program does not start */
  async start(
    name: ProgramName,
    provider: VoiceProvider,
    { nodeArgs = [], pinned = true, settleMs, env = {} }: CandidateOptions,
  ): Promise<Candidate> {
    if (!this.#world) throw new Error('the testbed is not open');
    const { args, ...program } = createProgram(name, provider, this.#world);
    const child = new Child({
      ...program,
      env: { ...program.env, ...env },
      args: [...nodeArgs, ...args],
      core: pinned ? PROGRAM_CORE : undefined,
      logFile: this.#newLog(name),
    });
    this.#candidates.add(child);
    const origin = await child.listening();
    await delay(settleMs);
    return { pid: child.pid, origin, child };
  }

  async stop({ child }: Pick<Candidate, 'child'>): Promise<void> {
    await child.stop();
    this.#candidates.delete(child);
  }

  /** Ends every process of the testbed. Idempotent. */
  async close(): Promise<void> {
    const children = [...this.#candidates, this.#loadChild, this.#dynamoChild];
    await Promise.all(children.map((child) => child.stop()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #helper(name: string, file: string, manners: Pick<ChildOptions, 'yields'> = {}): Child {
    return new Child({
      ...manners,
      name,
      args: ['--import', import.meta.resolve('tsx'), here(file)],
      core: HARNESS_CORE,
      logFile: this.#newLog(name),
      answers: true,
    });
  }

  #newLog(name: string): string {
    this.#logs += 1;
    return join(this.#folder, `${this.#logs}-${name}.log`);
  }
}
