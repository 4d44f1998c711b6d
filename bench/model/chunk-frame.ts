import { crc32 } from 'node:zlib';
import { encodeHeader } from '../../sandbox/bedrock/frames.ts';

const PRELUDE_BYTES = 12;
const TRAILER_BYTES = 4;
const HEADERS = Buffer.concat([
  encodeHeader(':event-type', 'chunk'),
  encodeHeader(':content-type', 'application/json'),
  encodeHeader(':message-type', 'event'),
]);
const BODY_PREFIX = '{"bytes":"';
const BODY_SUFFIX = '"}';

/** One output event as the frame that Bedrock sends; its headers are encoded once. @param json of the event */
export function chunkFrame(json: string): Buffer {
  const base64 = Buffer.from(json, 'utf8').toString('base64');
  const bodyBytes = BODY_PREFIX.length + base64.length + BODY_SUFFIX.length;
  const length = PRELUDE_BYTES + HEADERS.length + bodyBytes + TRAILER_BYTES;
  const frame = Buffer.allocUnsafe(length);
  frame.writeUInt32BE(length, 0);
  frame.writeUInt32BE(HEADERS.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  HEADERS.copy(frame, PRELUDE_BYTES);
  frame.write(BODY_PREFIX + base64 + BODY_SUFFIX, PRELUDE_BYTES + HEADERS.length, 'latin1');
  frame.writeUInt32BE(crc32(frame.subarray(0, length - TRAILER_BYTES)), length - TRAILER_BYTES);
  return frame;
}
