import { outputParser } from '../../src/voice/nova/wire/parser.ts';

const UTF8 = new TextDecoder();

/** Reads one output chunk in a browser. */
export const parseChunk = outputParser({
  text: (bytes) => UTF8.decode(bytes),
  base64: bytesOf,
  // An older shape that no stream of Bedrock has.
  hexAudio: () => undefined,
});

/** @returns undefined when the text is not base64 */
function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    // A malformed chunk is a result, not an error.
    return undefined;
  }
}
