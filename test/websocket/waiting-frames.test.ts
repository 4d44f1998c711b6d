import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
import { eventually } from '../support/eventually.ts';
import { PEM, serveWebSockets } from '../support/websocket-server.ts';

/** So much waits in the gateway itself, however much the kernel takes. */
const WAITING_BYTES = 500_000;
const AROUND = { prefix: '{"audio":"', suffix: '"}' };

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Line {
  readonly frames: ClientFrames;
  readonly connection: Socket;
  readonly server: WebSocket;
  readonly heard: string[];
}

async function connect(secure: boolean): Promise<Line> {
  const served = await serveWebSockets({ secure });
  stops.push(served.stop);
  const client = new WebSocket(served.url, { ca: PEM ?? '', perMessageDeflate: false });
  const [[{ socket: connection }], server] = await Promise.all([once(client, 'upgrade'), served.connected]);
  const heard: string[] = [];
  server.on('message', (data) => heard.push(String(data)));
  return { frames: new ClientFrames(connection, AROUND), connection, server, heard };
}

const asHeard = (texts: readonly string[]) => texts.map((text) => `{"audio":"${text}"}`);

describe.each([
  ['plain', false],
  ['encrypted', true],
] as const)('frames on a %s connection', (_kind, secure) => {
  it('keep their bytes while they wait, whatever another connection sends meanwhile', async () => {
    const [slow, quick] = await Promise.all([connect(secure), connect(secure)]);
    slow.server.pause();
    const said: string[] = [];
    while (slow.connection.writableLength < WAITING_BYTES) {
      const text = `${said.length}${'+'.repeat(50 + (said.length % 200))}`;
      said.push(text);
      slow.frames.send(text);
      quick.frames.send(text);
      // Now and then several leave together.
      if (said.length % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    slow.server.resume();
    const heard = () => slow.heard.length === said.length && quick.heard.length === said.length;
    await eventually(heard, 20_000);
    expect(slow.heard).toEqual(asHeard(said));
    expect(quick.heard).toEqual(asHeard(said));
  }, 60_000);
});
