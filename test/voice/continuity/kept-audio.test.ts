import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { BLOCK_FRAMES, createBlock } from '../../../src/voice/continuity/caller-audio/audio-block.ts';
import { KeptAudio } from '../../../src/voice/continuity/caller-audio/kept-audio.ts';
import { stampedFrame } from './stamped-speech.ts';

/** Fixed, so that every run tries the same lengths. */
const SEED = 20_261_127;

describe('kept audio', () => {
  let created: number;
  let audio: KeptAudio;

  beforeEach(() => {
    created = 0;
    audio = new KeptAudio(TELEPHONE_LINE, (bytes) => {
      created += 1;
      return createBlock(bytes);
    });
  });

  const says = (frames: number) => {
    for (let frame = 0; frame < frames; frame += 1) audio.add(stampedFrame(frame));
  };
  const heardFrom = (frame: number) =>
    Buffer.concat(audio.payloads(frame).map((text) => Buffer.from(text, 'base64')));

  it('returns what came in, whatever the lengths', () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 0, maxLength: 9_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.nat(60), (given, dropped) => {
        const kept = new KeptAudio(TELEPHONE_LINE);
        const all = Buffer.concat(given);
        const added = given.map((piece) => kept.add(Buffer.from(piece).toString('base64')));
        const frames = Math.floor(all.length / FRAME_BYTES);
        expect(added.reduce((sum, count) => sum + count, 0)).toBe(frames);
        kept.dropTo(dropped);
        expect(kept.first).toBe(Math.min(dropped, frames));
        expect(kept.end).toBe(frames);
        const played = kept.payloads(kept.first).map((text) => Buffer.from(text, 'base64'));
        expect(Buffer.concat(played)).toEqual(all.subarray(kept.first * FRAME_BYTES));
        for (const piece of played) expect(piece.length).toBeLessThanOrEqual(1_600);
        kept.clear();
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('uses its memory again', () => {
    for (let frame = 0; frame < 3000; frame += 1) {
      says(1);
      audio.dropTo(audio.end - 15);
    }
    expect(created).toBeLessThanOrEqual(3);
  });

  it('remembers which frames are loud', () => {
    says(3 * BLOCK_FRAMES);
    for (let frame = 0; frame < audio.end; frame += 1) audio.setLoud(frame, frame % 7 === 0);
    audio.dropTo(BLOCK_FRAMES + 3);
    const loud = [];
    for (let frame = audio.first; frame < audio.end; frame += 1) if (audio.isLoud(frame)) loud.push(frame);
    expect(loud).toEqual([28, 35, 42, 49, 56, 63, 70]);
  });

  it('can go on after it was cleared', () => {
    says(30);
    audio.clear();
    expect(audio.payloads(audio.first)).toEqual([]);
    says(2);
    expect([audio.first, audio.end]).toEqual([30, 32]);
    expect(heardFrom(31).toString('base64')).toBe(stampedFrame(1));
  });
});
