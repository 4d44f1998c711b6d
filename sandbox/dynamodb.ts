import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

/**
 * How the table fails: the connection breaks, the service reports an error, it does the work but the answer is lost,
 * or it will never accept the request (`invalid`).
 */
export type DynamoFault = 'disconnect' | 'server_error' | 'throttle' | 'lost_answer' | 'invalid';

/** A request, as the choice of faults sees it. */
export interface DynamoRequest {
  /** `PutItem`, `UpdateItem`, … */
  readonly operation: string;
  /** JSON. */
  readonly body: string;
}

/**
 * DynamoDB on this machine: dynalite, which checks requests as the service does, behind a small proxy that
 * injects faults. Dynalite throws on an aborted request; the proxy shields it from clients that abort.
 */
export class DynamoSandbox {
  readonly #database = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  readonly #proxy = createServer((incoming, response) => this.#accept(incoming, response));
  readonly #agent = new Agent({ keepAlive: true });
  readonly #delays = new Set<NodeJS.Timeout>();
  #databasePort = 0;
  #fault: DynamoFault | undefined;
  #faultsLeft = Number.POSITIVE_INFINITY;
  #strikes: (request: DynamoRequest) => boolean = () => true;
  #delayMs = 0;
  #requests = 0;
  #underWay = 0;
  #onIdle: (() => void) | undefined;

  /** Every request so far, refused ones too. */
  get requests(): number {
    return this.#requests;
  }

  /** @returns the endpoint to give to the SDK */
  async start(): Promise<{ readonly url: string }> {
    this.#databasePort = await listen(this.#database);
    return { url: `http://127.0.0.1:${await listen(this.#proxy)}` };
  }

  /** Breaks every request from now on, or only the next `times`, or only some; `false` ends it. */
  fail(
    fault: DynamoFault | boolean,
    times = Number.POSITIVE_INFINITY,
    strikes: (request: DynamoRequest) => boolean = () => true,
  ): void {
    this.#strikes = strikes;
    this.#fault = fault === true ? 'disconnect' : fault === false ? undefined : fault;
    this.#faultsLeft = times;
  }

  /** Delays every request, in milliseconds. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  async stop(): Promise<void> {
    for (const timer of this.#delays) clearTimeout(timer);
    this.#delays.clear();
    // Requests that dynalite has begun must end first: it throws when its database is closed under it.
    this.#proxy.closeAllConnections();
    await this.#idle();
    this.#agent.destroy();
    this.#database.closeAllConnections();
    await Promise.all([closed(this.#proxy), closed(this.#database)]);
  }

  #idle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  #accept(incoming: IncomingMessage, response: ServerResponse): void {
    this.#requests += 1;
    const chunks: Buffer[] = [];
    incoming.on('error', () => response.destroy());
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => this.#hold(() => this.#serve(incoming, Buffer.concat(chunks), response)));
  }

  #hold(next: () => void): void {
    if (this.#delayMs === 0) {
      next();
      return;
    }
    const timer = setTimeout(() => {
      this.#delays.delete(timer);
      next();
    }, this.#delayMs);
    timer.unref();
    this.#delays.add(timer);
  }

  #serve(incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const fault = this.#takeFault(incoming, body);
    switch (fault) {
      case 'disconnect':
        response.destroy();
        break;
      case 'server_error':
        refuse(response, 500, 'InternalServerError', 'The request processing has failed.');
        break;
      case 'throttle':
        refuse(response, 400, 'ThrottlingException', 'Rate of requests exceeds the allowed throughput.');
        break;
      case 'invalid':
        refuse(response, 400, 'ValidationException', 'One or more parameter values were invalid.');
        break;
      case 'lost_answer':
      case undefined:
        this.#forward(incoming, body, { response, answers: fault === undefined });
        break;
      default:
        fault satisfies never;
    }
  }

  #takeFault({ headers }: IncomingMessage, body: Buffer): DynamoFault | undefined {
    if (this.#fault === undefined || this.#faultsLeft <= 0) return undefined;
    const [, operation = ''] = String(headers['x-amz-target']).split('.');
    if (!this.#strikes({ operation, body: body.toString() })) return undefined;
    this.#faultsLeft -= 1;
    return this.#fault;
  }

  #forward(
    incoming: IncomingMessage,
    body: Buffer,
    out: { readonly response: ServerResponse; readonly answers: boolean },
  ): void {
    const { method, url: path, headers } = incoming;
    this.#underWay += 1;
    const forwarded = request(
      { port: this.#databasePort, host: '127.0.0.1', agent: this.#agent, method, path, headers },
      (answer) => {
        if (out.answers) {
          out.response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(out.response);
          return;
        }
        answer.resume();
        answer.on('end', () => out.response.destroy());
      },
    );
    forwarded.on('error', () => out.response.destroy());
    forwarded.on('close', () => {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#onIdle?.();
    });
    forwarded.end(body);
  }
}

/** Errors of the service's framework come under other namespaces. */
const CORAL_TYPES: Readonly<Record<string, string>> = {
  ThrottlingException: 'com.amazon.coral.availability',
  ValidationException: 'com.amazon.coral.validate',
};

/** An error as DynamoDB writes it. */
function refuse(response: ServerResponse, status: number, name: string, message: string): void {
  const type = CORAL_TYPES[name] ?? 'com.amazonaws.dynamodb.v20120810';
  response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: `${type}#${name}`, message }));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
