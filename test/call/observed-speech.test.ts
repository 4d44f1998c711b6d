import { beforeEach, describe, expect, it } from 'vitest';
import { ObservedSpeech } from '../../src/call/conversation/observed-speech.ts';
import type { ObservedAnswer } from '../../src/media/call-observer.ts';
import type { VoiceEvent } from '../../src/voice/events.ts';

describe('the answers that observers see', () => {
  let answers: ObservedAnswer[] = [];
  let last = '';
  let speech: ObservedSpeech;

  beforeEach(() => {
    answers = [];
    last = '';
    const observer = {
      onCallEvent: (event: { type: string; answer?: ObservedAnswer }) =>
        event.answer && answers.push(event.answer),
    };
    speech = new ObservedSpeech({
      observer,
      lastQuestion: () => last,
      kindOfLine: () => 'line',
      callerSilentMs: () => 0,
      playing: () => undefined,
    });
  });

  const begins = (responseId: string) => speech.onVoice({ type: 'response.created', responseId });
  const ends = (responseId: string) => {
    const transcript = `answer ${responseId}`;
    speech.onVoice({
      type: 'response.audio_transcript.done',
      responseId,
      itemId: `item ${responseId}`,
      transcript,
    });
    speech.onVoice({ type: 'response.done', responseId, status: 'completed' });
  };
  const says = (words: string) => {
    last = words;
    const event: VoiceEvent = {
      type: 'conversation.item.input_audio_transcription.completed',
      itemId: words,
      transcript: words,
    };
    speech.onVoice(event);
  };
  const writes = (words: string) => {
    last = words;
    speech.callerWrote();
  };
  const shown = () => answers.map(({ text, question, isToWriting }) => [text, question, isToWriting]);

  it('are to what was spoken, also when something is written before they have ended', () => {
    says('what is your return policy');
    begins('1');
    writes('When do you open tomorrow?');
    ends('1');
    begins('2');
    ends('2');
    expect(shown()).toEqual([
      ['answer 1', 'what is your return policy', false],
      ['answer 2', 'When do you open tomorrow?', true],
    ]);
  });

  it('are to what was written, although the words that were spoken before it come late', () => {
    begins('1');
    writes('When do you open?');
    says('hello');
    ends('1');
    begins('2');
    ends('2');
    begins('3');
    ends('3');
    expect(answers.map(({ isToWriting }) => isToWriting)).toEqual([false, true, true]);
  });

  it('are to speech again once the caller has spoken', () => {
    writes('When do you open?');
    begins('1');
    ends('1');
    speech.onVoice({ type: 'input_audio_buffer.speech_started' });
    begins('2');
    ends('2');
    writes('And on Sunday?');
    begins('3');
    ends('3');
    says('thank you');
    begins('4');
    ends('4');
    expect(answers.map(({ isToWriting }) => isToWriting)).toEqual([true, false, true, false]);
  });
});
