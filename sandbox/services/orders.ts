import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import formats from 'ajv-formats';
import { type Context, OpenAPIBackend } from 'openapi-backend';
import { OrderBook } from './order-book.ts';

/** The OpenAPI document of the service, which operators of the sandbox import too. */
export const ORDERS_DOCUMENT = fileURLToPath(new URL('../../fixtures/tools/orders.yaml', import.meta.url));

const MAX_BODY_BYTES = 64 * 1024;
const BASE_PATH = '/v1';

export interface OrdersOptions {
  /** The bearer token that requests need. */
  readonly token?: string;
  /** How long the carrier is asked for an estimate. Milliseconds. */
  readonly estimateMs?: number;
  /** Default: a free one. */
  readonly port?: number;
}

/** A request that the service took or refused. */
export interface OrdersRequest {
  readonly operation: string;
  readonly status: number;
  readonly idempotencyKey: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The order service of a shop. Its API is validated against its OpenAPI document: what does not fit is refused, as is a
 * request without the token.
 */
export class OrderService {
  readonly token: string;
  readonly book = new OrderBook();
  readonly requests: OrdersRequest[] = [];
  /** How long the carrier is asked for an estimate. Milliseconds. */
  estimateMs: number;
  readonly #api: OpenAPIBackend;
  readonly #server: Server;

  constructor({ token = 'sandbox-orders-token', estimateMs = 2_500 }: OrdersOptions = {}) {
    this.token = token;
    this.estimateMs = estimateMs;
    this.#api = this.#describe();
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
  }

  async listen(port = 0): Promise<void> {
    await this.#api.init();
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Without the paths of the operations, as in `servers` of the document. */
  get url(): string {
    return `http://${this.host}${BASE_PATH}`;
  }

  /** As TOOLS_ALLOW_PRIVATE names it. */
  get host(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the order service does not listen');
    return `127.0.0.1:${address.port}`;
  }

  /** Ends open requests too. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #describe(): OpenAPIBackend {
    const api = new OpenAPIBackend({
      definition: ORDERS_DOCUMENT,
      apiRoot: BASE_PATH,
      strict: true,
      ajvOpts: { allErrors: true },
      customizeAjv: (ajv) => formats.default(ajv),
      coerceTypes: true,
    });
    api.register({
      listOrders: (context: Context) => answer(200, { orders: this.book.latest(limitOf(context)) }),
      getOrder: (context: Context) => this.#withOrder(context, (order) => answer(200, order)),
      estimateDelivery: (context: Context) => this.#estimate(context),
      changeDelivery: (context: Context) => this.#change(context),
      validationFail: ({ validation }: Context) =>
        answer(400, { message: 'The request does not fit.', faults: validation.errors?.map(faultText) }),
      notFound: () => answer(404, { message: 'There is nothing here.' }),
      methodNotAllowed: () => answer(405, { message: 'This cannot be done here.' }),
      unauthorizedHandler: () => answer(401, { message: 'The token is missing or wrong.' }),
    });
    api.registerSecurityHandler(
      'bearer',
      ({ request }: Context) => request.headers.authorization === `Bearer ${this.token}`,
    );
    return api;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const result: Answer = await this.#api.handleRequest({
      method: request.method ?? 'GET',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: singleHeaders(request),
      body: body === '' ? undefined : jsonOf(body),
    });
    const key = request.headers['idempotency-key'];
    this.requests.push({
      operation: `${request.method} ${pathname}`,
      status: result.status,
      idempotencyKey: typeof key === 'string' ? key : undefined,
    });
    response.writeHead(result.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result.body));
  }

  #withOrder(context: Context, use: (order: ReturnType<OrderBook['get']> & object) => Answer): Answer {
    const order = this.book.get(String(context.request.params.order));
    return order === undefined ? answer(404, { message: 'There is no order with this number.' }) : use(order);
  }

  async #estimate(context: Context): Promise<Answer> {
    await pause(this.estimateMs);
    return this.#withOrder(context, ({ order, delivery }) =>
      answer(200, { order, arrives: delivery, between: '9 and 12 in the morning' }),
    );
  }

  #change(context: Context): Answer {
    const key = String(context.request.headers['idempotency-key']);
    const { date, note = null } = context.request.requestBody;
    return this.#withOrder(context, (order) => {
      if (order.status === 'delivered') return answer(409, { message: 'This order was delivered already.' });
      const moved = this.book.move(key, order, { delivery: String(date), note });
      return moved === 'key_reused'
        ? answer(422, { message: 'The key was used for another request.' })
        : answer(200, moved);
    });
  }
}

/** Starts the service on loopback. */
export async function startOrders(options: OrdersOptions = {}): Promise<OrderService> {
  const service = new OrderService(options);
  await service.listen(options.port);
  return service;
}

function answer(status: number, body: unknown): Answer {
  return { status, body };
}

function limitOf({ request }: Context): number {
  return Number(request.query.limit ?? 3);
}

function faultText({ instancePath, message }: { instancePath: string; message?: string }): string {
  return `${instancePath} ${message ?? ''}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Text that is no JSON stays text, which no operation takes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
