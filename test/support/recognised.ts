import { Ear } from '../../sandbox/model/ear.ts';
import type { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';

/** The sentences that the ear of the sandbox recognises, for speech that came through a loudspeaker or a resampler. */
export function recognised(mulaw: Uint8Array, library: SpeechLibrary): readonly string[] {
  const found: string[] = [];
  const ear = new Ear({
    silenceMs: 400,
    library,
    onSpeechStarted: () => undefined,
    onSpeechStopped: (_, text) => found.push(text),
  });
  ear.hear(decodeMulaw(mulaw));
  return found;
}
