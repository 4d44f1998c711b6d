import { parseHexAudio } from '../audio/hex-audio.ts';
import { strictBase64 } from '../event-stream/strict-base64.ts';
import { outputParser } from './parser.ts';

/** Reads one output chunk in Node, where `Buffer` is the fastest way. */
export const parseOutput = outputParser({
  text: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(),
  base64: strictBase64,
  hexAudio: parseHexAudio,
});
