import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Feed, type FeedState } from '../../web/console/feed/feed.ts';
import { type ApiError, ConsoleApi } from '../../web/console/frame/api.ts';
import { eventually } from '../support/eventually.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server whose answers the test writes, and one feed that follows it. */
class Followed {
  readonly requests: IncomingMessage[] = [];
  readonly events: { type: string; data: unknown }[] = [];
  readonly states: FeedState[] = [];
  readonly faults: ApiError[] = [];
  unauthorized = 0;
  readonly #server: Server;
  #feed: Feed | undefined;

  constructor(answers: readonly Answer[]) {
    this.#server = createServer((request, response) => {
      const at = Math.min(this.requests.push(request), answers.length) - 1;
      answers[at]?.(request, response);
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const api = new ConsoleApi({
      base: `http://127.0.0.1:${port}`,
      token: 'secret',
      name: 'Zoë',
      onUnauthorized: () => {
        this.unauthorized += 1;
      },
    });
    this.#feed = new Feed({
      open: (init) => api.open('/feed', init),
      onEvent: (type, data) => this.events.push({ type, data }),
      onState: (state) => this.states.push(state),
      onFault: (fault) => this.faults.push(fault),
      firstRetryMs: 5,
    });
    void this.#feed.follow();
  }

  async stop(): Promise<void> {
    this.#feed?.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const event = (id: number) => `id: i.${id}\nevent: call\ndata: {"n":${id}}\n\n`;
const opens = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const refuses =
  (status: number, body: object, headers = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(JSON.stringify(body));
  };

let followed: Followed | undefined;

async function follow(...answers: readonly Answer[]): Promise<Followed> {
  followed = new Followed(answers);
  await followed.start();
  return followed;
}

afterEach(async () => {
  await followed?.stop();
});

describe('a feed of the console', () => {
  it('sends token and name in headers', async () => {
    const feed = await follow((_request, response) => opens(response).write(event(1)));
    await eventually(() => feed.events.length === 1);
    const [request] = feed.requests;
    expect(request?.headers.authorization).toBe('Bearer secret');
    expect(request?.headers['x-console-user']).toBe('Zo%C3%AB');
    expect(request?.url).toBe('/feed');
  });

  it('connects again after a cut, and goes on after the last event', async () => {
    const feed = await follow(
      (_request, response) => {
        opens(response).write(event(1) + event(2));
        setTimeout(() => response.destroy(), 20);
      },
      (_request, response) => opens(response).write(event(3)),
    );
    await eventually(() => feed.events.length === 3);
    expect(feed.requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'i.2']);
    expect(feed.states).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open']);
  });

  it('comes back when there is no place, after the time that the gateway names', async () => {
    const full = refuses(503, { error: 'too_many_viewers', message: 'Full.' }, { 'retry-after': '0' });
    const feed = await follow(full, (_request, response) => opens(response).write(event(1)));
    await eventually(() => feed.events.length === 1);
    expect(feed.faults).toEqual([]);
  });

  it.each([401, 403, 404, 409, 410])('gives up after %i, with the words of the gateway', async (status) => {
    const feed = await follow(refuses(status, { error: 'x', message: 'These words.' }));
    await eventually(() => feed.faults.length === 1);
    expect(feed.faults[0]?.message).toBe('These words.');
    expect(feed.requests).toHaveLength(1);
    expect(feed.unauthorized).toBe(status === 401 ? 1 : 0);
  });

  it('has words of its own for an answer that is no JSON', async () => {
    const feed = await follow((_request, response) => response.writeHead(404).end('<html>'));
    await eventually(() => feed.faults.length === 1);
    expect(feed.faults[0]?.message).toContain('There is nothing here');
  });
});
