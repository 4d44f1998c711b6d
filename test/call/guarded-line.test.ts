import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { type GreetingBargeIn, GuardedLine } from '../../src/call/conversation/guarded-line.ts';
import { PlaybackLedger } from '../../src/media/playback/playback-ledger.ts';

const TEXT = 'Hello, you are speaking with the virtual assistant.';
const created = { type: 'response.created', responseId: 'r1', speakId: 'line' } as const;
const audio = { type: 'response.audio.delta', responseId: 'r1', itemId: 'i1', delta: '' } as const;
const done = { type: 'response.done', responseId: 'r1', status: 'completed' } as const;

describe('the greeting', () => {
  let missed: string[];
  let playback: PlaybackLedger;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    missed = [];
    playback = new PlaybackLedger(() => performance.now());
    return () => vi.useRealTimers();
  });

  function greeting(bargeIn: GreetingBargeIn, from: 'request' | 'sound' = 'request'): GuardedLine {
    const onMissed = (text: string) => missed.push(text);
    return new GuardedLine({ speakId: 'line', text: TEXT, bargeIn, from, media: playback, onMissed });
  }

  it.each([
    ['of which little was heard is said again', 400, 1],
    ['of which most was heard is not', 2_000, 0],
  ])('%s', (_what, heardMs, times) => {
    const spoken = greeting('repeat');
    for (const event of [created, audio, done]) spoken.onVoice(event);
    playback.sent('i1', 3_000 * BYTES_PER_MS);
    vi.advanceTimersByTime(heardMs);
    spoken.interrupted(playback.clear());
    spoken.interrupted(playback.clear());
    expect(missed).toHaveLength(times);
  });

  it('that was cancelled before its first sound is said again', () => {
    const spoken = greeting('repeat');
    spoken.onVoice(created);
    spoken.onVoice({ ...done, status: 'cancelled', reason: 'turn_detected' });
    expect(missed).toEqual([TEXT]);
  });

  it('that is interrupted is gone, when that is allowed', () => {
    const spoken = greeting('allow');
    for (const event of [created, audio]) spoken.onVoice(event);
    playback.sent('i1', 900 * BYTES_PER_MS);
    spoken.interrupted(playback.clear());
    expect(missed).toEqual([]);
    expect(spoken.isProtected).toBe(false);
  });

  it('that a line of ours has cut is not protected any more', () => {
    const spoken = greeting('protect');
    for (const event of [created, audio]) spoken.onVoice(event);
    playback.sent('i1', 900 * BYTES_PER_MS);
    spoken.interrupted(playback.clear());
    spoken.onVoice({ ...done, status: 'cancelled' });
    expect(spoken.isProtected).toBe(false);
  });

  it('is protected from its first sound on, where the caller may still speak before it', () => {
    const spoken = greeting('protect', 'sound');
    spoken.onVoice(created);
    expect(spoken.isProtected).toBe(false);
    spoken.onVoice(audio);
    playback.sent('i1', 900 * BYTES_PER_MS);
    expect(spoken.isProtected).toBe(true);
    spoken.onVoice(done);
    spoken.onItemHeard('i1');
    expect(spoken.isProtected).toBe(false);
  });

  it('is protected until it was heard, over a change of streams, and only for a limited time', () => {
    const spoken = greeting('protect');
    spoken.onVoice(created);
    spoken.onVoice({ ...done, status: 'failed', reason: 'stream_lost' });
    expect(spoken.isProtected).toBe(true);
    const again = { responseId: 'r2' };
    for (const event of [created, audio, done]) spoken.onVoice({ ...event, ...again });
    expect(spoken.isProtected).toBe(true);
    spoken.onItemHeard('i1');
    expect(spoken.isProtected).toBe(false);
    const stuck = greeting('protect');
    vi.advanceTimersByTime(20_000);
    expect(stuck.isProtected).toBe(false);
  });
});
