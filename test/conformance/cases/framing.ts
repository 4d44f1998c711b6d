import { type ConformanceCase, fragments, ping, said, text } from '../conformance-case.ts';
import { BINARY, CONTINUATION, PING, PONG, TEXT } from '../frame.ts';

const PIECES = ['one', 'frames', 'bytes'] as const;
const SMALL = [0, 1, 2, 64, 124];
const LARGE = [125, 126, 127, 128, 255, 256, 1000, 65_535, 65_536];

/** Sizes at which the header changes, and those beside them. */
const sizes: ConformanceCase[] = [
  ...SMALL.map((size) => ({ size, payload: Buffer.alloc(size, 'x') })),
  ...LARGE.map((size) => ({ size, payload: said(0, { size }) })),
].flatMap(({ size, payload }) =>
  [TEXT, BINARY].flatMap((opcode) =>
    (size > 1000 ? (['one', 'frames'] as const) : PIECES).map((pieces) => ({
      name: `framing: ${opcode === TEXT ? 'text' : 'binary'} of ${size} bytes, ${pieces}`,
      sends: [{ opcode, payload }],
      pieces,
      messages: [{ opcode, payload }],
    })),
  ),
);

const many: ConformanceCase[] = PIECES.map((pieces) => {
  const messages = Array.from({ length: 20 }, (_, n) => text(said(n)));
  return { name: `framing: 20 messages, ${pieces}`, sends: messages, pieces, messages };
});

const message = said(0, { size: 400 });
const second = said(1);
const CUTS = [[0], [1], [100], [400], [0, 0, 0], [1, 2, 3], [100, 100, 300]];

const fragmented: ConformanceCase[] = CUTS.flatMap((cuts) =>
  PIECES.flatMap((pieces) =>
    [TEXT, BINARY].map((opcode) => ({
      name: `fragments: ${opcode === TEXT ? 'text' : 'binary'} cut at ${cuts.join(', ')}, ${pieces}`,
      sends: [...fragments(message, cuts, opcode), text(second)],
      pieces,
      messages: [{ opcode, payload: message }, text(second)],
    })),
  ),
);

const between: ConformanceCase[] = PIECES.flatMap((pieces) => {
  const [first, middle, last] = fragments(message, [100, 200]);
  if (!first || !middle || !last) return [];
  const lone = { opcode: PONG, payload: Buffer.from('unasked') };
  return [
    {
      name: `fragments: a ping between, ${pieces}`,
      sends: [first, ping('a'), middle, ping('b'), last, text(second)],
      pieces,
      messages: [text(message), text(second)],
      pongs: [Buffer.from('a'), Buffer.from('b')],
    },
    {
      name: `fragments: a pong between, ${pieces}`,
      sends: [first, lone, middle, last],
      pieces,
      messages: [text(message)],
    },
    {
      name: `fragments: a text between, ${pieces}`,
      sends: [first, text(second), middle, last],
      pieces,
      ends: 1002,
    },
    {
      name: `fragments: a binary between, ${pieces}`,
      sends: [first, { opcode: BINARY, payload: second }, last],
      pieces,
      ends: 1002,
    },
    { name: `fragments: the first is a continuation, ${pieces}`, sends: [middle, last], pieces, ends: 1002 },
    {
      name: `fragments: a continuation after the end, ${pieces}`,
      sends: [text(message), { opcode: CONTINUATION, payload: second }],
      pieces,
      messages: [text(message)],
      ends: 1002,
    },
    {
      name: `fragments: of a ping, ${pieces}`,
      sends: [
        { opcode: PING, fin: false, payload: Buffer.from('a') },
        { opcode: CONTINUATION, payload: Buffer.from('b') },
      ],
      pieces,
      ends: 1002,
    },
    {
      name: `fragments: of a pong, ${pieces}`,
      sends: [{ opcode: PONG, fin: false, payload: Buffer.from('a') }],
      pieces,
      ends: 1002,
    },
    {
      name: `fragments: of a close, ${pieces}`,
      sends: [{ opcode: 8, fin: false, payload: Buffer.from([3, 232]) }],
      pieces,
      ends: 1002,
    },
  ];
});

export const FRAMING: readonly ConformanceCase[] = [...sizes, ...many, ...fragmented, ...between];
