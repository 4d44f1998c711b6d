import { beforeEach, describe, expect, it } from 'vitest';
import { PlainIntake } from '../../src/web/session/plain-intake.ts';

const BYTES_PER_MS = 48;

describe('the audio of a page', () => {
  let nowMs = 0;
  let aheadMs: number[] = [];
  let heardMs = 0;
  let intake: PlainIntake;
  const audio = (ms: number) => Buffer.alloc(ms * BYTES_PER_MS).toString('base64');

  beforeEach(() => {
    nowMs = 50_000;
    aheadMs = [];
    heardMs = 0;
    intake = new PlainIntake(
      { encoding: 'pcm16', sampleRateHz: 24_000 },
      {
        onTaken: (ms) => aheadMs.push(ms),
        onAudio: (payload) => {
          heardMs += Buffer.from(payload, 'base64').length / BYTES_PER_MS;
        },
        onDropped: () => undefined,
        onUnreadable: () => undefined,
        run: (step) => step(),
      },
      () => nowMs,
    );
  });

  it('is live: more than two seconds ahead are not taken, until time has caught up', () => {
    expect(intake.chunk(audio(1_500))).toBeUndefined();
    expect(intake.chunk(audio(1_500))).toBeUndefined();
    expect(intake.chunk(audio(20))).toBe('too_far_ahead');
    nowMs += 1_000;
    expect(intake.chunk(audio(20))).toBeUndefined();
    expect(aheadMs).toEqual([1_500, 3_000, 2_020]);
    expect(heardMs).toBe(3_020);
  });

  it('is said before it is sent when it is a whole utterance: silence is due behind it now', () => {
    for (let count = 0; count < 5; count += 1) expect(intake.utterance(audio(1_500))).toBeUndefined();
    expect(aheadMs).toEqual([0, 0, 0, 0, 0]);
    expect(heardMs).toBe(7_500);
    // A microphone beside it is as live as before.
    expect(intake.chunk(audio(1_500))).toBeUndefined();
  });

  it('is no minute ahead, also in utterances', () => {
    for (let count = 0; count < 41; count += 1) intake.utterance(audio(1_500));
    expect(intake.utterance(audio(1_500))).toBe('too_far_ahead');
    nowMs += 1_500;
    expect(intake.utterance(audio(1_500))).toBeUndefined();
  });
});
