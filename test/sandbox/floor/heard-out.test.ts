import { describe, expect, it } from 'vitest';
import type { CallerEvent } from '../../../sandbox/floor/events.ts';
import { withHeardOut } from '../../../sandbox/floor/heard-out.ts';
import { speak } from '../../../sandbox/model/mouth.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { BYTES_PER_MS, SILENCE_BYTE } from '../../../src/audio/format.ts';
import { encodeMulaw } from '../../../src/audio/mulaw.ts';

const library = SpeechLibrary.load();
const answer = encodeMulaw(speak('Nobody has recorded this sentence of some length.', library));
const other = encodeMulaw(speak('That is quite another matter.', library));
const answerMs = answer.length / BYTES_PER_MS;

const event: CallerEvent = {
  ...{ kind: 'cough', place: 'middle', startMs: 1500, endMs: 1700 },
  ...{ naturalEndMs: 1000 + answerMs, answer },
};

/** Pieces of speech after silence of so many milliseconds each. */
function heardOf(...pieces: readonly (readonly [silentMs: number, speech: Uint8Array])[]): Buffer {
  return Buffer.concat(
    pieces.flatMap(([silentMs, speech]) => [Buffer.alloc(silentMs * BYTES_PER_MS, SILENCE_BYTE), speech]),
  );
}

describe('an answer that something fell into', () => {
  it('was heard out when its end was heard', () => {
    expect(withHeardOut([event], heardOf([1000, answer]))[0]).toMatchObject({ isHeardOut: true });
  });

  it('was heard out when it went on after a pause, from a little before', () => {
    const before = answer.subarray(0, 700 * BYTES_PER_MS);
    const after = answer.subarray(400 * BYTES_PER_MS);
    expect(withHeardOut([event], heardOf([1000, before], [1500, after]))[0]).toMatchObject({
      isHeardOut: true,
    });
  });

  it('was not when it was cut, whatever came then', () => {
    const heard = heardOf([1000, answer.subarray(0, 700 * BYTES_PER_MS)], [900, other]);
    expect(withHeardOut([event], heard)[0]).toMatchObject({ isHeardOut: false });
  });

  it('was not when it came again after the caller had asked again', () => {
    const next: CallerEvent = { kind: 'question', place: 'silence', startMs: 3000, endMs: 4000 };
    const heard = heardOf([1000, answer.subarray(0, 700 * BYTES_PER_MS)], [3000, answer]);
    expect(withHeardOut([event, next], heard)[0]).toMatchObject({ isHeardOut: false });
  });

  it('has no known end when the assistant said something else', () => {
    const [found] = withHeardOut([event], heardOf([1000, other]));
    expect(found).not.toHaveProperty('naturalEndMs');
    expect(found).not.toHaveProperty('answer');
  });
});
