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
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(SIDES[side], 0);
  header.writeUInt32LE(sinceStartMs >>> 0, 1);
  return Buffer.concat([header, encoding === 'mulaw' ? pcmOf(audio) : audio]);
}

/** Typed arrays have the byte order of the machine, which is little endian wherever Node runs. */
function pcmOf(mulaw: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = decodeMulaw(mulaw);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
