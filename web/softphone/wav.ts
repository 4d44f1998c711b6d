import { toPcm16 } from './rate-change.ts';

const TELEPHONE_RATE_HZ = 8000;
const LONGEST_SECONDS = 120;

/**
 * Reads a sound file that the browser knows, as PCM16 at 8 kHz.
 * @throws Error with words for the person at the page
 */
export async function readSound(file: Blob): Promise<Int16Array> {
  const context = new OfflineAudioContext(1, 1, TELEPHONE_RATE_HZ);
  const bytes = await file.arrayBuffer();
  const buffer = await context.decodeAudioData(bytes).catch((cause: unknown) => {
    throw new Error('This browser cannot read the file. Choose a wav file.', { cause });
  });
  if (buffer.duration > LONGEST_SECONDS)
    throw new Error(`The file is longer than ${LONGEST_SECONDS / 60} minutes. Choose a shorter one.`);
  return toPcm16(buffer.getChannelData(0));
}
