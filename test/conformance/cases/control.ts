import { type ConformanceCase, close, ping, said, text } from '../conformance-case.ts';
import { CLOSE, CONTINUATION, PING, PONG, TEXT } from '../frame.ts';

const PIECES = ['one', 'frames', 'bytes'] as const;
const message = said(0);
const second = said(1);

const pings: ConformanceCase[] = PIECES.flatMap((pieces) => [
  ...[0, 1, 5, 124, 125].map((size) => {
    const payload = Buffer.alloc(size, 0xfe);
    return { name: `pings: of ${size} bytes, ${pieces}`, sends: [ping(payload)], pieces, pongs: [payload] };
  }),
  { name: `pings: of 126 bytes, ${pieces}`, sends: [ping(Buffer.alloc(126))], pieces, ends: 1002 },
  {
    name: `pings: an unasked pong, ${pieces}`,
    sends: [{ opcode: PONG, payload: Buffer.from('unasked') }, ping('a')],
    pieces,
    pongs: [Buffer.from('a')],
  },
  {
    name: `pings: among messages, ${pieces}`,
    sends: [ping('a'), text(message), ping('b'), text(second), ping('c')],
    pieces,
    messages: [text(message), text(second)],
    pongs: ['a', 'b', 'c'].map((name) => Buffer.from(name)),
  },
]);

const manyPings: ConformanceCase[] = [10, 60, 61, 500, 4_000].flatMap((count) =>
  (['one', 'frames'] as const).map((pieces) => {
    const payloads = Array.from({ length: count }, (_, n) => Buffer.from(`ping ${n}`));
    return { name: `pings: ${count} of them, ${pieces}`, sends: payloads.map(ping), pieces, pongs: payloads };
  }),
);

const reservedBits: ConformanceCase[] = [1, 2, 3, 4, 5, 6, 7].flatMap((rsv) =>
  [TEXT, PING, CLOSE].map((opcode) => ({
    name: `reserved bits: ${rsv} on opcode ${opcode}`,
    sends: [text(message), { opcode, rsv, payload: Buffer.from([3, 232]) }],
    messages: [text(message)],
    ends: 1002,
  })),
);

const opcodes: ConformanceCase[] = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode) =>
  (['one', 'frames', 'bytes'] as const).map((pieces) => ({
    name: `opcodes: ${opcode}, ${pieces}`,
    sends: [text(message), { opcode, payload: Buffer.from('a') }, text(second)],
    pieces,
    messages: [text(message)],
    ends: 1002,
  })),
);

const masks: ConformanceCase[] = [TEXT, PING, CLOSE, CONTINUATION].map((opcode) => ({
  name: `masks: a wrong one on opcode ${opcode}`,
  sends: [text(message), { opcode, payload: Buffer.from([3, 232]), wrongMask: true }],
  messages: [text(message)],
  ends: 1002,
}));

const VALID_CODES = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
];
const INVALID_CODES = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];

const closes: ConformanceCase[] = [
  { name: 'closes: without a code', sends: [close()], ends: [1000, 1005] },
  { name: 'closes: with half a code', sends: [close(Buffer.from([3]))], ends: 1002 },
  ...VALID_CODES.map((code) => ({ name: `closes: with ${code}`, sends: [close(code)], ends: code })),
  ...INVALID_CODES.map((code) => ({ name: `closes: with ${code}`, sends: [close(code)], ends: 1002 })),
  { name: 'closes: with a reason', sends: [close(1000, 'é'.repeat(61))], ends: 1000 },
  { name: 'closes: with a reason that is too long', sends: [close(1000, 'x'.repeat(124))], ends: 1002 },
  {
    name: 'closes: with a reason that is no UTF-8',
    sends: [close(1000, Buffer.from([0xce, 0xba, 0xed, 0xa0, 0x80]))],
    ends: 1007,
  },
  ...PIECES.flatMap((pieces) => [
    {
      name: `closes: after a message, ${pieces}`,
      sends: [text(message), close(1000)],
      pieces,
      messages: [text(message)],
      ends: 1000,
    },
    {
      name: `closes: with messages and pings behind it, ${pieces}`,
      sends: [close(1000), text(message), ping('late')],
      pieces,
      ends: 1000,
    },
    {
      name: `closes: in the middle of a message, ${pieces}`,
      sends: [{ opcode: TEXT, fin: false, payload: message.subarray(0, 9) }, close(1001)],
      pieces,
      ends: 1001,
    },
    {
      name: `closes: twice, ${pieces}`,
      sends: [close(1000), close(1000)],
      pieces,
      ends: 1000,
    },
  ]),
];

export const CONTROL: readonly ConformanceCase[] = [
  ...pings,
  ...manyPings,
  ...reservedBits,
  ...opcodes,
  ...masks,
  ...closes,
];
