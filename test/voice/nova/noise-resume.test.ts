import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { NoiseResume } from '../../../src/voice/nova/turns/noise-resume.ts';

const HEARD = 'We open at nine.';
const REST = 'On Saturdays we open at ten.';
const VOICE_STARTED: VoiceEvent = { type: 'input_audio_buffer.voice_started' };
const VOICE_STOPPED: VoiceEvent = { type: 'input_audio_buffer.voice_stopped' };
const INTERRUPTED: VoiceEvent = { type: 'input_audio_buffer.speech_started' };

function words(transcript: string): VoiceEvent {
  return { type: 'conversation.item.input_audio_transcription.completed', itemId: 'u', transcript };
}

describe('NoiseResume', () => {
  let asked: string[];
  let resume: NoiseResume;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    resume = new NoiseResume({ ask: (rest) => asked.push(rest), guard: { wrap: (_entrance, step) => step } });
  });
  afterEach(() => vi.useRealTimers());

  function interrupted(heard = HEARD, rest = REST): void {
    resume.follow(VOICE_STARTED);
    resume.follow(INTERRUPTED);
    resume.cut({ heard, rest });
  }

  it('goes on when the sound had no words', () => {
    interrupted();
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
    resume.follow(VOICE_STOPPED);
    vi.advanceTimersByTime(1_000);
    expect(asked).toEqual([REST]);
  });

  it('goes on immediately after an acknowledgement', () => {
    interrupted();
    resume.follow(VOICE_STOPPED);
    resume.follow(words('Mm-hm.'));
    expect(asked).toEqual([REST]);
  });

  it('goes on without signs of a voice, a little later', () => {
    resume.follow(INTERRUPTED);
    resume.cut({ heard: HEARD, rest: REST });
    vi.advanceTimersByTime(2_500);
    expect(asked).toEqual([REST]);
  });

  it.each([
    ['words', words('and on Sunday?')],
    ['an answer', { type: 'response.created', responseId: 'r' } as const],
  ])('does not go on after %s', (_what, event) => {
    interrupted();
    resume.follow(VOICE_STOPPED);
    resume.follow(event);
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
  });

  it('takes "yes" after a question for an answer', () => {
    interrupted('Shall I book it?');
    resume.follow(VOICE_STOPPED);
    resume.follow(words('yes'));
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
  });

  it('does not go on with what the gateway has cut itself, or with next to nothing', () => {
    resume.cut({ heard: HEARD, rest: REST });
    interrupted(HEARD, 'Bye.');
    resume.follow(VOICE_STOPPED);
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
  });

  it('goes on twice in a row at most, until the caller has spoken', () => {
    const noise = () => {
      interrupted();
      resume.follow(VOICE_STOPPED);
      vi.advanceTimersByTime(1_000);
    };
    for (let time = 0; time < 5; time += 1) noise();
    expect(asked).toHaveLength(2);
    resume.follow(words('what is the price'));
    noise();
    expect(asked).toHaveLength(3);
  });

  it('leaves no timer', () => {
    interrupted();
    resume.follow(VOICE_STOPPED);
    resume.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
