import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoopbackServer } from '../loopback-server.ts';
import { HubSpotAccount, type StoredObject } from './hubspot-account.ts';
import { HubSpotRefusal } from './hubspot-refusal.ts';
import {
  batchRequest,
  changedObject,
  HUBSPOT_OBJECTS,
  newObject,
  type ObjectKind,
  parseBody,
  searchRequest,
} from './hubspot-schema.ts';

/**
 * How HubSpot fails: an error of the service, too many requests, no answer at all, or the work is done and its answer is
 * lost.
 */
export type HubSpotFault = 'server_error' | 'throttle' | 'silent' | 'lost_answer' | 'unauthorized';

/** A request, as the choice of faults sees it. */
export interface HubSpotRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  /** JSON. */
  readonly body: string;
}

export interface HubSpotSandboxOptions {
  /** The only token that is accepted. */
  readonly accessToken: string;
  /** Default: HubSpot's limit of 5. */
  readonly searchesPerSecond?: number;
  /** Default: 100 in 10 seconds, as in a Starter account. */
  readonly requestsPerBurst?: number;
  /** Of the search index, monotonic milliseconds. */
  readonly clock?: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const BASE = '/crm/objects/2026-03';
const SECOND_MS = 1_000;
const BURST_MS = 10_000;
/** @see https://developers.hubspot.com/changelog/crm-search-api-rate-limit-increase */
const SEARCHES_A_SECOND = 5;
/** Of a Starter account. */
const REQUESTS_A_BURST = 100;
const MAX_BODY_CHARACTERS = 1_000_000;

/**
 * HubSpot on this machine, over real HTTP: contacts, calls, tickets and their search, with the vendor's limits. It
 * refuses what HubSpot refuses.
 */
export class HubSpotSandbox {
  readonly account: HubSpotAccount;
  /** Every request so far, like `POST /contacts/search`. */
  readonly requests: string[] = [];
  /** The body of every search for contacts so far. */
  readonly searched: string[] = [];
  readonly #options: HubSpotSandboxOptions;
  readonly #searches: number[] = [];
  readonly #all: number[] = [];
  #fault: HubSpotFault | undefined;
  #faultsLeft = 0;
  #strikes: (request: HubSpotRequest) => boolean = () => true;
  #delayMs = 0;
  readonly #server = new LoopbackServer((incoming, response) => this.#serve(incoming, response));

  constructor(options: HubSpotSandboxOptions) {
    this.#options = options;
    this.account = new HubSpotAccount(options.clock);
  }

  /** Listens on a free loopback port. @returns its base address */
  start(): Promise<{ readonly url: string }> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Breaks every request from now on, or only the next `times`, or only some; `false` ends it. */
  fail(
    fault: HubSpotFault | false,
    times = Number.POSITIVE_INFINITY,
    strikes: (request: HubSpotRequest) => boolean = () => true,
  ): void {
    this.#fault = fault === false ? undefined : fault;
    this.#faultsLeft = times;
    this.#strikes = strikes;
  }

