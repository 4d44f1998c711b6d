import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlayoutBuffer } from '../../sandbox/carrier/playout-buffer.ts';
import { Recording } from '../../sandbox/carrier/recording.ts';

interface Played {
  readonly atMs: number;
  readonly bytes: Buffer;
}

function playout(): { buffer: PlayoutBuffer; played: Played[] } {
  const played: Played[] = [];
  return { buffer: new PlayoutBuffer((bytes, atMs) => played.push({ bytes, atMs })), played };
}

const bytesOf = (played: readonly Played[]) => Buffer.concat(played.map(({ bytes }) => bytes));

describe('PlayoutBuffer', () => {
  it('plays 8 bytes a millisecond, however fast they came', () => {
    const { buffer, played } = playout();
    buffer.push(Buffer.alloc(8000, 1), 100);
    buffer.advance(350);
    expect(bytesOf(played)).toHaveLength(2000);
    expect(buffer.queuedMs).toBe(750);
    buffer.advance(99_999);
    expect(bytesOf(played)).toHaveLength(8000);
    expect(played[0]?.atMs).toBe(100);
  });

  it('reaches a mark when everything before it was played', () => {
    const { buffer } = playout();
    const reached: string[] = [];
    buffer.push(Buffer.alloc(160), 0);
    buffer.mark(() => reached.push('a'), 0);
    buffer.push(Buffer.alloc(160), 0);
    buffer.mark(() => reached.push('b'), 0);
    buffer.advance(19);
    expect(reached).toEqual([]);
    buffer.advance(20);
    expect(reached).toEqual(['a']);
    buffer.advance(40);
    expect(reached).toEqual(['a', 'b']);
  });

  it('reaches a mark immediately when nothing is queued', () => {
    const { buffer } = playout();
    const reached: string[] = [];
    buffer.push(Buffer.alloc(160), 0);
    buffer.mark(() => reached.push('late'), 500);
    expect(reached).toEqual(['late']);
  });

  it('starts anew after a gap instead of catching up', () => {
    const { buffer, played } = playout();
    buffer.push(Buffer.alloc(80, 1), 0);
    buffer.push(Buffer.alloc(80, 2), 100);
    buffer.advance(105);
    expect(played.map(({ atMs, bytes }) => [atMs, bytes.length])).toEqual([
      [0, 80],
      [100, 40],
    ]);
  });

  it('clears what was not played, reports how much, and reaches every mark in order', () => {
    const { buffer, played } = playout();
    const reached: string[] = [];
    buffer.push(Buffer.alloc(800), 0);
    buffer.mark(() => reached.push('a'), 0);
    buffer.push(Buffer.alloc(800), 0);
    buffer.mark(() => reached.push('b'), 0);
    expect(buffer.clear(60)).toBe(140);
    expect(reached).toEqual(['a', 'b']);
    expect(bytesOf(played)).toHaveLength(480);
    buffer.advance(1000);
    expect(bytesOf(played)).toHaveLength(480);
    expect(buffer.clear(1000)).toBe(0);
  });

  it('plays every byte once and in order, whatever the ticks', () => {
    const piece = fc.record({
      length: fc.integer({ min: 1, max: 700 }),
      waitMs: fc.double({ min: 0, max: 60, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { buffer, played } = playout();
        let nowMs = 0;
        let sent = 0;
        for (const { length, waitMs } of pieces) {
          buffer.push(Buffer.from(Array.from({ length }, (_, n) => (sent + n) % 251)), nowMs);
          sent += length;
          nowMs += waitMs;
          buffer.advance(nowMs);
        }
        buffer.advance(nowMs + 1_000_000);
        expect(bytesOf(played)).toEqual(Buffer.from(Array.from({ length: sent }, (_, n) => n % 251)));
        for (const [index, { atMs }] of played.entries()) {
          const before = played[index - 1];
          if (before) expect(atMs).toBeGreaterThanOrEqual(before.atMs + before.bytes.length / 8);
        }
      }),
    );
  });
});

describe('Recording', () => {
  it('holds silence where nothing was written', () => {
    const recording = new Recording();
    recording.write(4, Buffer.from([1, 2]));
    recording.write(-1, Buffer.from([8, 9]));
    expect([...recording.toBuffer(8)]).toEqual([9, 255, 255, 255, 1, 2, 255, 255]);
    expect([...recording.toBuffer(1)]).toEqual([9]);
  });
});
