import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AudioPacker } from '../../../src/voice/nova/audio/audio-packer.ts';

describe('AudioPacker', () => {
  const packing = { packMs: 0 };
  let sent: string[];
  let packer: AudioPacker;
  let frames: number;

  beforeEach(() => {
    vi.useFakeTimers();
    packing.packMs = 0;
    sent = [];
    frames = 0;
    packer = new AudioPacker({ packing, send: (payloads) => sent.push(payloads.map(numberIn).join('+')) });
  });

  afterEach(() => {
    packer.stop();
    vi.useRealTimers();
  });

  function numberIn(payload: string): string {
    return String(Buffer.from(payload, 'base64')[0]);
  }

  /** One frame of 20 ms after the other, each with its number. */
  function callerSpeaks(count: number): void {
    for (let i = 0; i < count; i += 1) {
      frames += 1;
      expect(packer.add(Buffer.alloc(160, frames).toString('base64'))).toBe(20);
      vi.advanceTimersByTime(20);
    }
  }

  it('sends each frame by itself and at once while the loop is calm', () => {
    packer.add(Buffer.alloc(160, 9).toString('base64'));
    expect(sent).toEqual(['9']);
    callerSpeaks(3);
    expect(sent).toEqual(['9', '1', '2', '3']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('puts two or three together as the lag rises, and none when it falls', () => {
    packing.packMs = 40;
    callerSpeaks(4);
    packing.packMs = 60;
    callerSpeaks(6);
    packing.packMs = 0;
    callerSpeaks(2);
    expect(sent).toEqual(['1+2', '3+4', '5+6+7', '8+9+10', '11', '12']);
  });

  it('sends what waits with the first frame after the lag', () => {
    packing.packMs = 60;
    callerSpeaks(1);
    packing.packMs = 0;
    callerSpeaks(1);
    expect(sent).toEqual(['1+2']);
  });

  it('lets no frame wait for one that does not come', () => {
    packing.packMs = 60;
    callerSpeaks(1);
    vi.advanceTimersByTime(34);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual(['1']);
    callerSpeaks(2);
    vi.advanceTimersByTime(20);
    expect(sent).toEqual(['1', '2+3']);
  });

  it('sends a long piece as it is', () => {
    packing.packMs = 60;
    packer.add(Buffer.alloc(800, 5).toString('base64'));
    expect(sent).toEqual(['5']);
  });

  it('sends what waits when it is told to, and forgets it when it is stopped', () => {
    packing.packMs = 60;
    callerSpeaks(1);
    packer.flush();
    packer.flush();
    callerSpeaks(1);
    packer.stop();
    packer.flush();
    expect(sent).toEqual(['1']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
