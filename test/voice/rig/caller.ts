import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { FRAME_BYTES, FRAME_MS } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { VoiceClientBase } from '../../../src/voice/client.ts';

/** What callers can say. */
export const library = SpeechLibrary.load();

const SILENT_FRAME = silencePayload(FRAME_BYTES);

/** @param pauseMs silence after the sentence: longer than the model waits for its end */
export function callerSays(client: VoiceClientBase, utteranceId: string, pauseMs: number): void {
  const { mulaw } = library.utterance(utteranceId);
  for (let at = 0; at < mulaw.length; at += FRAME_BYTES) {
    client.sendAudio(mulaw.subarray(at, at + FRAME_BYTES).toString('base64'));
  }
  callerPauses(client, pauseMs);
}

export function callerPauses(client: VoiceClientBase, ms: number): void {
  for (let at = 0; at < ms; at += FRAME_MS) client.sendAudio(SILENT_FRAME);
}
