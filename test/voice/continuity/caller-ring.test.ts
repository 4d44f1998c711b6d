import { beforeEach, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { CallerRing } from '../../../src/voice/continuity/caller-audio/caller-ring.ts';
import { stampedFrame, stampsIn } from './stamped-speech.ts';

/** A steady hiss below the level of speech but well above silence. */
const NOISE = Buffer.alloc(FRAME_BYTES, 0xc8).toString('base64');

describe('the ring of caller audio', () => {
  let ring: CallerRing;
  let spoken: number;

  beforeEach(() => {
    ring = new CallerRing(15_000, TELEPHONE_LINE);
    spoken = 0;
  });

  function says(frames: number): void {
    for (let count = 0; count < frames; count += 1) ring.push(stampedFrame(spoken++));
  }
  function isQuiet(frames: number, frame = silencePayload(FRAME_BYTES)): void {
    for (let count = 0; count < frames; count += 1) ring.push(frame);
  }
  const replayedAudio = () => Buffer.concat(ring.payloads.map((text) => Buffer.from(text, 'base64')));
  const replayed = () => stampsIn(replayedAudio());
  const replayedFrames = () => replayedAudio().length / FRAME_BYTES;
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

  it('replays of a quiet line only what may be the soft beginning of a word', () => {
    isQuiet(500);
    expect(ring.hasVoice).toBe(false);
    expect(replayedFrames()).toBe(15);
  });

  it('replays what was said, without the long silence before it', () => {
    isQuiet(300);
    says(20);
    isQuiet(5);
    expect(replayed()).toEqual(range(0, 20));
    expect(replayedFrames()).toBe(15 + 20 + 5);
  });

  it('does not lose the first frame of a word', () => {
    isQuiet(50);
    says(1);
    expect(ring.hasVoice).toBe(false);
    expect(replayed()).toEqual([0]);
  });

  it('does not take a past click for a word', () => {
    says(1);
    isQuiet(20);
    expect(replayed()).toEqual([]);
  });

  it('learns the noise of a line', () => {
    isQuiet(1_000, NOISE);
    expect(ring.hasVoice).toBe(false);
    says(5);
    expect(ring.hasVoice).toBe(true);
  });

  it('keeps no more than its age', () => {
    says(800);
    expect(replayed()).toEqual(range(50, 800));
  });

  it('forgets a turn whose words are known, and keeps what came after', () => {
    says(20);
    isQuiet(25);
    ring.turnEnded('item_1');
    expect(ring.awaitsWords).toBe(true);
    says(10);
    ring.turnKnown('item_1');
    expect(replayed()).toEqual(range(20, 30));
    expect(ring.awaitsWords).toBe(false);
  });

  it('does not take the words of one turn for those of another', () => {
    says(20);
    isQuiet(25);
    ring.turnEnded('item_1');
    ring.answerBegins();
    ring.answered();
    says(10);
    isQuiet(25);
    ring.turnEnded('item_2');
    ring.turnKnown('item_1');
    expect(replayed()).toEqual(range(20, 30));
  });

  it('leaves the beginning of the next turn alone when words come late', () => {
    says(20);
    isQuiet(25);
    says(6);
    ring.wordsKnown();
    expect(replayed()).toEqual(range(20, 26));
  });

  it('keeps a turn whose answer failed', () => {
    says(20);
    isQuiet(25);
    ring.turnEnded('item_1');
    ring.answerBegins();
    expect(replayed()).toEqual(range(0, 20));
  });

  it('reports once a turn that the model has not noticed', () => {
    says(60);
    isQuiet(99);
    expect(ring.takeUnnoticedTurn()).toBe(false);
    isQuiet(1);
    expect(ring.takeUnnoticedTurn()).toBe(true);
    isQuiet(200);
    expect(ring.takeUnnoticedTurn()).toBe(false);
    ring.noticed();
    says(60);
    isQuiet(100);
    expect(ring.takeUnnoticedTurn()).toBe(true);
  });

  it('does not take recurring noises for a turn, however many', () => {
    for (let noise = 0; noise < 100; noise += 1) {
      says(10);
      isQuiet(120);
      expect([ring.takeUnnoticedTurn(), ring.hasSpeech, ring.speaking]).toEqual([false, false, false]);
    }
  });

  it('takes a sentence with its pauses for a turn', () => {
    for (let word = 0; word < 6; word += 1) {
      says(15);
      isQuiet(15);
    }
    isQuiet(85);
    expect(ring.takeUnnoticedTurn()).toBe(true);
  });

  it('does not take a possible echo of the assistant for a turn', () => {
    for (let frame = 0; frame < 100; frame += 1) ring.push(stampedFrame(frame), false);
    isQuiet(100);
    expect(ring.takeUnnoticedTurn()).toBe(false);
  });

  it('needs more evidence on a line that was mistaken before, and does not replay the noise again', () => {
    says(60);
    isQuiet(100);
    expect(ring.takeUnnoticedTurn()).toBe(true);
    ring.wasNoise();
    expect([ring.hasSpeech, ring.payloads]).toEqual([false, []]);
    says(60);
    isQuiet(100);
    expect(ring.takeUnnoticedTurn()).toBe(false);
    says(110);
    isQuiet(100);
    expect(ring.takeUnnoticedTurn()).toBe(true);
  });

  it('believes the model that a sound is speech, however short', () => {
    says(5);
    expect([ring.hasVoice, ring.hasSpeech]).toEqual([true, false]);
    ring.speechBegan();
    expect([ring.hasSpeech, ring.hasNoticedSpeech]).toEqual([true, true]);
    isQuiet(25);
    ring.turnEnded('item_1');
    ring.turnKnown('item_1');
    says(5);
    expect(ring.hasSpeech).toBe(false);
  });

  it('knows whether the caller is speaking now', () => {
    says(20);
    expect([ring.speaking, ring.silentMs]).toEqual([true, 0]);
    isQuiet(50);
    expect([ring.speaking, ring.silentMs]).toEqual([false, 1_000]);
  });
});
