import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServerEvent } from '../../../src/voice/openai/parser.ts';

function samples(file: string): string[] {
  const path = new URL(`../../../fixtures/openai/${file}`, import.meta.url);
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

const PIECE = { responseId: 'resp_001', itemId: 'item_007' };
const IGNORED = (name: string) => ({ type: 'ignored', name });

/** What each line of the sample file means, in its order. */
const MEANINGS = [
  { type: 'session.created', sessionId: 'sess_C9CiUVUzUzYIssh3ELY1d', expiresAtMs: 1_795_190_400_000 },
  { type: 'session.updated', inputFormat: 'audio/pcmu', outputFormat: 'audio/pcmu' },
  { type: 'input_audio_buffer.speech_started', itemId: 'item_003' },
  { type: 'input_audio_buffer.speech_stopped', itemId: 'item_003' },
  IGNORED('input_audio_buffer.committed'),
  IGNORED('conversation.item.added'),
  { type: 'conversation.item.input_audio_transcription.delta', itemId: 'item_003', delta: 'what time ' },
  {
    type: 'conversation.item.input_audio_transcription.completed',
    itemId: 'item_003',
    transcript: 'what time do you open',
    usage: { seconds: 0, tokens: 22 },
  },
  {
    type: 'conversation.item.input_audio_transcription.completed',
    itemId: 'item_004',
    transcript: 'hello',
    usage: { seconds: 1.2, tokens: 0 },
  },
  {
    type: 'conversation.item.input_audio_transcription.failed',
    itemId: 'item_005',
    reason: 'audio_unintelligible',
  },
  { type: 'response.created', responseId: 'resp_001', requestId: 'create_4', speakId: 'speak_1' },
  { type: 'response.created', responseId: 'resp_001' },
  IGNORED('rate_limits.updated'),
  { type: 'speech_item.added', ...PIECE },
  IGNORED('response.output_item.added'),
  IGNORED('response.content_part.added'),
  { type: 'response.audio_transcript.delta', ...PIECE, delta: 'We open' },
  { type: 'response.audio.delta', ...PIECE, delta: '//79/Pv6+fj3' },
  { type: 'response.audio.done', ...PIECE },
  { type: 'response.audio_transcript.done', ...PIECE, transcript: 'We open at nine.' },
  IGNORED('response.function_call_arguments.done'),
  {
    type: 'response.done',
    responseId: 'resp_001',
    status: 'completed',
    usage: {
      inputTextTokens: 119,
      inputAudioTokens: 13,
      cachedTextTokens: 60,
      cachedAudioTokens: 4,
      outputTextTokens: 30,
      outputAudioTokens: 91,
    },
    functionCalls: [{ callId: 'call_9', name: 'opening_hours', arguments: '{"day":"tomorrow"}' }],
  },
  {
    type: 'response.done',
    responseId: 'resp_001',
    status: 'cancelled',
    reason: 'turn_detected',
    functionCalls: [],
  },
  {
    type: 'response.done',
    responseId: 'resp_001',
    status: 'failed',
    reason: 'rate_limit_exceeded',
    functionCalls: [],
  },
  {
    type: 'response.done',
    responseId: 'resp_001',
    status: 'incomplete',
    reason: 'max_output_tokens',
    functionCalls: [],
  },
  { type: 'error', code: 'response_cancel_not_active', eventId: 'cancel_12' },
  { type: 'error', code: 'server_error' },
];

const BETA_MEANINGS = [
  { type: 'session.updated', inputFormat: 'audio/pcmu', outputFormat: 'audio/pcmu' },
  { type: 'response.audio.delta', ...PIECE, delta: '//79' },
  { type: 'response.audio.done', ...PIECE },
  { type: 'response.audio_transcript.delta', ...PIECE, delta: 'We open' },
  { type: 'response.audio_transcript.done', ...PIECE, transcript: 'We open at nine.' },
  IGNORED('conversation.item.created'),
];

describe('an answer in writing', () => {
  it('is read from the end of its response', () => {
    const content = [
      { type: 'output_text', text: 'At nine.' },
      { type: 'output_audio', transcript: 'never' },
    ];
    const output = [{ type: 'message', role: 'assistant', content }];
    const response = { id: 'r', status: 'completed', output };
    expect(parseServerEvent(JSON.stringify({ type: 'response.done', response }))).toMatchObject({
      text: 'At nine.',
    });
  });
});

describe('the parser of OpenAI Realtime events', () => {
  it('reads every GA sample', () => {
    expect(samples('server-events.jsonl').map(parseServerEvent)).toEqual(MEANINGS);
  });

  it('reads the names from before GA', () => {
    expect(samples('server-events-beta.jsonl').map(parseServerEvent)).toEqual(BETA_MEANINGS);
  });

  it('passes an unknown event on by its name', () => {
    expect(parseServerEvent('{"type":"response.hologram.delta"}')).toEqual({
      type: 'unknown',
      name: 'response.hologram.delta',
    });
  });

  it.each([
    'no json',
    '[]',
    'null',
    '{}',
    '{"type":7}',
    '{"type":"session.created"}',
    '{"type":"response.output_audio.delta","response_id":"r"}',
    '{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":',
    '{"type":"response.done","response":{"id":"r","status":"odd"}}',
    '{"type":"response.created","response":{}}',
    '{"type":"error"}',
    '{"type":"conversation.item.input_audio_transcription.completed","item_id":"i"}',
  ])('calls a malformed frame malformed: %s', (frame) => {
    expect(parseServerEvent(frame)).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    const fields = fc.dictionary(
      fc.constantFrom('session', 'response', 'item', 'error', 'delta', 'item_id', 'response_id', 'usage'),
      fc.jsonValue(),
    );
    const names = samples('server-events.jsonl').map((line) => /"type":"([^"]+)"/.exec(line)?.[1] ?? '');
    fc.assert(
      fc.property(fc.constantFrom(...names), fields, (type, event) => {
        parseServerEvent(JSON.stringify({ type, ...event }));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parseServerEvent(text) === undefined));
  });
});

it('takes nothing for audio that Twilio could not play', () => {
  for (const delta of ['', 'AAA', 'not base64', 'AA-_', 'A===']) {
    const frame = `{"type":"response.output_audio.delta","event_id":"e","response_id":"r","item_id":"i","delta":"${delta}"}`;
    expect(parseServerEvent(frame)).toBeUndefined();
  }
});
