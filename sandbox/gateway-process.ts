import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;
const ADDRESS = /"address":"([^"]+)"/;

export interface GatewayProcessOptions {
  /** Another program than the gateway's own, with its arguments. It says its address as the gateway does. */
  readonly program?: readonly string[];
  /** Settings; of this process's environment, only PATH is passed on. */
  readonly env: Readonly<Record<string, string>>;
  /** Each line of the gateway's log. */
  readonly onLog?: (line: string) => void;
}

interface StateAnswer {
  readonly status: number;
  readonly body: string;
}

/** A gateway as a separate process on a free port, which can be killed, stopped and drained. */
export class GatewayProcess {
  readonly origin: string;
  /** The exit code; null after a signal that ended it. */
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;
  #state: 'up' | 'draining' | 'down' = 'up';

  private constructor(child: ChildProcess, exit: Promise<number | null>, origin: string) {
    this.#child = child;
    this.origin = origin;
    this.exit = exit.finally(() => {
      this.#state = 'down';
    });
  }

  /** @throws Error when it ends, or does not listen in time; its words are in the message */
  static async start({ program = [MAIN], env, onLog }: GatewayProcessOptions): Promise<GatewayProcess> {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), ...program], {
      // Another folder, so that a developer's .env is not read.
      cwd: '/',
      env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exit = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
    const origin = await addressOf(child, exit, onLog);
    return new GatewayProcess(child, exit, origin);
  }

  /** Whether a load balancer would send it calls. */
  get state(): 'up' | 'draining' | 'down' {
    return this.#state;
  }

  /** SIGTERM: no new calls. Twice: it hurries. */
  drain(): void {
    if (this.#state === 'up') this.#state = 'draining';
    this.#child.kill('SIGTERM');
  }

  /** SIGKILL: it is gone in the middle of a word. */
  kill(): void {
    this.#state = 'down';
    this.#child.kill('SIGKILL');
  }

  /** Freezes it, like a machine that hangs. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** One value of `/metrics`. */
  async metric(name: string): Promise<number | undefined> {
    const text = await (await fetch(`${this.origin}/metrics`)).text();
    const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  }

  /** The answer of `/ready`: whether it may be asked about calls. */
  readiness(): Promise<StateAnswer> {
    return this.#ask('/ready');
  }

  /** The answer of `/accepting`: whether it takes new calls. */
  acceptance(): Promise<StateAnswer> {
    return this.#ask('/accepting');
  }

  async #ask(path: string): Promise<StateAnswer> {
    const answer = await fetch(this.origin + path);
    return { status: answer.status, body: await answer.text() };
  }

  /** Ends it in any state. Idempotent. */
  async stop(): Promise<void> {
    this.kill();
    await this.exit;
  }
}

function addressOf(
  child: ChildProcess,
  exit: Promise<number | null>,
  onLog: ((line: string) => void) | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the gateway ${why}: ${words.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail('did not listen in time'), START_TIMEOUT_MS);
    exit.then((code) => fail(`ended with ${code}`)).catch(reject);
    const onLine = (line: string) => {
      words = (words + line).slice(-4000);
      const address = ADDRESS.exec(line)?.[1];
      if (address !== undefined) {
        clearTimeout(timer);
        resolve(address);
      }
      onLog?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, onLine);
  });
}

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
