import { describe, expect, it } from 'vitest';
import { Mouthpiece } from '../../sandbox/carrier/mouthpiece.ts';
import { FRAME_BYTES } from '../../src/audio/format.ts';

describe('words of the caller that the line loses', () => {
  it('are those of dropped frames, and those that no stream takes', () => {
    const mouthpiece = new Mouthpiece(false);
    void mouthpiece.say(Buffer.alloc(3 * FRAME_BYTES, 0x10));
    mouthpiece.nextFrame();
    expect(mouthpiece.lostWords).toBe(0);
    mouthpiece.nextFrame(false);
    mouthpiece.dropFrames(2);
    mouthpiece.nextFrame();
    // Silence is no word.
    mouthpiece.nextFrame();
    mouthpiece.nextFrame(false);
    expect(mouthpiece.lostWords).toBe(2);
  });
});
