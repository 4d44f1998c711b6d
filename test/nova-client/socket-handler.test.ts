import { describe, expect, it } from 'vitest';
import { type Socket, SocketHandler } from '../../web/nova-client/socket-handler.ts';
import { eventually } from '../support/eventually.ts';

/** A socket that does what a test says. */
class ScriptedSocket implements Socket {
  binaryType = '';
  bufferedAmount = 0;
  readonly sent: Uint8Array[] = [];
  readonly closes: (number | undefined)[] = [];
  readonly #listeners: (readonly [type: string, listener: (event: object) => void])[] = [];

  send(data: Uint8Array): void {
    this.sent.push(data);
  }

  close(code?: number): void {
    this.closes.push(code);
    this.fire('close', { code: code ?? 1005 });
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.push([type, listener]);
  }

  fire(type: string, event: object = {}): void {
    for (const [name, listener] of this.#listeners) if (name === type) listener(event);
  }
}

const REQUEST = { hostname: 'bedrock.test', path: '/model/a%3A0/x', query: { 'X-Amz-Date': '1', b: "a b'" } };

function rig({ withoutTls = false, connectMs = 2000 } = {}) {
  const socket = new ScriptedSocket();
  const urls: string[] = [];
  let accepted = 0;
  const handler = new SocketHandler({
    openSocket: (url) => {
      urls.push(url);
      return socket;
    },
    withoutTls,
    connectMs,
    onAccepted: () => {
      accepted += 1;
    },
  });
  return { handler, socket, urls, accepted: () => accepted };
}

async function* pieces(count: number, bytes = 4): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield new Uint8Array(bytes).fill(at);
}

describe('SocketHandler', () => {
  it('opens what the SDK has signed, without a change', async () => {
    const { handler, socket, urls, accepted } = rig();
    const answer = handler.handle({ ...REQUEST, body: pieces(2) });
    socket.fire('open');
    await answer;
    expect(urls).toEqual(['wss://bedrock.test/model/a%3A0/x?X-Amz-Date=1&b=a%20b%27']);
    expect(socket.binaryType).toBe('arraybuffer');
    expect(accepted()).toBe(1);
    await eventually(() => socket.sent.length === 2);
  });

  it('opens a plain socket on this machine', async () => {
    const { handler, socket, urls } = rig({ withoutTls: true });
    const answer = handler.handle({ ...REQUEST, hostname: '127.0.0.1', port: 8080 });
    socket.fire('open');
    await answer;
    expect(urls[0]).toMatch(/^ws:\/\/127\.0\.0\.1:8080\//);
  });

  it('tells a refusal immediately', async () => {
    const { handler, socket, accepted } = rig();
    const answer = handler.handle(REQUEST);
    socket.fire('error');
    socket.fire('close', { code: 1006 });
    await expect(answer).rejects.toMatchObject({ name: 'HandshakeRefused' });
    expect(accepted()).toBe(0);
  });

  it('waits for an answer no longer than it may', async () => {
    const { handler, socket } = rig({ connectMs: 20 });
    await expect(handler.handle(REQUEST)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(socket.closes).toEqual([1000]);
  });

  it('ends when it is asked to, before and after it is open', async () => {
    const abort = new AbortController();
    const { handler, socket } = rig();
    const answer = handler.handle(REQUEST, { abortSignal: abort.signal });
    abort.abort();
    await expect(answer).rejects.toMatchObject({ name: 'HandshakeRefused' });
    expect(socket.closes).toEqual([1000]);
  });

  it('gives the socket no more than it takes', async () => {
    const { handler, socket } = rig();
    socket.bufferedAmount = 200 * 1024;
    const answer = handler.handle({ ...REQUEST, body: pieces(3) });
    socket.fire('open');
    await answer;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(socket.sent).toHaveLength(0);
    socket.bufferedAmount = 0;
    await eventually(() => socket.sent.length === 3);
  });

  it('waits for the last words after the end of the input', async () => {
    const { handler, socket } = rig();
    const answer = handler.handle({ ...REQUEST, body: pieces(1) });
    socket.fire('open');
    const { response } = await answer;
    await eventually(() => socket.sent.length === 1);
    expect(socket.closes).toEqual([]);
    socket.fire('message', { data: new Uint8Array([7, 8]).buffer });
    socket.fire('message', { data: 'text is not expected' });
    socket.fire('close', { code: 1000 });
    const received: number[] = [];
    for await (const bytes of response.body) received.push(...bytes);
    expect(received).toEqual([7, 8]);
  });

  it('fails the output when the socket breaks', async () => {
    const { handler, socket } = rig();
    const answer = handler.handle(REQUEST);
    socket.fire('open');
    const reader = (await answer).response.body.getReader();
    socket.fire('close', { code: 1006 });
    await expect(reader.read()).rejects.toMatchObject({ name: 'SocketClosed' });
  });

  it('ends when the input fails', async () => {
    const { handler, socket } = rig();
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new Error('cannot be signed');
    };
    const answer = handler.handle({ ...REQUEST, body: failing() });
    socket.fire('open');
    await answer;
    await eventually(() => socket.closes.length > 0);
  });
});
