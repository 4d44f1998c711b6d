import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Greeting, type GreetingBargeIn } from '../../src/call/conversation/greeting.ts';

const TEXT = 'Hello, you are speaking with the virtual assistant.';
const created = { type: 'response.created', responseId: 'r1', speakId: 'line' } as const;
const audio = { type: 'response.audio.delta', responseId: 'r1', itemId: 'i1', delta: '' } as const;
const done = { type: 'response.done', responseId: 'r1', status: 'completed' } as const;

describe('the greeting', () => {
  let missed: string[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    missed = [];
    return () => vi.useRealTimers();
  });

  function greeting(bargeIn: GreetingBargeIn): Greeting {
    return new Greeting({ speakId: 'line', text: TEXT, bargeIn, onMissed: (text) => missed.push(text) });
  }

  it.each([
    ['of which little was heard is said again', 400, 1],
    ['of which most was heard is not', 2_000, 0],
  ])('%s', (_what, heardMs, times) => {
    const spoken = greeting('repeat');
    for (const event of [created, audio, done]) spoken.onVoice(event);
    spoken.interrupted([{ itemId: 'i1', heardMs, sentMs: 3_000 }]);
    spoken.interrupted([{ itemId: 'i1', heardMs, sentMs: 3_000 }]);
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
    spoken.interrupted([{ itemId: 'i1', heardMs: 0, sentMs: 900 }]);
    expect(missed).toEqual([]);
    expect(spoken.isProtected).toBe(false);
  });

  it('is protected until it was heard, over a change of streams, and not for ever', () => {
    const spoken = greeting('protect');
    spoken.onVoice(created);
    spoken.onVoice({ ...done, status: 'failed', reason: 'stream_lost' });
    expect(spoken.isProtected).toBe(true);
    const again = { responseId: 'r2' };
    for (const event of [created, audio, done]) spoken.onVoice({ ...event, ...again });
    expect(spoken.isProtected).toBe(true);
    spoken.onItemHeard({ itemId: 'i1', heardMs: 3_000, sentMs: 3_000 });
    expect(spoken.isProtected).toBe(false);
    const stuck = greeting('protect');
    vi.advanceTimersByTime(20_000);
    expect(stuck.isProtected).toBe(false);
  });
});
