import { open, rename, rm } from 'node:fs/promises';
import { parseWavHeader, wavHeader } from '../audio/wav.ts';
import { UNFINISHED } from './recording-file.ts';

/** No header of a recording is longer. */
const MAX_HEADER_BYTES = 128;

/**
 * Completes a file that an earlier process was writing when it ended: its header gets the sizes, and the file its name.
 * A file without any sample is deleted.
 * @returns whether there is a complete file now
 * @throws the error of the file system
 */
export async function finishFile(unfinishedPath: string): Promise<boolean> {
  const hasSamples = await completeHeader(unfinishedPath);
  if (hasSamples) await rename(unfinishedPath, unfinishedPath.slice(0, -UNFINISHED.length));
  else await rm(unfinishedPath, { force: true });
  return hasSamples;
}

async function completeHeader(path: string): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const start = Buffer.alloc(MAX_HEADER_BYTES);
    const { bytesRead } = await file.read(start, 0, MAX_HEADER_BYTES, 0);
    const header = parseWavHeader(start.subarray(0, bytesRead));
    if (!header) return false;
    const { size } = await file.stat();
    const dataBytes = size - header.bytes - ((size - header.bytes) % header.blockBytes);
    if (dataBytes <= 0) return false;
    const complete = wavHeader(header.format, dataBytes);
    await file.write(complete, 0, complete.length, 0);
    await file.truncate(complete.length + dataBytes);
    await file.datasync();
    return true;
  } finally {
    await file.close();
  }
}
