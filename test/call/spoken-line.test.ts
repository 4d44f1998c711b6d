import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BYTES_PER_MS } from '../../src/audio/format.ts';
import { SpokenLine } from '../../src/call/conversation/spoken-line.ts';
import { PlaybackLedger } from '../../src/media/playback/playback-ledger.ts';

const limits = { firstAudioMs: 4000, totalMs: 20_000 };
const created = { type: 'response.created', responseId: 'r1', speakId: 'line' } as const;
const audio = { type: 'response.audio.delta', responseId: 'r1', itemId: 'i1', delta: '' } as const;
const done = { type: 'response.done', responseId: 'r1', status: 'completed' } as const;

describe('SpokenLine', () => {
  let playback: PlaybackLedger;

  beforeEach(() => {
    vi.useFakeTimers();
    playback = new PlaybackLedger(() => performance.now());
    return () => vi.useRealTimers();
  });

  it('is heard when everything that was sent has been played', async () => {
    const line = new SpokenLine('line', playback, limits);
    for (const event of [created, audio, done]) line.onVoice(event);
    const settled = vi.fn();
    line.outcome.then(settled);
    await vi.advanceTimersByTimeAsync(1000);
    expect(settled).not.toHaveBeenCalled();
    line.onItemHeard('i1');
    expect(await line.outcome).toBe('heard');
  });

  it('takes no other answer for its own', async () => {
    const line = new SpokenLine('line', playback, limits);
    line.onVoice({ type: 'response.created', responseId: 'other' });
    line.onVoice({ ...audio, responseId: 'other' });
    line.onVoice({ ...done, responseId: 'other' });
    await vi.advanceTimersByTimeAsync(limits.firstAudioMs);
    expect(await line.outcome).toBe('unheard');
  });

  it('waits for a limited time when the model stays silent or the mark never comes', async () => {
    const silent = new SpokenLine('line', playback, limits);
    await vi.advanceTimersByTimeAsync(limits.firstAudioMs);
    expect(await silent.outcome).toBe('unheard');
    const stuck = new SpokenLine('line', playback, limits);
    for (const event of [created, audio, done]) stuck.onVoice(event);
    await vi.advanceTimersByTimeAsync(limits.totalMs);
    expect(await stuck.outcome).toBe('heard');
  });

  it('ends when the model is lost or the response had no audio', async () => {
    const lost = new SpokenLine('line', playback, limits);
    lost.onVoice({ type: 'session.ended' });
    expect(await lost.outcome).toBe('unheard');
    const empty = new SpokenLine('line', playback, limits);
    empty.onVoice(created);
    empty.onVoice(done);
    expect(await empty.outcome).toBe('unheard');
  });

  it('is over when the model fails in the middle of it, but not when it is spoken again', async () => {
    const failed = new SpokenLine('line', playback, limits);
    for (const event of [created, audio]) failed.onVoice(event);
    failed.onVoice({ ...done, status: 'failed', reason: 'server_error' });
    failed.onItemHeard('i1');
    expect(await failed.outcome).toBe('heard');
    const moved = new SpokenLine('line', playback, limits);
    moved.onVoice(created);
    moved.onVoice({ ...done, status: 'failed', reason: 'stream_lost' });
    for (const event of [created, audio, done]) {
      moved.onVoice('responseId' in event ? { ...event, responseId: 'r2' } : event);
    }
    moved.onItemHeard('i1');
    expect(await moved.outcome).toBe('heard');
  });

  it('is over when the caller talks over it', async () => {
    const cut = new SpokenLine('line', playback, limits);
    for (const event of [created, audio, done]) cut.onVoice(event);
    playback.sent('other', 100 * BYTES_PER_MS);
    cut.interrupted(playback.clear());
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    playback.sent('i1', 100 * BYTES_PER_MS);
    vi.advanceTimersByTime(10);
    cut.interrupted(playback.clear());
    expect(await cut.outcome).toBe('heard');
  });

  it('is unheard when the caller talks before its first sound is played', async () => {
    const unheard = new SpokenLine('line', playback, limits);
    for (const event of [created, audio]) unheard.onVoice(event);
    playback.sent('i1', 100 * BYTES_PER_MS);
    unheard.interrupted(playback.clear());
    expect(await unheard.outcome).toBe('unheard');
  });

  it('leaves no timer behind', () => {
    new SpokenLine('line', playback, limits).cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});
