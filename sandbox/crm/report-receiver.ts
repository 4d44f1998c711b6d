import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../loopback-server.ts';

export interface ReceiverOptions {
  readonly secret: string;
}

/** A request that was accepted. */
export interface ReceivedReport {
  readonly key: string;
  readonly body: unknown;
}

/** Older requests may be recordings. */
const TOLERANCE_SECONDS = 300;

/** The other side of the CRM webhook, written from its description: it checks signature, time and repeats. */
export class ReportReceiverSandbox {
  /** By idempotency key: each report once. */
  readonly accepted = new Map<string, ReceivedReport>();
  /** How the requests were answered, in their order. */
  readonly answers: number[] = [];
  readonly #secret: string;
  #next: number[] = [];
  #always: number | undefined;
  readonly #server = new LoopbackServer((incoming, response) => this.#serve(incoming, response));

  constructor({ secret }: ReceiverOptions) {
    this.#secret = secret;
  }

  /** Listens on a free loopback port. @returns the address for reports */
  async start(): Promise<{ readonly url: string }> {
    const { url } = await this.#server.start();
    return { url: `${url}/calls` };
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** The next requests get these answers before anything is checked. */
  answerNext(...statuses: readonly number[]): void {
    this.#next = [...statuses];
  }

  /** Every request gets this answer; `undefined` ends it. */
  answerAlways(status: number | undefined): void {
    this.#always = status;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    incoming.setEncoding('utf8');
    let text = '';
    for await (const piece of incoming) text += String(piece);
    const status = this.#next.shift() ?? this.#always ?? this.#check(incoming, text);
    this.answers.push(status);
    response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' });
    response.end('{}');
  }

  #check({ method, headers, url }: IncomingMessage, text: string): number {
    if (method !== 'POST' || url !== '/calls') return 404;
    const timestamp = String(headers['x-gateway-timestamp']);
    const ageSeconds = Math.abs(Date.now() / 1000 - Number(timestamp));
    if (!(ageSeconds <= TOLERANCE_SECONDS)) return 401;
    const expected = `v1=${createHmac('sha256', this.#secret).update(`${timestamp}.${text}`).digest('hex')}`;
    if (!same(expected, String(headers['x-gateway-signature']))) return 401;
    const key = headers['idempotency-key'];
    if (typeof key !== 'string') return 400;
    if (this.accepted.has(key)) return 409;
    this.accepted.set(key, { key, body: JSON.parse(text) });
    return 200;
  }
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
