import { bench, describe } from 'vitest';
import { buildAppend } from '../../src/voice/openai/messages.ts';
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
  bench('cut out of the text', () => {
    parseServerEvent(delta);
  });
  bench('JSON.parse alone', () => {
    JSON.parse(delta);
  });
});

describe('audio to OpenAI', () => {
  bench('composed', () => {
    buildAppend('append_1', payload);
  });
  bench('JSON.stringify', () => {
    JSON.stringify({ type: 'input_audio_buffer.append', event_id: 'append_1', audio: payload });
  });
});
