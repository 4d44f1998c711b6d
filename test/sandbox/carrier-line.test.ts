import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Line } from '../../sandbox/carrier/line.ts';
import type { SpokenFrame } from '../../sandbox/carrier/mouthpiece.ts';
import { Ticker } from '../../sandbox/carrier/ticker.ts';
import { speech } from './carrier-fixture.ts';

let nowMs: number;
let ticker: Ticker;
let line: Line;
let frames: SpokenFrame[];

beforeEach(() => {
  nowMs = 1000;
  ticker = new Ticker(() => nowMs);
  line = openLine(true);
});
afterEach(() => ticker.stop());

function openLine(recordsAudio: boolean): Line {
  const opened = new Line({ clock: () => nowMs, ticker, lineNoise: false, recordsAudio });
  opened.open();
  frames = [];
  opened.attach({ onFrame: (frame) => frames.push(frame) });
  return opened;
}

function at(timeMs: number): void {
  nowMs = 1000 + timeMs;
  line.tick(nowMs);
}

describe('the line', () => {
  it('sends one frame every 20 ms of absolute time, and catches up after a stall', () => {
    for (let timeMs = 0; timeMs < 1000; timeMs += 7) {
      at(timeMs);
      expect(frames).toHaveLength(Math.floor(timeMs / 20) + 1);
    }
    at(5000);
    expect(frames).toHaveLength(251);
  });

  it('records what was played where it was played', () => {
    at(100);
    line.play(speech(40));
    at(103);
    at(122);
    at(150);
    line.play(speech(10));
    at(200);
    const expected = Buffer.alloc(1600, 0xff);
    speech(40).copy(expected, 800);
    speech(10).copy(expected, 1200);
    expect(line.heard).toEqual(expected);
  });

  it('reaches a mark in the tick after its audio was played', () => {
    let reachedMs = 0;
    line.play(speech(100));
    line.mark(() => {
      reachedMs = nowMs - 1000;
    });
    for (let timeMs = 0; timeMs < 200; timeMs += 5) at(timeMs);
    expect(reachedMs).toBe(100);
  });

  it('records what was said from the frame it was said in', async () => {
    at(30);
    const said = line.mouthpiece.say(speech(50));
    at(100);
    await said;
    const expected = Buffer.alloc(800, 0xff);
    speech(50).copy(expected, 320);
    expect(line.spoken).toEqual(expected);
  });

  it('does nothing after its end', async () => {
    const said = line.mouthpiece.say(speech(1000));
    line.play(speech(1000));
    at(50);
    line.close();
    line.close();
    await said;
    at(500);
    line.play(speech(10));
    expect(line.durationMs).toBe(50);
    expect(line.heard).toEqual(speech(50));
    expect(frames).toHaveLength(3);
  });

  it('keeps no recording when it is off', () => {
    line = openLine(false);
    line.play(speech(20));
    at(20);
    expect(line.heard).toHaveLength(0);
    expect(line.spoken).toHaveLength(0);
  });

  it('notices speech and the silence after it', async () => {
    const heard = line.earpiece.speech(1000);
    const silent = line.earpiece.silence(200, 1000);
    line.play(speech(100));
    at(5);
    await heard;
    at(299);
    await expect(Promise.race([silent, Promise.resolve('still waiting')])).resolves.toBe('still waiting');
    at(300);
    await silent;
  });
});
