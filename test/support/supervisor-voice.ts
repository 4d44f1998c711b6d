import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';

const CHUNK_MS = 20;
const CHUNK_SAMPLES = 24 * CHUNK_MS;

/** Speaks mu-law as the microphone of a supervisor sends it, PCM16 at 24 kHz, in real time. */
export async function speakAsSupervisor(mulaw: Uint8Array, speak: (pcm: Uint8Array) => void): Promise<void> {
  const pcm = new Resampler(8000, 24_000).process(decodeMulaw(mulaw));
  const startedMs = performance.now();
  for (let at = 0, sent = 0; at < pcm.length; at += CHUNK_SAMPLES, sent += 1) {
    const chunk = pcm.slice(at, at + CHUNK_SAMPLES);
    speak(new Uint8Array(chunk.buffer));
    const waitMs = startedMs + (sent + 1) * CHUNK_MS - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
