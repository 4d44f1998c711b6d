import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE, WIDEBAND_LINE } from '../../../../src/audio/line-format.ts';
import { encodeMulaw } from '../../../../src/audio/mulaw.ts';
import { InputGate } from '../../../../src/voice/nova/gate/input-gate.ts';

const FRAME = 160;
const CALLER = 6_000;

/** A line on which a caller makes sounds, frame by frame, while the assistant may be speaking. */
class Line {
  assistantSpeaks = false;
  readonly sent: string[] = [];
  readonly passed: string[] = [];
  readonly #gate = new InputGate(TELEPHONE_LINE, () => this.assistantSpeaks);
  #at = 0;

  /** A vowel. @param loudness amplitude */
  says(ms: number, loudness = CALLER): this {
    return this.#plays(ms, (at) => loudness * vowel(at));
  }

  coughs(ms: number): this {
    return this.#plays(ms, (at) => CALLER * 1.5 * noise(at));
  }

  isQuiet(ms: number): this {
    return this.#plays(ms, (at) => 30 * noise(at));
  }

  /** The caller has spoken before, so it is known how loud they are; now the assistant speaks. */
  static inTheMiddle(): Line {
    const line = new Line().isQuiet(500).says(1_000).isQuiet(500);
    line.assistantSpeaks = true;
    line.isQuiet(500);
    line.sent.length = 0;
    line.passed.length = 0;
    return line;
  }

  /** Frames that the model has heard as they were. */
  get heard(): number {
    const silence = TELEPHONE_LINE.silence(FRAME);
    return this.passed.filter((payload) => payload !== silence).length;
  }

  #plays(ms: number, sampleAt: (at: number) => number): this {
    for (let frame = 0; frame < ms / 20; frame += 1) {
      const pcm = Int16Array.from({ length: FRAME }, (_, i) => sampleAt(this.#at + i));
      this.#at += FRAME;
      const payload = Buffer.from(encodeMulaw(pcm)).toString('base64');
      this.sent.push(payload);
      this.passed.push(...this.#gate.pass(payload));
    }
    return this;
  }
}

/** 130 Hz with overtones, of 8 kHz. */
function vowel(at: number): number {
  const phase = (2 * Math.PI * 130 * at) / 8_000;
  return (Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(3 * phase)) / 2;
}

/** The same for the same place, -1 to 1. */
function noise(at: number): number {
  const bits = Math.imul(at ^ (at >>> 5), 2_654_435_761) >>> 0;
  return ((Math.imul(bits ^ (bits >>> 15), 2_246_822_519) >>> 0) / 0x1_0000_0000) * 2 - 1;
}

describe('InputGate', () => {
  it('passes everything unchanged and without delay while the assistant is silent', () => {
    const line = new Line().isQuiet(200).says(500).coughs(300).isQuiet(200);
    expect(line.passed).toEqual(line.sent);
  });

  it('lets a caller interrupt, from a little before the first sound', () => {
    const line = Line.inTheMiddle().says(400);
    const first = line.passed.findIndex((payload) => line.sent.includes(payload));
    expect(line.passed.slice(first)).toEqual(line.sent);
    expect(line.heard).toBeGreaterThan(20);
  });

  it('lets the caller go on after that', () => {
    const line = Line.inTheMiddle().says(400);
    const before = line.heard;
    line.isQuiet(200).says(200);
    expect(line.heard - before).toBe(20);
  });

  it.each([
    ['a cough', (line: Line) => line.coughs(300)],
    ['a soft "mm-hm"', (line: Line) => line.says(300, CALLER * 0.5)],
    ['somebody else in the room, however long', (line: Line) => line.says(3_000, CALLER * 0.25)],
    ['an echo', (line: Line) => line.says(2_000, CALLER * 0.12)],
    ['the line itself', (line: Line) => line.isQuiet(3_000)],
  ])('keeps %s from the model, with silence of the same length', (_what, sounds) => {
    const line = sounds(Line.inTheMiddle()).isQuiet(500);
    expect(line.heard).toBe(0);
    expect(line.passed).toHaveLength(line.sent.length);
  });

  it('lets a soft voice interrupt when it goes on', () => {
    expect(Line.inTheMiddle().says(900, CALLER * 0.5).heard).toBeGreaterThan(40);
  });

  it('lets a second soft word interrupt, with the first', () => {
    const line = Line.inTheMiddle()
      .says(300, CALLER * 0.5)
      .isQuiet(400);
    expect(line.heard).toBe(0);
    line.says(300, CALLER * 0.5);
    expect(line.heard).toBeGreaterThan(25);
  });

  it('takes a soft word just before the end of a question for its answer', () => {
    const line = Line.inTheMiddle()
      .says(300, CALLER * 0.5)
      .isQuiet(300);
    line.assistantSpeaks = false;
    line.isQuiet(20);
    expect(line.heard).toBeGreaterThan(15);
  });

  it('sends what is held when the assistant falls silent', () => {
    const line = Line.inTheMiddle().says(100, CALLER * 0.5);
    expect(line.heard).toBe(0);
    line.assistantSpeaks = false;
    line.says(20, CALLER * 0.5);
    expect(line.heard).toBeGreaterThanOrEqual(6);
  });

  it('hears a caller to their end who spoke when the assistant began', () => {
    const line = new Line().isQuiet(500).says(1_000);
    line.assistantSpeaks = true;
    line.says(300);
    expect(line.passed).toEqual(line.sent);
  });

  it('knows no level at the beginning of a call, and lets a voice of some length through', () => {
    const line = new Line();
    line.assistantSpeaks = true;
    line.isQuiet(1_000);
    expect(line.heard).toBeLessThan(25);
    line.says(600);
    expect(line.heard).toBeGreaterThan(30);
  });

  it('never holds more than a second and a half', () => {
    const line = Line.inTheMiddle().coughs(4_000);
    expect(line.sent.length - line.passed.length).toBeLessThanOrEqual(75);
  });

  it('passes frames of another length', () => {
    const gate = new InputGate(WIDEBAND_LINE, () => true);
    const payload = Buffer.alloc(100, 7).toString('base64');
    expect(gate.pass(payload)).toEqual([payload]);
  });

  it('works on the line of a browser too', () => {
    const gate = new InputGate(WIDEBAND_LINE, () => true);
    const quiet = Buffer.alloc(WIDEBAND_LINE.frameBytes).toString('base64');
    for (let frame = 0; frame < 50; frame += 1) gate.pass(quiet);
    const pcm = Int16Array.from({ length: 480 }, (_, i) => CALLER * 2 * noise(i));
    const cough = Buffer.from(pcm.buffer).toString('base64');
    expect(gate.pass(cough)).toEqual([]);
    expect(Array.from({ length: 20 }, () => gate.pass(quiet)).flat()).not.toContain(cough);
  });
});
