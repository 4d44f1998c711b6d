import { describe, expect, it } from 'vitest';
import { Ear } from '../../sandbox/model/ear.ts';
import { sentences, speak } from '../../sandbox/model/mouth.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';

const library = SpeechLibrary.load();
const UNKNOWN = 'The weather in the mountains will be fine until the end of the week.';

/** How long somebody is heard to speak, in milliseconds, for each stretch of speech. */
function stretches(pcm: Int16Array, silenceMs: number): number[] {
  const lengths: number[] = [];
  let startedAt = 0;
  const ear = new Ear({
    silenceMs,
    library,
    onSpeechStarted: (atMs) => {
      startedAt = atMs;
    },
    onSpeechStopped: (atMs) => lengths.push(atMs - startedAt),
  });
  ear.hear(new Int16Array(800));
  ear.hear(pcm);
  ear.hear(new Int16Array(8000));
  return lengths;
}

describe('a recorded line', () => {
  it('is spoken as it was recorded, whatever its case and punctuation', () => {
    const recording = decodeMulaw(library.utterance('goodbye').mulaw);
    expect(speak('Goodbye.', library)).toEqual(recording);
    expect(speak('  GOODBYE!', library)).toEqual(recording);
  });

  it('that was recorded as a whole is not put together', () => {
    const whole = library.utterance('greeting');
    expect(speak(whole.text, library)).toHaveLength(whole.mulaw.length);
  });

  it('may follow another one, or babble', () => {
    const goodbye = library.utterance('goodbye').mulaw.length;
    const hours = library.utterance('hours').mulaw.length;
    const babble = speak(UNKNOWN, library).length;
    expect(speak(`${library.utterance('hours').text} Goodbye.`, library)).toHaveLength(hours + goodbye);
    expect(speak(`${UNKNOWN} Goodbye.`, library)).toHaveLength(babble + goodbye);
  });
});

describe('an unrecorded line', () => {
  it('takes about 60 ms a character and never less than 300 ms', () => {
    expect(speak(UNKNOWN, library)).toHaveLength(UNKNOWN.length * 60 * 8);
    expect(speak('Oh.', library)).toHaveLength(300 * 8);
    expect(speak('', library)).toHaveLength(0);
  });

  it('sounds the same each time, and unlike another', () => {
    expect(speak(UNKNOWN, library)).toEqual(speak(UNKNOWN, library));
    expect(speak(UNKNOWN, library)).not.toEqual(speak(UNKNOWN.replace('mountains', 'midlands '), library));
  });

  it('is one stretch of speech from its beginning to its end', () => {
    const pcm = speak(UNKNOWN, library);
    const [length, ...more] = stretches(pcm, 100);
    expect(more).toEqual([]);
    expect(length).toBeGreaterThan(pcm.length / 8 - 60);
    expect(Math.max(...pcm)).toBeGreaterThan(3000);
  });
});

describe('every recording', () => {
  it.each(library.utterances().map(({ id }) => id))('%s is heard as speech from end to end', (id) => {
    const { mulaw, ms } = library.utterance(id);
    const pcm = decodeMulaw(mulaw);
    const [length, ...more] = stretches(pcm, 450);
    expect(more).toEqual([]);
    // The longest recording fades out over its last 120 ms.
    expect(length).toBeGreaterThan(ms - 130);
    expect(Math.max(...pcm.map(Math.abs))).toBeLessThan(32_768 * 10 ** (-3 / 20));
  });
});

describe('sentences', () => {
  it('end at . ? and !, which they keep', () => {
    expect(sentences('I see. Tell me more! Shall we?  Yes')).toEqual([
      'I see.',
      'Tell me more!',
      'Shall we?',
      'Yes',
    ]);
    expect(sentences('It costs 3.50 today.')).toEqual(['It costs 3.50 today.']);
    expect(sentences('  ')).toEqual([]);
  });
});
