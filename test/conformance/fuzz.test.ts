import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { said } from './conformance-case.ts';
import { BINARY, CLOSE, CONTINUATION, encodeFrame, type Frame, PING, PONG, TEXT } from './frame.ts';
import { ListeningGateway } from './listening-gateway.ts';

/** `FUZZ_SEED=… FUZZ_RUNS=…` plays a failure again, or plays more. Every failure prints its seed. */
const { FUZZ_SEED, FUZZ_RUNS = '150' } = process.env;
const TIME_LIMIT_MS = 4_000;
const PARAMETERS: fc.Parameters<unknown> = {
  numRuns: Number(FUZZ_RUNS),
  seed: FUZZ_SEED === undefined ? Date.now() : Number(FUZZ_SEED),
  interruptAfterTimeLimit: TIME_LIMIT_MS,
};

const anything = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const audio = fc.tuple(fc.nat({ max: 30 }), words).map(([n, note]) => said(n, { note }));
const long = fc.nat({ max: 70_000 }).map((size) => said(1, { size }));
const control = fc.uint8Array({ maxLength: 125 }).map((bytes) => Buffer.from(bytes));

const whole = (opcode: number, payload: fc.Arbitrary<Buffer>): fc.Arbitrary<Frame[]> =>
  payload.map((bytes) => [{ opcode, payload: bytes }]);

/** A message in pieces, with or without a ping between them. */
const inPieces = fc.tuple(audio, fc.nat(), fc.boolean()).map(([message, place, isInterrupted]): Frame[] => {
  const cut = place % (message.length + 1);
  const between: Frame[] = isInterrupted ? [{ opcode: PING, payload: Buffer.from('between') }] : [];
  return [
    { opcode: TEXT, fin: false, payload: message.subarray(0, cut) },
    ...between,
    { opcode: CONTINUATION, payload: message.subarray(cut) },
  ];
});

/** Most of it wrong. */
const any: fc.Arbitrary<Frame[]> = fc
  .record({
    opcode: fc.nat({ max: 15 }),
    fin: fc.boolean(),
    rsv: fc.nat({ max: 7 }),
    wrongMask: fc.boolean(),
    payload: anything,
  })
  .map((frame) => [frame]);

const sequence = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: whole(TEXT, audio) },
      { weight: 2, arbitrary: whole(TEXT, long) },
      {
        weight: 2,
        arbitrary: whole(
          TEXT,
          words.map((text) => Buffer.from(text)),
        ),
      },
      { weight: 3, arbitrary: whole(PING, control) },
      { weight: 1, arbitrary: whole(PONG, control) },
      { weight: 2, arbitrary: whole(BINARY, anything) },
      { weight: 3, arbitrary: inPieces },
      { weight: 1, arbitrary: whole(TEXT, anything) },
      { weight: 1, arbitrary: whole(CLOSE, control) },
      { weight: 1, arbitrary: any },
    ),
    { minLength: 1, maxLength: 15 },
  )
  .map((frames) => Buffer.concat(frames.flat().map((frame) => encodeFrame(frame, true))));

/**
 * Sent last, to complete any header that has begun: our reader gives `ws` whole headers only, so a fault in half a
 * header is refused as soon as the rest of it comes.
 */
const REST_OF_A_HEADER = Buffer.alloc(14);

/** Where the bytes are cut: at most ten places. */
const places = fc.array(fc.nat(), { maxLength: 10 });

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end)).filter(({ length }) => length > 0);
}

describe('our reader and that of ws', () => {
  const fast = new ListeningGateway();
  const plain = new ListeningGateway();
  beforeAll(() => Promise.all([fast.listen('fast'), plain.listen('plain')]));
  afterAll(() => Promise.all([fast.stop(), plain.stop()]));

  /** What a gateway takes of these bytes, and answers. */
  async function read(gateway: ListeningGateway, sent: readonly Buffer[]) {
    const peer = await gateway.stream();
    await gateway.taken();
    await peer.writeAll(sent);
    await peer.finished();
    return { ...(await gateway.taken()), pongs: peer.pongs, closeCode: peer.closeCode };
  }

  it.each([
    ['frames, right and wrong', sequence],
    ['any bytes', anything],
  ])(
    'take the same of %s, however they are cut',
    async (_what, bytes) => {
      await fc.assert(
        fc.asyncProperty(bytes, places, async (sent, cuts) => {
          const sentPieces = [...pieces(sent, cuts), REST_OF_A_HEADER];
          const [ours, theirs] = await Promise.all([read(fast, sentPieces), read(plain, sentPieces)]);
          expect(ours).toEqual(theirs);
        }),
        PARAMETERS,
      );
    },
    60_000,
  );
});
