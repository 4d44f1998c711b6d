import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../support/eventually.ts';
import { TlsBridge } from './tls-bridge.ts';

const CERTIFICATE = fileURLToPath(new URL('../cli/doctor/tls/localhost.pem', import.meta.url));
const KEY = fileURLToPath(new URL('../cli/doctor/tls/key.pem', import.meta.url));

/** What differs between the file for operators and a test on this machine. */
interface Place {
  readonly folder: string;
  readonly port: number;
  readonly gatewayPort: number;
}

/** A reverse proxy of Debian's, run with the file that operators copy. */
export interface ProxyKind {
  readonly command: string;
  readonly example: string;
  /** The example, with addresses and certificate of this machine. */
  adapt(example: string, place: Place): string;
  args(file: string): readonly string[];
}

export const NGINX: ProxyKind = {
  command: 'nginx',
  example: 'docs/proxy/nginx.conf',
  adapt: (example, { folder, port, gatewayPort }) => {
    const site = example
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('127.0.0.1:3000', `127.0.0.1:${gatewayPort}`)
      .replace(/(ssl_certificate +).*;/, `$1${CERTIFICATE};`)
      .replace(/(ssl_certificate_key +).*;/, `$1${KEY};`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${folder};`)
      .join('\n');
    return `daemon off;\nmaster_process off;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${site}}\n`;
  },
  args: (file) => ['-c', file, '-e', 'stderr'],
};

export const CADDY: ProxyKind = {
  command: 'caddy',
  example: 'docs/proxy/Caddyfile',
  adapt: (example, { port, gatewayPort }) =>
    `{\n\tadmin off\n\tauto_https off\n}\n${example
      .replace('voice.example.com {', `:${port} {\n\ttls ${CERTIFICATE} ${KEY}`)
      .replace('127.0.0.1:3000', `127.0.0.1:${gatewayPort}`)}`,
  args: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
};

export class ReverseProxy {
  readonly #kind: ProxyKind;
  #folder = '';
  #process: ChildProcess | undefined;
  #bridge: TlsBridge | undefined;
  #output = '';

  constructor(kind: ProxyKind) {
    this.#kind = kind;
  }

  /** Whether Debian's package is on this machine. */
  static has({ command }: ProxyKind): boolean {
    return spawnSync(command, [command === 'caddy' ? 'version' : '-v']).status === 0;
  }

  /**
   * @param change what an operator may have done to the file
   * @returns the origin that takes plain requests and sends them to the proxy over TLS
   */
  async start(gatewayPort: number, change = (example: string) => example): Promise<string> {
    this.#folder = mkdtempSync(join(tmpdir(), 'proxy-'));
    const port = await freePort();
    const example = readFileSync(new URL(`../../${this.#kind.example}`, import.meta.url), 'utf8');
    const file = join(this.#folder, 'proxy.conf');
    writeFileSync(file, this.#kind.adapt(change(example), { folder: this.#folder, port, gatewayPort }));
    const environment = { ...process.env, HOME: this.#folder, XDG_DATA_HOME: this.#folder };
    this.#process = spawn(this.#kind.command, this.#kind.args(file), { env: environment });
    const note = (text: Buffer) => {
      this.#output += text;
    };
    this.#process.stdout?.on('data', note);
    this.#process.stderr?.on('data', note);
    this.#bridge = new TlsBridge(port);
    const origin = await this.#bridge.start();
    await eventually(() => this.#answers(origin), 20_000, 50).catch((cause: unknown) => {
      throw new Error(`${this.#kind.command} does not answer: ${this.#output}`, { cause });
    });
    return origin;
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child && child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await this.#bridge?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(origin: string): Promise<boolean> {
    return (await (await fetch(`${origin}/health`)).text()) === '{"status":"ok"}';
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
