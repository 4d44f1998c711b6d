import { CLOSE, CONTINUATION, type Frame, PING, TEXT } from './frame.ts';

/** `end`: the connection ends, with any close code or with none. */
export type Ending = 'open' | 'end' | number;

/** One case of the protocol, for a server and a client alike. */
export interface ConformanceCase {
  /** `group: what is sent`. */
  readonly name: string;
  readonly sends: readonly Frame[];
  /** How the bytes come. Default: each frame in a write of its own. */
  readonly pieces?: 'one' | 'frames' | 'bytes';
  /** Messages that must be read, whole and in order, each as one frame. Default none. */
  readonly messages?: readonly Frame[];
  /** Payloads of the pongs that must come back. Default none. */
  readonly pongs?: readonly Buffer[];
  /** How the connection ends, or that it does not. Several: each of them is right. Default `open`. */
  readonly ends?: Ending | readonly Ending[];
}

export const text = (payload: string | Buffer): Frame => ({ opcode: TEXT, payload: Buffer.from(payload) });
export const ping = (payload: string | Buffer = ''): Frame => ({
  opcode: PING,
  payload: Buffer.from(payload),
});

/** A close frame with a code and a reason, or with the bytes given. */
export function close(code?: number | Buffer, reason: string | Buffer = ''): Frame {
  if (code === undefined) return { opcode: CLOSE, payload: Buffer.alloc(0) };
  if (Buffer.isBuffer(code)) return { opcode: CLOSE, payload: code };
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(code);
  return { opcode: CLOSE, payload: Buffer.concat([bytes, Buffer.from(reason)]) };
}

/** A message cut into frames at these places. */
export function fragments(payload: Buffer, places: readonly number[], opcode = TEXT): Frame[] {
  const ends = [...places, payload.length];
  return ends.map((end, at) => ({
    opcode: at === 0 ? opcode : CONTINUATION,
    fin: at === ends.length - 1,
    payload: payload.subarray(ends[at - 1] ?? 0, end),
  }));
}

/** 2 ms of audio, so that no message is followed by a gap. */
const AUDIO_BYTES = 16;

/**
 * The nth message of a caller: audio, as Twilio sends it.
 * @param options `note` is any text besides; `size` is the length of the whole in bytes
 */
export function said(
  n: number,
  { note = '', size = 0 }: { readonly note?: string; readonly size?: number } = {},
): Buffer {
  const payload = Buffer.alloc(AUDIO_BYTES, n + 1).toString('base64');
  const media = { chunk: String(n + 1), timestamp: String(n * 2), payload };
  const message = (padding: string) =>
    Buffer.from(JSON.stringify({ event: 'media', streamSid: 'MZ1', media, note: note + padding }));
  return message('.'.repeat(Math.max(0, size - message('').length)));
}
