import type { LineFormat } from '../../audio/line-format.ts';
import { decodeMulaw } from '../../audio/mulaw.ts';
import type { HeardSide } from '../../call/steering/call-steering.ts';

const HEADER_BYTES = 5;
const SIDES: Readonly<Record<HeardSide, number>> = { caller: 0, assistant: 1 };

/**
 * One message to a listener: a byte that names the side (0 the caller, 1 what the caller hears), four bytes of
 * milliseconds since the beginning of the stream (little endian), then PCM16 little endian, mono, at the rate of the line.
 */
export function audioFrame(
  side: HeardSide,
  sinceStartMs: number,
  { audio, encoding }: { readonly audio: Uint8Array; readonly encoding: LineFormat['encoding'] },
): Buffer {
  const isMulaw = encoding === 'mulaw';
  const frame = Buffer.alloc(HEADER_BYTES + (isMulaw ? 2 * audio.length : audio.length));
  frame.writeUInt8(SIDES[side], 0);
  frame.writeUInt32LE(sinceStartMs >>> 0, 1);
  if (!isMulaw) {
    frame.set(audio, HEADER_BYTES);
    return frame;
  }
  for (const [at, sample] of decodeMulaw(audio).entries()) frame.writeInt16LE(sample, HEADER_BYTES + 2 * at);
  return frame;
}
