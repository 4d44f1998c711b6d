import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type InputSink, InputStream } from '../../../src/voice/nova/wire/input-stream.ts';

async function readAll(stream: InputStream): Promise<string> {
  const parts: string[] = [];
  for await (const { chunk } of stream) parts.push(Buffer.from(chunk.bytes).toString());
  return parts.join(' ');
}

describe('InputStream', () => {
  let dropped: number;
  let stream: InputStream;

  beforeEach(() => {
    vi.useFakeTimers();
    dropped = 0;
    stream = new InputStream({
      ages: { catchingUpMs: 10_000, openMs: 500 },
      onAudioDropped: () => {
        dropped += 1;
      },
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives what waits in order, then ends', async () => {
    stream.append(['start']);
    stream.appendAudio('a1');
    stream.append(['t1', 't2', 't3']);
    stream.appendAudio('a2');
    stream.end();
    expect(await readAll(stream)).toBe('start a1 t1 t2 t3 a2');
  });

  it('wakes a waiting reader immediately and keeps a block together', async () => {
    const reading = readAll(stream);
    await Promise.resolve();
    stream.append(['t1', 't2', 't3']);
    stream.appendAudio('a1');
    stream.end();
    expect(await reading).toBe('t1 t2 t3 a1');
  });

  it('drops audio that waited too long, and nothing else', async () => {
    stream.opened();
    stream.append(['start']);
    vi.advanceTimersByTime(10_000);
    stream.appendAudio('a1');
    vi.advanceTimersByTime(400);
    stream.appendAudio('a2');
    stream.append(['text']);
    vi.advanceTimersByTime(200);
    stream.appendAudio('a3');
    stream.end();
    expect(await readAll(stream)).toBe('start a2 text a3');
    expect(dropped).toBe(1);
  });

  it('keeps ten seconds until it is open', async () => {
    for (let second = 0; second < 12; second += 1) {
      stream.appendAudio(`s${second}`);
      vi.advanceTimersByTime(1000);
    }
    stream.end();
    expect(await readAll(stream)).toBe('s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11');
  });

  it('drops nothing of what waited when it was opened, nor of what comes behind it', async () => {
    const reader = stream[Symbol.asyncIterator]();
    const read: string[] = [];
    const takes = async (count: number) => {
      for (let taken = 0; taken < count; taken += 1) {
        const { value } = await reader.next();
        read.push(Buffer.from(value?.chunk.bytes ?? []).toString());
      }
    };
    const said = Array.from({ length: 40 }, (_, number) => `s${number}`);
    for (const piece of said.slice(0, 30)) stream.appendAudio(piece);
    vi.advanceTimersByTime(1_000);
    stream.opened();
    // Over a far line it goes out three times as fast as the caller speaks on.
    for (const piece of said.slice(30)) {
      await takes(3);
      vi.advanceTimersByTime(200);
      stream.appendAudio(piece);
    }
    await takes(10);
    expect(read).toEqual(said);
    expect(dropped).toBe(0);
  });

  it('drops old audio again as soon as it has caught up', async () => {
    stream.appendAudio('s0');
    stream.opened();
    await stream[Symbol.asyncIterator]().next();
    stream.appendAudio('s1');
    vi.advanceTimersByTime(600);
    stream.appendAudio('s2');
    stream.end();
    expect(await readAll(stream)).toBe('s2');
    expect(dropped).toBe(1);
  });

  it('tells how long the reader has taken nothing', async () => {
    expect(stream.stalledMs).toBe(0);
    stream.append(['one', 'two']);
    vi.advanceTimersByTime(300);
    expect(stream.stalledMs).toBe(300);
    const reader = stream[Symbol.asyncIterator]();
    await reader.next();
    expect(stream.stalledMs).toBe(0);
    vi.advanceTimersByTime(50);
    expect(stream.stalledMs).toBe(50);
    await reader.next();
    vi.advanceTimersByTime(50);
    expect(stream.stalledMs).toBe(0);
  });

  it('ends a parked reader when it is aborted, and takes nothing more', async () => {
    const reading = readAll(stream);
    stream.abort();
    stream.append(['late']);
    stream.appendAudio('late');
    stream.abort();
    expect(await reading).toBe('');
  });

  it('forgets what waits when it is aborted or returned', async () => {
    stream.append(['one']);
    const reader = stream[Symbol.asyncIterator]();
    await reader.return?.();
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });

  it('flows to a sink without a wait, and waits when the sink has enough', () => {
    const sink = new Glass(2);
    stream.opened();
    stream.append(['start']);
    stream.flowTo(sink);
    expect(sink.taken).toEqual(['start']);
    stream.appendAudio('a1');
    stream.appendAudio('a2');
    expect(sink.taken).toEqual(['start', 'a1']);
    vi.advanceTimersByTime(600);
    expect(stream.stalledMs).toBe(600);
    stream.appendAudio('a3');
    expect(dropped).toBe(1);
    sink.space = 2;
    stream.flowTo(sink);
    expect(stream.stalledMs).toBe(0);
    stream.end();
    stream.end();
    expect(sink.taken).toEqual(['start', 'a1', 'a3', 'end']);
  });

  it('ends a full sink when it wants more', () => {
    const sink = new Glass(1);
    stream.flowTo(sink);
    stream.append(['one', 'two']);
    stream.abort();
    expect(sink.taken).toEqual(['one']);
    stream.flowTo(sink);
    expect(sink.taken).toEqual(['one', 'end']);
  });
});

/** Has enough after so many events. */
class Glass implements InputSink {
  readonly taken: string[] = [];
  space: number;

  constructor(space: number) {
    this.space = space;
  }

  write(event: string): boolean {
    this.taken.push(event);
    this.space -= 1;
    return this.space > 0;
  }

  end(): void {
    this.taken.push('end');
  }
}
