/** Milliseconds of one frame by the upper five bits of a packet's first byte: https://www.rfc-editor.org/rfc/rfc6716#section-3.1 */
const SILK_MS = [10, 20, 40, 60] as const;
const HYBRID_MS = [10, 20] as const;
const CELT_MS = [2.5, 5, 10, 20] as const;
const FIRST_HYBRID = 12;
const FIRST_CELT = 16;

const MAX_FRAME_BYTES = 1275;
const MAX_PACKET_MS = 120;
/** A frame's length from this value on has a second byte, which counts four times. */
const LONG_LENGTH = 252;
const LENGTH_STEP = 4;
const VARIABLE = 0x80;
const PADDED = 0x40;
const COUNT = 0x3f;
const FULL_PADDING = 255;

/**
 * The playing time of one Opus packet in milliseconds, known without decoding it.
 * @returns undefined for a packet that breaks a rule of https://www.rfc-editor.org/rfc/rfc6716#section-3.4
 */
export function opusPacketMs(packet: Uint8Array): number | undefined {
  const [first] = packet;
  if (first === undefined) return undefined;
  const frames = framesOf(packet, first & 3);
  const ms = frames * frameMs(first >> 3);
  return frames > 0 && ms <= MAX_PACKET_MS ? ms : undefined;
}

function frameMs(configuration: number): number {
  if (configuration < FIRST_HYBRID) return SILK_MS[configuration & 3] ?? 0;
  if (configuration < FIRST_CELT) return HYBRID_MS[configuration & 1] ?? 0;
  return CELT_MS[configuration & 3] ?? 0;
}

/** @returns how many frames the packet has; 0 when their lengths do not fit into it */
function framesOf(packet: Uint8Array, code: number): number {
  const bytes = packet.length - 1;
  if (code === 0) return bytes <= MAX_FRAME_BYTES ? 1 : 0;
  if (code === 1) return bytes % 2 === 0 && bytes / 2 <= MAX_FRAME_BYTES ? 2 : 0;
  if (code === 2) return lengthsFit(packet, { at: 1, end: packet.length, frames: 2 }) ? 2 : 0;
  return countedFrames(packet);
}

function countedFrames(packet: Uint8Array): number {
  const layout = packet[1];
  if (layout === undefined) return 0;
  const frames = layout & COUNT;
  const padding = (layout & PADDED) !== 0 ? readPadding(packet, 2) : { at: 2, bytes: 0 };
  const place = { at: padding.at, end: packet.length - padding.bytes, frames };
  if (place.end < place.at) return 0;
  if ((layout & VARIABLE) !== 0) return lengthsFit(packet, place) ? frames : 0;
  const each = (place.end - place.at) / frames;
  return Number.isInteger(each) && each <= MAX_FRAME_BYTES ? frames : 0;
}

interface Place {
  readonly at: number;
  readonly end: number;
  readonly frames: number;
}

/** Whether the lengths before the frames, one fewer than there are frames, leave a valid length for the last one. */
function lengthsFit(packet: Uint8Array, { at, end, frames }: Place): boolean {
  let next = at;
  let sum = 0;
  for (let frame = 1; frame < frames; frame += 1) {
    const low = packet[next] ?? 0;
    const isLong = low >= LONG_LENGTH;
    sum += low + (isLong ? LENGTH_STEP * (packet[next + 1] ?? 0) : 0);
    next += isLong ? 2 : 1;
  }
  const last = end - next - sum;
  return last >= 0 && last <= MAX_FRAME_BYTES;
}

/** @returns where the padding's length ends, and how many bytes of padding the packet ends with */
function readPadding(packet: Uint8Array, from: number): { readonly at: number; readonly bytes: number } {
  let at = from;
  let bytes = 0;
  while (packet[at] === FULL_PADDING) {
    bytes += FULL_PADDING - 1;
    at += 1;
  }
  return { at: at + 1, bytes: bytes + (packet[at] ?? 0) };
}
