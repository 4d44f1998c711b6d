import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Why a file gives no text, and what to do about it. */
export interface UnreadableText {
  readonly problem: string;
  readonly advice: string;
}

/** Reads a regular file of at most `maxBytes` of UTF-8. A byte order mark is not part of the text. Never throws. */
export function readBoundedText(path: string, maxBytes: number): string | UnreadableText {
  let bytes: Buffer | UnreadableText;
  try {
    bytes = readBytes(path, maxBytes);
  } catch (error) {
    return unreadable(error);
  }
  if (!Buffer.isBuffer(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: 'is not UTF-8', advice: 'save the file in UTF-8' };
  }
}

function readBytes(path: string, maxBytes: number): Buffer | UnreadableText {
  // Without O_NONBLOCK, opening a pipe without a writer would block the process, and with it every call.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size, isFile } = { size: fstatSync(file).size, isFile: fstatSync(file).isFile() };
    if (!isFile) return { problem: 'is not a file', advice: 'write the path of a text file' };
    if (size > maxBytes) {
      return { problem: `has ${size} bytes`, advice: `shorten it to ${maxBytes} bytes at most` };
    }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function unreadable(error: unknown): UnreadableText {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT') return { problem: 'does not exist', advice: 'write the path of a file that exists' };
  return {
    problem: `cannot be read (${code})`,
    advice: 'write the path of a file that the gateway may read',
  };
}
