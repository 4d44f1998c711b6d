import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { AudioTap } from '../../../src/call/steering/audio-tap.ts';
import type { AudioListener, HeardSide } from '../../../src/call/steering/call-steering.ts';
import type { CallMediaListener } from '../../../src/media/call-media.ts';
import { PlayedLine } from '../../recording/played-line.ts';

const CALLER = Buffer.alloc(160, 0x21).toString('base64');
const SPOKEN = 0x42;
const frames: string[] = [];
const CALL: CallMediaListener = {
  onAudio: (payload) => frames.push(payload),
  onDtmf: () => undefined,
  onText: () => undefined,
  onItemHeard: () => undefined,
  onPlayback: () => undefined,
  onStop: () => undefined,
};

class Ear implements AudioListener {
  readonly heard: Record<HeardSide, number[]> = { caller: [], assistant: [] };
  overs = 0;

  onAudio(side: HeardSide, _sinceStartMs: number, audio: Uint8Array): void {
    this.heard[side].push(...audio);
  }

  onOver(): void {
    this.overs += 1;
  }
}

function speech(ms: number, code = SPOKEN): string {
  return Buffer.alloc(ms * TELEPHONE_LINE.bytesPerMs, code).toString('base64');
}

function tapped() {
  const line = new PlayedLine();
  const tap = new AudioTap(line);
  return { line, tap, caller: tap.listen(CALL), ear: new Ear() };
}

describe('a line that supervisors listen to', () => {
  it('gives the caller as they come, and the assistant as it is heard', () => {
    const { line, tap, caller, ear } = tapped();
    tap.attach(ear);
    tap.play('a', speech(1_000));
    caller.onAudio(CALLER);
    expect(ear.heard.caller).toHaveLength(160);
    expect(ear.heard.assistant).toHaveLength(0);
    line.plays(20);
    caller.onAudio(CALLER);
    expect(ear.heard.assistant).toHaveLength(160);
    line.plays(980);
    caller.onAudio(CALLER);
    expect(ear.heard.assistant).toEqual(Array.from({ length: 8_000 }, () => SPOKEN));
  });

  it('does not give what was cut', () => {
    const { line, tap, caller, ear } = tapped();
    tap.attach(ear);
    tap.play('a', speech(1_000));
    line.plays(100);
    caller.onAudio(CALLER);
    tap.clear();
    tap.play('b', speech(50, 0x43));
    line.plays(50);
    caller.onAudio(CALLER);
    expect(ear.heard.assistant).toHaveLength(8 * 150);
    expect(ear.heard.assistant.at(-1)).toBe(0x43);
  });

  it('gives a late listener the rest of an answer from where it is sent', () => {
    const { line, tap, caller, ear } = tapped();
    tap.play('a', speech(500, 0x41));
    line.plays(100);
    tap.attach(ear);
    tap.play('a', speech(500, 0x42));
    line.plays(300);
    caller.onAudio(CALLER);
    expect(ear.heard.assistant).toEqual([]);
    line.plays(600);
    caller.onAudio(CALLER);
    expect(ear.heard.assistant).toEqual(Array.from({ length: 4_000 }, () => 0x42));
  });

  it('gives silence in place of the caller while secure input is on', () => {
    const { tap, caller, ear } = tapped();
    tap.attach(ear);
    tap.secureInput(true);
    caller.onAudio(CALLER);
    tap.secureInput(false);
    caller.onAudio(CALLER);
    expect(ear.heard.caller.slice(0, 160).every((code) => code === 0xff)).toBe(true);
    expect(ear.heard.caller.slice(160).every((code) => code === 0x21)).toBe(true);
  });

  it('passes everything to the call unchanged, with and without a listener', () => {
    frames.length = 0;
    const { tap, caller, ear } = tapped();
    caller.onAudio(CALLER);
    const stop = tap.attach(ear);
    caller.onAudio(CALLER);
    stop();
    caller.onAudio(CALLER);
    expect(frames).toEqual([CALLER, CALLER, CALLER]);
    expect(ear.heard.caller).toHaveLength(160);
    expect(tap.listeners).toBe(0);
  });

  it('tells listeners once that it is over', () => {
    const { tap, caller, ear } = tapped();
    tap.attach(ear);
    caller.onStop('stop');
    tap.close();
    expect(ear.overs).toBe(1);
  });
});
