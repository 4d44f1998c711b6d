import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { WaitingTone } from '../../src/call/waiting-tone.ts';
import type { CallMedia } from '../../src/media/call-media.ts';

/** The caller's line, which keeps what was played on it. */
class Line implements CallMedia {
  readonly screen = undefined;
  readonly observer = undefined;
  readonly line = TELEPHONE_LINE;
  readonly streamSid = 'MZ1';
  readonly played: { itemId: string; ms: number }[] = [];
  closed = false;
  playing = true;

  play(itemId: string, payload: string): void {
    this.played.push({ itemId, ms: Buffer.from(payload, 'base64').length / 8 });
  }
  finishItem(): void {
    this.playing = true;
  }
  clear() {
    return [...new Set(this.played.map(({ itemId }) => itemId))].map((itemId) => ({
      itemId,
      heardMs: 0,
      sentMs: 0,
    }));
  }
  heard() {
    return undefined;
  }
  endPlayback(): void {
    this.playing = false;
  }
  close(): void {
    this.closed = true;
  }
  get toneMs(): number {
    return this.played.filter(({ itemId }) => itemId === 'waiting-tone').reduce((sum, { ms }) => sum + ms, 0);
  }
}

const SOUND = Uint8Array.from({ length: 80 }, (_, n) => n);
const SPEECH = Buffer.alloc(160, 1).toString('base64');

describe('the tone while a caller waits', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('begins soon on a resumed call, later on a new one, and keeps pace with time', () => {
    const resumed = new Line();
    const first = new Line();
    WaitingTone.on(resumed, { sound: SOUND, resumed: true });
    WaitingTone.on(first, { sound: SOUND, resumed: false });
    vi.advanceTimersByTime(450);
    expect(resumed.toneMs).toBe(0);
    vi.advanceTimersByTime(1_950);
    expect(resumed.toneMs).toBeGreaterThanOrEqual(2_000);
    expect(resumed.toneMs).toBeLessThanOrEqual(2_400);
    expect(first.toneMs).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(first.toneMs).toBeGreaterThan(0);
  });

  it('ends when the assistant speaks, and does not come back', () => {
    const line = new Line();
    const media = WaitingTone.on(line, { sound: SOUND, resumed: true });
    vi.advanceTimersByTime(1_000);
    expect(media.playing).toBe(false);
    media.play('item_1', SPEECH);
    const before = line.toneMs;
    vi.advanceTimersByTime(10_000);
    expect(line.toneMs).toBe(before);
    expect(media.playing).toBe(true);
    expect(line.played.at(-1)?.itemId).toBe('item_1');
  });

  it('is never told as something that was said', () => {
    const line = new Line();
    const media = WaitingTone.on(line, { sound: SOUND, resumed: true });
    vi.advanceTimersByTime(1_000);
    media.play('item_1', SPEECH);
    expect(media.clear().map(({ itemId }) => itemId)).toEqual(['item_1']);
  });

  it('ends with the call, and by itself after a minute', () => {
    const closed = new Line();
    const media = WaitingTone.on(closed, { sound: SOUND, resumed: true });
    media.close();
    expect(closed.closed).toBe(true);
    const stuck = new Line();
    WaitingTone.on(stuck, { sound: SOUND, resumed: true });
    vi.advanceTimersByTime(300_000);
    expect(closed.toneMs).toBe(0);
    expect(stuck.toneMs).toBeLessThanOrEqual(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('comes late on a call that was moved unnoticed, and only if the model does', () => {
    const [slow, quick] = [new Line(), new Line()];
    WaitingTone.on(slow, { sound: SOUND, resumed: true }).defer();
    const tone = WaitingTone.on(quick, { sound: SOUND, resumed: true });
    tone.defer();
    vi.advanceTimersByTime(1_000);
    tone.modelReady();
    expect(slow.toneMs).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(slow.toneMs).toBeGreaterThan(0);
    expect(quick.toneMs).toBe(0);
  });

  it('ends with the model too where it began before anybody knew that the call was moved unnoticed', () => {
    const line = new Line();
    const tone = WaitingTone.on(line, { sound: SOUND, resumed: true });
    vi.advanceTimersByTime(1_000);
    tone.defer();
    vi.advanceTimersByTime(1_000);
    const before = line.toneMs;
    expect(before).toBeGreaterThanOrEqual(1_000);
    tone.modelReady();
    vi.advanceTimersByTime(10_000);
    expect(line.toneMs).toBe(before);
    tone.defer();
    vi.advanceTimersByTime(10_000);
    expect(line.toneMs).toBe(before);
  });

  it('does not sound when there is nothing to wait for', () => {
    const line = new Line();
    WaitingTone.on(line, { sound: SOUND, resumed: true }).stop();
    WaitingTone.on(line, { sound: new Uint8Array(), resumed: true });
    vi.advanceTimersByTime(10_000);
    expect(line.toneMs).toBe(0);
  });
});
