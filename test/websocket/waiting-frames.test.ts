import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
import { eventually } from '../support/eventually.ts';
import { PEM, serveWebSockets } from '../support/websocket-server.ts';

const FRAMES = 30_000;
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

const spoken = (name: string) =>
  Array.from({ length: FRAMES }, (_, n) => `${name}${n}${'+'.repeat(50 + (n % 200))}`);
const asHeard = (texts: readonly string[]) => texts.map((text) => `{"audio":"${text}"}`);

describe.each([
  ['plain', false],
  ['encrypted', true],
] as const)('frames on a %s connection', (_kind, secure) => {
  it('keep their bytes while they wait, whatever another connection sends meanwhile', async () => {
    const [slow, quick] = await Promise.all([connect(secure), connect(secure)]);
    slow.server.pause();
    const [slowly, quickly] = [spoken('slow'), spoken('quick')];
    for (let n = 0; n < FRAMES; n += 1) {
      slow.frames.send(slowly[n] ?? '');
      // Now and then several leave together.
      if (n % 3 > 0) slow.frames.flush();
      quick.frames.send(quickly[n] ?? '');
      quick.frames.flush();
      if (n % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(slow.connection.writableLength).toBeGreaterThan(0);
    slow.server.resume();
    await eventually(() => slow.heard.length === FRAMES && quick.heard.length === FRAMES, 20_000);
    expect(slow.heard).toEqual(asHeard(slowly));
    expect(quick.heard).toEqual(asHeard(quickly));
  }, 60_000);
});
