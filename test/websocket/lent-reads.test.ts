import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LentReads } from '../../src/websocket/lent-reads.ts';
import { WholeTextReader } from '../../src/websocket/whole-text-reader.ts';
import { eventually } from '../support/eventually.ts';
import { OTHER_PEM, PEM, type ServedWebSockets, serveWebSockets } from '../support/websocket-server.ts';

/** Longer than what one read of a socket takes. */
const LONG = 'x'.repeat(300_000);
const LANE_BYTES = 1000;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(secure: boolean, cert = PEM): Promise<ServedWebSockets> {
  const served = await serveWebSockets({ secure, cert });
  stops.push(served.stop);
  return served;
}

describe.each([
  ['plain', false],
  ['encrypted', true],
] as const)('a %s connection with lent reads', (_kind, secure) => {
  it('brings every message, short and long, in order, and its close', async () => {
    const { url, connected } = await serve(secure);
    const seen: string[] = [];
    const reads = new LentReads();
    const client = new WebSocket(url, {
      createConnection: reads.dialer({ secure }),
      ca: PEM ?? '',
      perMessageDeflate: false,
    });
    client.on('upgrade', ({ socket }) => {
      client.on('open', () => {
        const onText = (bytes: Buffer, start: number, end: number) => {
          seen.push(`lane ${bytes.toString('utf8', start, end)}`);
          return true;
        };
        WholeTextReader.open(client, socket, { masked: false, maxTextBytes: LANE_BYTES, reads, onText });
      });
    });
    client.on('message', (data) => seen.push(`ws ${String(data)}`));
    const closed = once(client, 'close');
    const server = await connected;
    // At once, so that it may come together with the answer to the upgrade.
    server.send('first');
    await eventually(() => seen.length === 1);
    for (const text of ['short', LONG, 'between', LONG, 'last']) server.send(text);
    await eventually(() => seen.length === 6);
    client.send('to the server');
    const [heard] = await once(server, 'message');
    expect(String(heard)).toBe('to the server');
    server.close(1001, 'bye');
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1001, 'bye']);
    expect(seen.map((text) => text.replace(/^(?:lane|ws) /, ''))).toEqual([
      'first',
      'short',
      LONG,
      'between',
      LONG,
      'last',
    ]);
    expect(seen.filter((text) => text.startsWith('ws')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a connection with lent reads', () => {
  it('trusts no other name than that of its certificate', async () => {
    const { url } = await serve(true, OTHER_PEM);
    const client = new WebSocket(url, {
      createConnection: new LentReads().dialer({ secure: true }),
      ca: OTHER_PEM ?? '',
    });
    const [error] = await once(client, 'error');
    expect(String(error)).toMatch(/does not match certificate/);
  });
});
