import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { Answer } from '../../../src/voice/continuity/answers/answer.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';

const WORDS = 'We open at nine in the morning and close at six.';
const SECOND = Buffer.alloc(8_000, 0x80).toString('base64');
const ids = { responseId: 'r1', itemId: 'i1' };

const TELLS_SPEECH_END = { signalsSpeechEnd: true };
const TELLS_WORDS_ONLY = { signalsSpeechEnd: false };

function answerAfter(...events: VoiceEvent[]): Answer {
  return answerOf(TELLS_SPEECH_END, events);
}

function answerOf(capabilities: typeof TELLS_SPEECH_END, events: readonly VoiceEvent[]): Answer {
  const answer = new Answer(capabilities, TELEPHONE_LINE);
  for (const event of events) answer.follow(event);
  return answer;
}

const CREATED: VoiceEvent = { type: 'response.created', responseId: 'r1' };
const PLANNED: VoiceEvent = { type: 'response.audio_transcript.delta', ...ids, delta: WORDS };
const AUDIO: VoiceEvent = { type: 'response.audio.delta', ...ids, delta: SECOND };
const AUDIO_DONE: VoiceEvent = { type: 'response.audio.done', ...ids };

describe('the answer of a stream', () => {
  it('has sent as many words as its audio has time for', () => {
    const answer = answerAfter(CREATED, PLANNED, AUDIO);
    expect(answer.sentText).toBe('We open at nine');
    expect(answer.plannedText).toBe(WORDS);
  });

  it('has sent all words of a complete piece, and none of one without sound', () => {
    expect(answerAfter(CREATED, PLANNED, AUDIO, AUDIO_DONE).sentText).toBe(WORDS);
    expect(answerAfter(CREATED, PLANNED, AUDIO_DONE).sentText).toBe('');
  });

  it('is ended on behalf of its stream, with the words that were sent', () => {
    const answer = answerAfter(CREATED, PLANNED, AUDIO);
    const told: VoiceEvent[] = [];
    answer.abandon('failed', (event) => told.push(event));
    answer.abandon('failed', (event) => told.push(event));
    expect(told).toEqual([
      { type: 'response.audio_transcript.done', ...ids, transcript: 'We open at nine' },
      { type: 'response.audio.done', ...ids },
      { type: 'response.done', responseId: 'r1', status: 'failed', reason: 'stream_lost' },
    ]);
    expect(answer.active).toBe(false);
  });

  it('is forgotten when it was cancelled, or the caller speaks after it', () => {
    const done = (status: 'completed' | 'cancelled'): VoiceEvent => ({
      type: 'response.done',
      responseId: 'r1',
      status,
    });
    expect(answerAfter(CREATED, PLANNED, AUDIO, done('cancelled')).sentText).toBe('');
    const answer = answerAfter(CREATED, PLANNED, AUDIO, AUDIO_DONE, done('completed'));
    expect(answer.sentText).toBe(WORDS);
    answer.follow({ type: 'input_audio_buffer.speech_stopped' });
    expect(answer.sentText).toBe('');
  });

  it('is forgotten with the words of the caller, where a model signals their end in no other way', () => {
    const words: VoiceEvent = {
      type: 'conversation.item.input_audio_transcription.completed',
      itemId: 'caller',
      transcript: 'on sundays too',
    };
    const done: VoiceEvent = { type: 'response.done', responseId: 'r1', status: 'completed' };
    const whole = [CREATED, PLANNED, AUDIO, AUDIO_DONE, done];
    expect(answerOf(TELLS_WORDS_ONLY, [...whole, words]).sentText).toBe('');
    // The words may be those that it answers.
    expect(answerOf(TELLS_SPEECH_END, [...whole, words]).sentText).toBe(WORDS);
    expect(answerOf(TELLS_WORDS_ONLY, [CREATED, PLANNED, AUDIO, words]).sentText).not.toBe('');
  });

  it('knows a line of the gateway', () => {
    expect(answerAfter({ ...CREATED, speakId: 'line_1' }).isLine).toBe(true);
  });
});
