import { isUtf8 } from 'node:buffer';
import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { WholeTextReader } from '../../src/websocket/whole-text-reader.ts';

const MAX_TEXT_BYTES = 1000;

/** The gateway's end of a connection whose bytes the test writes by hand. */
class ByHand extends Duplex {
  override _read(): void {
    // What comes is pushed.
  }
  override _write(_chunk: Buffer, _encoding: string, done: () => void): void {
    done();
  }
}

interface Seen {
  readonly messages: string[];
  readonly controls: string[];
  error: string | undefined;
  closeCode: number | undefined;
}

/** What a WebSocket tells of these bytes, with the reader or without it. */
async function read(pieces: readonly Buffer[], { fast }: { readonly fast: boolean }): Promise<Seen> {
  const seen: Seen = { messages: [], controls: [], error: undefined, closeCode: undefined };
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 4 * MAX_TEXT_BYTES,
    perMessageDeflate: false,
  });
  const connection = new ByHand();
  const socket = await new Promise<WebSocket>((resolve) => {
    const request = { method: 'GET', headers: HANDSHAKE, socket: connection };
    // What is read of a request for an upgrade.
    server.handleUpgrade(request as never, connection, Buffer.alloc(0), resolve);
  });
  socket.on('message', (data, isBinary) =>
    seen.messages.push(`${isBinary ? 'binary' : 'text'} ${String(data)}`),
  );
  socket.on('ping', (data) => seen.controls.push(`ping ${data.toString('hex')}`));
  socket.on('pong', (data) => seen.controls.push(`pong ${data.toString('hex')}`));
  socket.on('error', (error) => {
    seen.error = error.message;
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('close', (code) => {
      seen.closeCode = code;
      resolve();
    });
  });
  if (fast) {
    const onText = (bytes: Buffer, start: number, end: number) => {
      const text = bytes.subarray(start, end);
      if (!isUtf8(text)) return false;
      seen.messages.push(`text ${text}`);
      return true;
    };
    expect(WholeTextReader.open(socket, connection, { maxTextBytes: MAX_TEXT_BYTES, onText })).toBeDefined();
  }
  for (const piece of pieces) {
    // Each reader unmasks in place.
    connection.push(Buffer.from(piece));
    await new Promise((resolve) => setImmediate(resolve));
  }
  connection.push(null);
  await closed;
  return seen;
}

const HANDSHAKE = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

type Kind =
  | 'text'
  | 'broken'
  | 'binary'
  | 'ping'
  | 'pong'
  | 'fragments'
  | 'unmasked'
  | 'reserved'
  | 'close'
  | 'empty';

interface Sent {
  readonly kind: Kind;
  readonly text: string;
}

const OPCODES = {
  text: 1,
  broken: 1,
  binary: 2,
  ping: 9,
  pong: 10,
  unmasked: 1,
  reserved: 3,
  close: 8,
  empty: 1,
} as const;

/** RFC 6455, section 5.2. */
function frame(opcode: number, data: Buffer, { fin = true, mask = true } = {}): Buffer {
  const long = data.length > 125;
  const head = [(fin ? 0x80 : 0) | opcode, (mask ? 0x80 : 0) | (long ? 126 : data.length)];
  if (long) head.push(data.length >>> 8, data.length & 0xff);
  if (!mask) return Buffer.concat([Buffer.from(head), data]);
  const key = Buffer.from([0x12, 0x34, 0x56, 0x78]);
  return Buffer.concat([Buffer.from(head), key, data.map((byte, at) => byte ^ (key[at % 4] ?? 0))]);
}

function framesOf({ kind, text }: Sent): Buffer {
  const data = Buffer.from(text);
  if (kind === 'broken') data[0] = 0xff;
  if (kind === 'fragments') {
    const cut = Math.floor(data.length / 2);
    return Buffer.concat([
      frame(1, data.subarray(0, cut), { fin: false }),
      frame(9, Buffer.from('between')),
      frame(0, data.subarray(cut)),
    ]);
  }
  if (kind === 'empty') return frame(1, Buffer.alloc(0));
  if (kind === 'close') return frame(8, Buffer.from([0x03, 0xe8]));
  const short = kind === 'ping' || kind === 'pong' ? data.subarray(0, 100) : data;
  return frame(OPCODES[kind], short, { mask: kind !== 'unmasked' });
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1))), bytes.length].sort(
    (a, b) => a - b,
  );
  return ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end)).filter(({ length }) => length > 0);
}

describe('WholeTextReader', () => {
  const kind = fc.oneof(
    { weight: 10, arbitrary: fc.constant<Kind>('text') },
    { weight: 4, arbitrary: fc.constantFrom<Kind>('binary', 'ping', 'pong', 'fragments', 'empty') },
    { weight: 1, arbitrary: fc.constantFrom<Kind>('unmasked', 'reserved', 'close', 'broken') },
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.nat({ max: 2 * MAX_TEXT_BYTES }).map((length) => 'x'.repeat(length + 1)),
  );

  it('tells exactly what ws alone would tell, however the bytes are cut and whatever the peer does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind, text }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (sent, places) => {
          const pieces = cut(Buffer.concat(sent.map(framesOf)), places);
          expect(await read(pieces, { fast: true })).toEqual(await read(pieces, { fast: false }));
        },
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('is not opened where another listener reads too', () => {
    const connection = new ByHand();
    connection.on('data', () => undefined);
    connection.on('data', () => undefined);
    const socket = { on: () => undefined };
    const options = { maxTextBytes: 10, onText: () => true };
    expect(WholeTextReader.open(socket, connection, options)).toBeUndefined();
    expect(connection.listenerCount('data')).toBe(2);
  });
});
