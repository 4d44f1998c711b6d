import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../bench/frame-reader.ts';
import { frameBase64 } from '../../bench/stamp.ts';

function frame(sequence: number): Buffer {
  return Buffer.from(frameBase64({ call: 1, sequence, sentMs: 0 }), 'base64');
}

const SILENCE = Buffer.alloc(800, 0xff);

function readAll(pieces: readonly Buffer[]): { sequences: number[]; reader: FrameReader } {
  const reader = new FrameReader();
  const sequences: number[] = [];
  for (const piece of pieces) reader.read(piece, ({ sequence }) => sequences.push(sequence));
  return { sequences, reader };
}

describe('frames in a stream of audio', () => {
  it('are found in one piece, in many, and after silence that was filled in', () => {
    const { sequences, reader } = readAll([frame(1), SILENCE, Buffer.concat([frame(2), frame(3)])]);
    expect(sequences).toEqual([1, 2, 3]);
    expect(reader.foreignBytes).toBe(SILENCE.length);
    expect(reader.corrupt).toBe(0);
  });

  it('are found when the pieces cut them anywhere behind their marker', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 159 }), (cut) => {
        const bytes = Buffer.concat([frame(1), frame(2)]);
        const { sequences } = readAll([bytes.subarray(0, cut), bytes.subarray(cut)]);
        expect(sequences).toEqual([1, 2]);
      }),
      { seed: 5 },
    );
  });

  it('are corrupt when their bytes were changed', () => {
    const changed = frame(2);
    changed[100] = 0xff;
    const { sequences, reader } = readAll([frame(1), changed, frame(3)]);
    expect(sequences).toEqual([1, 3]);
    expect(reader.corrupt).toBe(1);
  });
});
