import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { ArgumentChecks } from '../../src/tools/arguments/argument-checks.ts';
import { GuardRails, type GuardRailsOptions } from '../../src/tools/guard-rails/guard-rails.ts';
import { PrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { HostBreakers } from '../../src/tools/http/host-breakers.ts';
import { HttpTool } from '../../src/tools/http/http-tool.ts';
import { readDeclarations } from '../../src/tools/read-declarations.ts';
import { Secrets } from '../../src/tools/secrets.ts';
import type { Tool, ToolCallFacts } from '../../src/tools/tool.ts';
import type { ToolRunAnswer, ToolRunEnd, ToolRunStart } from '../../src/tools/tool-run.ts';
import { ToolRunner } from '../../src/tools/tool-runner.ts';

export const FACTS: ToolCallFacts = {
  sessionId: 'CA1',
  caller: '+14155550100',
  dialed: '+15005550002',
  language: 'en',
};

const TLS_FOLDER = new URL('../cli/doctor/tls/', import.meta.url);
/** @param name of a file in test/cli/doctor/tls */
export const certificate = (name: string) => readFileSync(new URL(name, TLS_FOLDER), 'utf8');
export const LOCALHOST_CERTIFICATE = certificate('localhost.pem');
const KEY = readFileSync(new URL('key.pem', TLS_FOLDER), 'utf8');

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return (server.address() as AddressInfo).port;
}

/** @returns the port of an HTTP server that ends with the test */
export function serveHttp(listener: RequestListener): Promise<number> {
  return listening(createServer(listener));
}

export function serveTls(listener: RequestListener, cert = LOCALHOST_CERTIFICATE): Promise<number> {
  return listening(createTlsServer({ key: KEY, cert }, listener));
}

/** A server below HTTP: it writes whatever it likes. */
export function serveTcp(onSocket: (socket: Socket) => void): Promise<number> {
  return listening(createTcpServer(onSocket));
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function guardRails(options: Partial<GuardRailsOptions> & { allow?: string[] } = {}): GuardRails {
  const { allow = [], ...others } = options;
  const rails = new GuardRails({ privateHosts: new PrivateHosts(allow), ...others });
  onTestFinished(() => rails.close());
  return rails;
}

interface HttpToolSetup {
  readonly rails?: GuardRails;
  readonly allow?: string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly breakers?: HostBreakers;
}

/** One declared tool named `order_status`, as the assistants file gives it. */
export function httpTool(entry: Readonly<Record<string, unknown>>, setup: HttpToolSetup = {}): HttpTool {
  const { http } = entry as { http: { url: string } };
  const allow = setup.allow ?? [new URL(http.url.replace(/\{.*/, '')).host];
  const secrets = new Secrets((name) => setup.secrets?.[name]);
  const privateHosts = new PrivateHosts(allow);
  const read = readDeclarations(
    { order_status: { description: 'Finds an order.', ...entry } },
    { privateHosts, secrets },
  );
  const [declaration] = read.declarations;
  if (declaration === undefined) throw new Error(JSON.stringify(read.faults));
  const { dispatcher } = setup.rails ?? guardRails({ allow });
  return new HttpTool(declaration, { dispatcher, secrets, breakers: setup.breakers ?? new HostBreakers() });
}

/** Text of any characters, also of halves of them. */
export const ANY_TEXT = fc.array(fc.nat(0x10ffff)).map((codes) => String.fromCodePoint(...codes));

/** Parameters with one text, `order`. */
export const ORDER = {
  type: 'object',
  properties: { order: { type: 'string' } },
  required: ['order'],
  additionalProperties: false,
} as const;

/** One for all tests of a file: its observers of the process are never freed. */
const METRICS = new Metrics();

export interface Rig {
  readonly runner: ToolRunner;
  readonly metrics: Metrics;
  readonly started: ToolRunStart[];
  readonly ended: ToolRunEnd[];
  readonly logLines: string[];
  /** Calls a tool under a new call id. */
  call(name: string, args: unknown, callId?: string): Promise<ToolRunAnswer | undefined>;
  counted(tool: string, result: string): Promise<number>;
}

export function runnerRig(tools: readonly Tool[], facts: ToolCallFacts = FACTS): Rig {
  const metrics = METRICS;
  metrics.toolCalls.reset();
  metrics.toolSeconds.reset();
  const started: ToolRunStart[] = [];
  const ended: ToolRunEnd[] = [];
  const logLines: string[] = [];
  const runner = new ToolRunner({
    tools,
    checks: new ArgumentChecks(),
    facts: () => facts,
    logger: createLogger('trace', { write: (line) => void logLines.push(line) }),
    metrics,
    listener: { toolStarted: (start) => started.push(start), toolEnded: (end) => ended.push(end) },
  });
  onTestFinished(() => runner.close());
  let calls = 0;
  return {
    runner,
    metrics,
    started,
    ended,
    logLines,
    call: (name, args, callId = `call_${++calls}`) =>
      runner.run({ callId, name, arguments: typeof args === 'string' ? args : JSON.stringify(args) }),
    counted: async (tool, result) => {
      const { values } = await metrics.toolCalls.get();
      return values.find(({ labels }) => labels.tool === tool && labels.result === result)?.value ?? 0;
    },
  };
}
