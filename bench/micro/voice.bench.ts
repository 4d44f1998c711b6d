import { bench, describe } from 'vitest';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { silencePayload } from '../../src/audio/mulaw.ts';
import { CallerRing } from '../../src/voice/continuity/caller-audio/caller-ring.ts';
import { parseServerEvent } from '../../src/voice/openai/parser.ts';
import { OpenAIVoice } from '../model/openai-voice.ts';
import { frameBase64 } from '../stamp.ts';

const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });

/** What the model of the bench really sends for 20 ms. */
function openaiDelta(): string {
  const sent: string[] = [];
  const voice = new OpenAIVoice((text) => sent.push(text));
  voice.begin('Hello.');
  voice.echo(payload);
  return sent.at(-1) ?? '';
}

describe('audio from OpenAI', () => {
  const delta = openaiDelta();
  bench('parsed', () => {
    parseServerEvent(delta);
  });
  bench('JSON.parse alone', () => {
    JSON.parse(delta);
  });
});

describe('caller audio that may have to be heard again', () => {
  const full = new CallerRing(15_000, TELEPHONE_LINE);
  bench('20 ms of a long speech', () => {
    full.push(payload);
  });
  const quiet = new CallerRing(15_000, TELEPHONE_LINE);
  const silence = silencePayload(FRAME_BYTES);
  bench('20 ms of silence', () => {
    quiet.push(silence);
  });
});
