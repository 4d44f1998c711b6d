import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Takes `stdio` or `streamableHttp`. */
export const MCP_SERVER_PROGRAM = fileURLToPath(
  import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'),
);
const START_LIMIT_MS = 30_000;

/**
 * Runs inside the server's process before it. The server has no setting for its address and would listen on every
 * network of the machine; and it would outlive this process when that is killed.
 */
const PRELOAD = `
import net from 'node:net';
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  this.once('listening', () => console.error('LISTENING ' + this.address().port));
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...rest);
};
process.stdin.on('end', () => process.exit()).resume();
`;

export interface McpServerOptions {
  /** Default: a free one. */
  readonly port?: number;
}

/** The reference server of MCP as a process of this machine, over Streamable HTTP on loopback. */
export class McpServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;

  private constructor(child: ChildProcess, exit: Promise<unknown>, port: number) {
    this.#child = child;
    this.#exit = exit;
    this.port = port;
  }

  /** @throws Error when it ends or does not listen in time; its words are in the message */
  static async start({ port = 0 }: McpServerOptions = {}): Promise<McpServerProcess> {
    const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=128', '--import', preload, MCP_SERVER_PROGRAM, 'streamableHttp'],
      { cwd: '/', env: { PATH: process.env.PATH, PORT: String(port) }, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    const exit = once(child, 'close');
    return new McpServerProcess(child, exit, await portOf(child, exit));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/mcp`;
  }

  /** Ends it in the middle of whatever it does. Idempotent. */
  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}

/** The same, for those who need no options. */
export function startMcpServer(options: McpServerOptions = {}): Promise<McpServerProcess> {
  return McpServerProcess.start(options);
}

function portOf(child: ChildProcess, exit: Promise<unknown>): Promise<number> {
  return new Promise((resolve, reject) => {
    let words = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the MCP server ${why}: ${words.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail('did not listen in time'), START_LIMIT_MS);
    exit.then(() => fail('ended')).catch(reject);
    child.stderr?.on('data', (chunk) => {
      words = (words + String(chunk)).slice(-4000);
      const port = /LISTENING (\d+)/.exec(words)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
