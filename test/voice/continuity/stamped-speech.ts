import { FRAME_BYTES } from '../../../src/audio/format.ts';

/** Loud codes of mu-law; the sign carries the bit. */
const ONE = 0x90;
const ZERO = 0x10;
const NUMBER_BITS = 16;

/** One frame of voice that bears its number: base64 mu-law, 20 ms. */
export function stampedFrame(number: number): string {
  const bytes = Buffer.alloc(FRAME_BYTES);
  for (let at = 0; at < FRAME_BYTES; at += 1) {
    // The number comes twice, once upside down, so that nothing else is taken for it.
    const bit = (number >> (at % NUMBER_BITS)) & 1;
    const turned = at % (2 * NUMBER_BITS) < NUMBER_BITS ? bit : 1 - bit;
    bytes[at] = turned === 1 ? ONE : ZERO;
  }
  return bytes.toString('base64');
}

/** The numbers of all stamped frames in some mu-law audio, in the order they came; silence is left out. */
export function stampsIn(mulaw: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + FRAME_BYTES <= mulaw.length; at += FRAME_BYTES) {
    const number = stampOf(mulaw.subarray(at, at + FRAME_BYTES));
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}

function stampOf(frame: Uint8Array): number | undefined {
  let number = 0;
  for (let at = 0; at < NUMBER_BITS; at += 1) if (frame[at] === ONE) number |= 1 << at;
  return Buffer.from(stampedFrame(number), 'base64').equals(frame) ? number : undefined;
}