  /** Delays every answer, in milliseconds. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = incoming;
    const { pathname, searchParams } = new URL(url, 'http://hubspot');
    const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
    this.requests.push(`${method} ${path}`);
    const text = await readText(incoming);
    if (path === '/contacts/search') this.searched.push(text);
    if (this.#delayMs > 0) await sleep(this.#delayMs, undefined, { ref: false });
    const fault = this.#takeFault({ method, path, body: text });
    if (fault === 'silent') return;
    const answer = this.#answer(() => {
      refuseFault(fault);
      this.#admit(incoming, searchParams, path);
      if (!pathname.startsWith(`${BASE}/`)) throw notFound();
      return this.#route(method, path.split('/').slice(1), { text, searchParams });
    });
    if (fault === 'lost_answer') {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  }

  #answer(work: () => Answer): Answer & { readonly headers: Readonly<Record<string, string>> } {
    try {
      return { ...work(), headers: {} };
    } catch (error) {
      if (!(error instanceof HubSpotRefusal)) throw error;
      return { status: error.status, body: error.body, headers: error.headers };
    }
  }

  #takeFault(request: HubSpotRequest): HubSpotFault | undefined {
    if (this.#fault === undefined || this.#faultsLeft <= 0 || !this.#strikes(request)) return undefined;
    this.#faultsLeft -= 1;
    return this.#fault;
  }

  /** @throws HubSpotRefusal for a wrong token, and for too many requests */
  #admit({ headers }: IncomingMessage, searchParams: URLSearchParams, path: string): void {
    if (searchParams.has('hapikey')) {
      throw new HubSpotRefusal(401, 'INVALID_AUTHENTICATION', 'API keys are no longer supported');
    }
    const {
      accessToken,
      searchesPerSecond = SEARCHES_A_SECOND,
      requestsPerBurst = REQUESTS_A_BURST,
    } = this.#options;
    if (headers.authorization !== `Bearer ${accessToken}`) {
      throw new HubSpotRefusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found');
    }
    if (path.endsWith('/search') && !take(this.#searches, searchesPerSecond, SECOND_MS)) throw tooMany();
    if (!take(this.#all, requestsPerBurst, BURST_MS)) throw tooMany();
  }

  #route(
    method: string,
    [name = '', id, ...rest]: readonly string[],
    { text, searchParams }: { readonly text: string; readonly searchParams: URLSearchParams },
  ): Answer {
    const kind = HUBSPOT_OBJECTS.find((object) => object === name);
    if (kind === undefined) throw notFound();
    const route = [method, id === undefined ? '' : isName(id) ? id : ':id', ...rest].join(' ').trim();
    switch (route) {
      case 'POST search':
        return this.#search(kind, text);
      case 'POST':
        return { status: 201, body: toWire(this.account.create(kind, parseBody(newObject, json(text)))) };
      case 'POST batch create': {
        const { inputs } = parseBody(batchRequest, json(text));
        const results = inputs.map((input) => toWire(this.account.create(kind, input)));
        return { status: 201, body: { status: 'COMPLETE', results } };
      }
      case 'PATCH :id': {
        const { properties } = parseBody(changedObject, json(text));
        return { status: 200, body: toWire(this.account.update(kind, id ?? '', properties)) };
      }
      case 'GET :id':
        return { status: 200, body: this.#withAssociations(kind, id ?? '', searchParams) };
      default:
        throw notFound();
    }
  }

  #search(kind: ObjectKind, text: string): Answer {
    const request = parseBody(searchRequest, json(text));
    const results = this.account.search(kind, request).map(toWire);
    return { status: 200, body: { total: results.length, results } };
  }

  #withAssociations(kind: ObjectKind, id: string, searchParams: URLSearchParams) {
    const object = this.account.read(kind, id);
    const wanted = searchParams.get('associations');
    const other = HUBSPOT_OBJECTS.find((candidate) => candidate === wanted);
    const found = other === undefined ? [] : this.account.associated(object, other);
    if (other === undefined || found.length === 0) return toWire(object);
    const results = found.map(({ id: otherId }) => ({ id: otherId, type: `${kind}_to_${other}` }));
    return { ...toWire(object), associations: { [other]: { results } } };
  }
}

function refuseFault(fault: HubSpotFault | undefined): void {
  if (fault === 'server_error') throw new HubSpotRefusal(502, 'UNKNOWN', 'Bad gateway');
  if (fault === 'throttle') throw tooMany();
  if (fault === 'unauthorized') {
    throw new HubSpotRefusal(401, 'INVALID_AUTHENTICATION', 'The token has been revoked');
  }
}

function tooMany(): HubSpotRefusal {
  return new HubSpotRefusal(429, 'RATE_LIMITS', 'You have reached your secondly limit.', {
    'retry-after': '1',
  });
}

function notFound(): HubSpotRefusal {
  return new HubSpotRefusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
}

/** @returns whether there was space for one more */
function take(times: number[], most: number, spanMs: number): boolean {
  const nowMs = performance.now();
  while (times.length > 0 && (times[0] ?? 0) <= nowMs - spanMs) times.shift();
  if (times.length >= most) return false;
  times.push(nowMs);
  return true;
}

function isName(segment: string): boolean {
  return /^[a-z]+$/.test(segment);
}

function toWire({ id, properties }: StoredObject) {
  return { id, properties, createdAt: '2026-11-29T00:00:00.000Z', archived: false };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HubSpotRefusal(400, 'VALIDATION_ERROR', 'Invalid input JSON');
  }
}

async function readText(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8');
  let text = '';
  for await (const piece of incoming) {
    text += String(piece);
    if (text.length > MAX_BODY_CHARACTERS) throw new Error('the body is too large');
  }
  return text;
}
