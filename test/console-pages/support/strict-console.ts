import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summaryOf } from '../../../src/console/call-view.ts';
import type { ConsoleMe } from '../../../src/console/views.ts';
import { readConsolePage } from '../../../src/web/pages/page-files.ts';
import { pageHeaders } from '../../../src/web/pages/page-policy.ts';
import type { CallStory } from './call-story.ts';
import { numbers, pastCall, pastList, RULES } from './sample-answers.ts';
import { busyCall, scriptCall, talkingCall } from './sample-calls.ts';

export const SUPERVISOR_TOKEN = 'supervisor-token-of-the-test';
export const VIEWER_TOKEN = 'viewer-token-of-the-test';

interface Posted {
  readonly path: string;
  readonly user: string;
  readonly body: unknown;
}

const ELSEWHERE = {
  instance: 'gateway-b1e0',
  sessionId: 'CAelsewhere',
  channel: 'phone',
  startedAtMs: 0,
  provider: 'nova',
  status: 'ACTIVE',
  caller: '+44•••••••881',
} as const;

/** Serves the built pages, and answers them as the API is described, with calls that never change but by the test. */
export class StrictConsole {
  readonly posted: Posted[] = [];
  /** `Last-Event-ID` of each feed that was opened; empty without one. */
  readonly feeds: { readonly path: string; readonly lastEventId: string }[] = [];
  /** The next POST is refused with this. */
  refusal: { readonly status: number; readonly error: string; readonly message: string } | undefined;
  calls: readonly CallStory[];
  readonly nowMs = Date.now();
  readonly #pages: URL;
  readonly #server: Server;
  readonly #open = new Map<ServerResponse, string>();
  #eventId = 0;

  /** @param pages folder of the built pages, with a slash at the end */
  constructor(pages: URL) {
    this.#pages = pages;
    this.calls = [
      busyCall(this.nowMs - 36_000),
      talkingCall(this.nowMs - 9_000),
      scriptCall(this.nowMs - 6_000),
    ];
    this.#server = createServer((request, response) => void this.#onRequest(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Sends to the feeds of this path that are open. */
  send(path: string, type: string, data: unknown): void {
    this.#eventId += 1;
    for (const [response, feed] of this.#open)
      if (feed === path) response.write(`id: test.${this.#eventId}\n${eventText(type, data)}`);
  }

  /** Cuts all feeds, as a proxy does. */
  cut(): void {
    for (const response of this.#open.keys()) response.destroy();
    this.#open.clear();
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/console' || pathname.startsWith('/console/assets/'))
      return this.#onPage(pathname, response);
    if (!pathname.startsWith('/console/api'))
      return answer(response, 404, { error: 'not_found', message: 'No.' });
    const role = roleOf(request);
    if (!role)
      return answer(response, 401, {
        error: 'unauthorized',
        message: 'This token is not right. Ask the operator for the current one.',
      });
    const path = pathname.slice('/console/api'.length);
    if (request.method === 'POST') return this.#onPost(path, request, response);
    if (path.endsWith('/feed')) return this.#onFeed(path, request, response);
    const found = this.#answerFor(path, role, searchParams);
    if (found === undefined)
      return answer(response, 404, {
        error: 'not_found',
        message: 'No call has this id. It may have been deleted.',
      });
    answer(response, 200, found);
  }

  #onPage(path: string, response: ServerResponse): void {
    const options = { publicUrl: 'https://gateway.example', tokenUrl: undefined, directOrigins: [] };
    const files = readConsolePage(this.#pages);
    const asset = files?.assets.get(path.slice('/console/assets/'.length));
    if (path === '/console') {
      response.writeHead(200, { ...pageHeaders(options), 'content-type': 'text/html; charset=utf-8' });
      response.end(files?.html);
    } else {
      response.writeHead(asset ? 200 : 404, { 'content-type': asset?.type ?? 'text/plain' });
      response.end(asset?.body);
    }
  }

  async #onPost(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += part;
    const user = decodeURIComponent(String(request.headers['x-console-user'] ?? ''));
    this.posted.push({ path, user, body: JSON.parse(text) });
    const { refusal } = this;
    if (refusal) answer(response, refusal.status, refusal);
    else answer(response, 200, { result: 'done' });
  }

  #onFeed(path: string, request: IncomingMessage, response: ServerResponse): void {
    const id = path.split('/')[2] ?? '';
    const story = this.#storyOf(id);
    const lastEventId = String(request.headers['last-event-id'] ?? '');
    this.feeds.push({ path, lastEventId });
    if (path !== '/feed' && !story) {
      answer(response, 404, {
        error: 'not_found',
        message: 'This call is not live here. It may have ended.',
      });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#open.set(response, path);
    response.on('close', () => this.#open.delete(response));
    response.write(eventText('stream', { instance: 'test' }));
    if (lastEventId !== '') return;
    this.#eventId += 1;
    const [type, data] = story ? ['view', story.view] : ['calls', this.#list()];
    response.write(`id: test.${this.#eventId}\n${eventText(type, data)}`);
  }

  #list(): object {
    const elsewhere = this.calls.length > 0 ? [{ ...ELSEWHERE, startedAtMs: this.nowMs - 200_000 }] : [];
    return { calls: this.calls.map(({ view }) => summaryWithWords(view)), elsewhere };
  }

  #storyOf(sessionId: string): CallStory | undefined {
    return this.calls.find(({ view }) => view.sessionId === sessionId);
  }

  #answerFor(path: string, role: ConsoleMe['role'], query: URLSearchParams): object | undefined {
    const { nowMs } = this;
    if (path === '/me') return { ...ME, role };
    if (path === '/numbers') return numbers(nowMs);
    if (path === '/verdicts/rules') return { ...RULES, fromAtMs: nowMs - 7 * 86_400_000, toAtMs: nowMs };
    if (path === '/past')
      return query.has('number')
        ? { calls: [] }
        : pastList(nowMs, 12, query.has('cursor') ? undefined : 'more');
    if (!path.startsWith('/past/CApast')) return undefined;
    const story = busyCall(nowMs - 3_600_000)
      .at(52, { type: 'handoff', state: 'reached' })
      .at(52.2, {
        type: 'ended',
        outcome: 'handed_off',
        provider: 'openai',
        seconds: 52,
        turns: 9,
        costUsd: 0.0872,
      });
    return pastCall({ ...story.view, sessionId: path.slice('/past/'.length) });
  }
}

const ME: Omit<ConsoleMe, 'role'> = {
  instance: 'gateway-7f2c',
  gateway: '0.1.0',
  capture: true,
  recording: 'consented',
  softphone: true,
  sandbox: true,
  past: true,
};

function summaryWithWords(view: CallStory['view']): object {
  const last = view.turns.findLast(({ heardText }) => heardText !== '');
  return { ...summaryOf(view), ...(last && { lastWords: { role: last.role, text: last.heardText } }) };
}

function roleOf({ headers }: IncomingMessage): ConsoleMe['role'] | undefined {
  if (headers.authorization === `Bearer ${SUPERVISOR_TOKEN}`) return 'supervisor';
  return headers.authorization === `Bearer ${VIEWER_TOKEN}` ? 'viewer' : undefined;
}

function eventText(type: string, data: unknown): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
