import { type ConformanceCase, fragments, said, text } from '../conformance-case.ts';
import { TEXT } from '../frame.ts';

/** @param maxBytes the longest message that this side takes */
export function limits(maxBytes: number): readonly ConformanceCase[] {
  const longest = said(0, { size: maxBytes });
  const tooLong = said(1, { size: maxBytes + 1 });
  const half = Math.floor(tooLong.length / 2);
  const declared = (declaredLength: bigint) => ({ opcode: TEXT, payload: Buffer.alloc(10), declaredLength });
  return [
    { name: 'limits: the longest message', sends: [text(longest)], messages: [text(longest)] },
    {
      name: 'limits: the longest message, in fragments',
      sends: fragments(longest, [1, half]),
      messages: [text(longest)],
    },
    {
      name: 'limits: one byte more',
      sends: [text(said(0)), text(tooLong)],
      messages: [text(said(0))],
      ends: 1009,
    },
    {
      name: 'limits: one byte more, in fragments',
      sends: [text(said(0)), ...fragments(tooLong, [half])],
      messages: [text(said(0))],
      ends: 1009,
    },
    ...[BigInt(maxBytes) + 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n].map((length) => ({
      name: `limits: a header that promises ${length} bytes`,
      sends: [text(said(0)), declared(length)],
      messages: [text(said(0))],
      ends: [1009, 1002] as const,
    })),
  ];
}
