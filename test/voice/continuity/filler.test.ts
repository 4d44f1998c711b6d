import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { Filler } from '../../../src/voice/continuity/waiting/filler.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';

const SOUND = Uint8Array.from({ length: 1_000 }, (_, at) => at % 256);

describe('the filler', () => {
  let events: VoiceEvent[];
  let audible: boolean;
  let filler: Filler;

  beforeEach(() => {
    vi.useFakeTimers();
    events = [];
    audible = false;
    filler = new Filler({
      line: TELEPHONE_LINE,
      sound: SOUND,
      afterMs: 1_500,
      call: { silent: () => !audible },
      emit: (event) => events.push(event),
    });
  });
  afterEach(() => {
    filler.stop();
    vi.useRealTimers();
  });

  const bytes = () =>
    Buffer.concat(
      events.flatMap((event) =>
        event.type === 'response.audio.delta' ? [Buffer.from(event.delta, 'base64')] : [],
      ),
    );

  it('begins after a second and a half, and is sent in real time', () => {
    filler.start();
    vi.advanceTimersByTime(1_499);
    expect(events).toEqual([]);
    vi.advanceTimersByTime(2_001);
    expect(bytes().length / 8).toBeGreaterThanOrEqual(2_000);
    expect(bytes().length / 8).toBeLessThanOrEqual(2_300);
    expect(bytes()[1_000]).toBe(SOUND[0]);
  });

  it('begins immediately for a caller who has waited', () => {
    filler.start(4_000);
    vi.advanceTimersByTime(0);
    expect(events).toHaveLength(1);
  });

  it('waits for what the caller still hears', () => {
    audible = true;
    filler.start();
    vi.advanceTimersByTime(10_000);
    expect(events).toEqual([]);
    audible = false;
    vi.advanceTimersByTime(200);
    expect(events).toHaveLength(1);
  });

  it('ends its item, once', () => {
    filler.start();
    vi.advanceTimersByTime(2_000);
    filler.stop();
    filler.stop();
    const sent = events.length;
    vi.advanceTimersByTime(5_000);
    expect(events).toHaveLength(sent);
    expect(events.filter(({ type }) => type === 'response.audio.done')).toHaveLength(1);
  });

  it('sends nothing when it was stopped before it sounded', () => {
    filler.start();
    filler.stop();
    vi.advanceTimersByTime(5_000);
    expect(events).toEqual([]);
  });
});
