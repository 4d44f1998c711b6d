import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallPhase } from '../../src/call/phase.ts';
import { FillerLines } from '../../src/call/tools/filler-lines.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';

const FILLER = { afterMs: 700, text: { de: 'Ich suche Ihre Bestellung.' } };
const { looking, stillLooking } = shippedLines('en');

let floor: {
  free: boolean;
  audible: boolean;
  callerSounds: boolean;
  awaitsAnswer: boolean;
  toldToWaitMs: number;
};
let secure: { on: boolean };
let state: { phase: CallPhase };
let language: string;
let spoken: string[];
let lines: FillerLines;

beforeEach(() => {
  vi.useFakeTimers();
  floor = {
    ...{ free: true, audible: false, callerSounds: false, awaitsAnswer: false },
    toldToWaitMs: Number.NEGATIVE_INFINITY,
  };
  secure = { on: false };
  state = { phase: 'conversing' };
  language = 'en';
  spoken = [];
  lines = new FillerLines({
    floor,
    state,
    secure,
    guard: { wrap: (_entrance, step) => step },
    speak: (text) => spoken.push(text),
    language: () => language,
    lines: () => shippedLines(language),
  });
});

afterEach(() => {
  lines.stop();
  vi.useRealTimers();
});

describe('while a tool runs', () => {
  it('one line is spoken after the silence, a second one at six seconds, and no third', () => {
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(650);
    expect(spoken).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(spoken).toEqual([looking]);
    vi.advanceTimersByTime(5_100);
    expect(spoken).toEqual([looking]);
    vi.advanceTimersByTime(300);
    expect(spoken).toEqual([looking, stillLooking]);
    vi.advanceTimersByTime(20_000);
    expect(spoken).toHaveLength(2);
  });

  it.each([0, 2_300])(
    'the model itself may speak the first line, %i ms after it has the tool looked for',
    (ms) => {
      const toolAfterMs = 2_000;
      setTimeout(() => {
        floor.toldToWaitMs = performance.now();
      }, ms);
      vi.advanceTimersByTime(toolAfterMs);
      lines.begin('c', FILLER, false);
      vi.advanceTimersByTime(5_500);
      expect(spoken).toEqual([]);
      vi.advanceTimersByTime(700);
      expect(spoken).toEqual([stillLooking]);
    },
  );

  it('what the model said about an earlier wait does not count', () => {
    floor.toldToWaitMs = performance.now() - 5_000;
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(800);
    expect(spoken).toEqual([looking]);
  });

  it('nothing is spoken when it ends before, or has no filler', () => {
    lines.begin('c', FILLER, false);
    lines.begin('d', undefined, false);
    vi.advanceTimersByTime(500);
    lines.end('c');
    vi.advanceTimersByTime(20_000);
    expect(spoken).toEqual([]);
  });

  it('the first line is left out when the model has announced the tool itself', () => {
    lines.begin('c', FILLER, true);
    vi.advanceTimersByTime(5_900);
    expect(spoken).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(spoken).toEqual([stillLooking]);
  });

  it.each([
    ['somebody speaks, by the model', { free: false }],
    ['the caller speaks, by the sound of the line', { callerSounds: true }],
    ['the model prepares another answer', { awaitsAnswer: true }],
  ])('the line waits while %s, and then for a silence', (_who, speaks) => {
    Object.assign(floor, speaks);
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(2_000);
    expect(spoken).toEqual([]);
    Object.assign(floor, { free: true, callerSounds: false, awaitsAnswer: false });
    vi.advanceTimersByTime(600);
    expect(spoken).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(spoken).toEqual([looking]);
  });

  it('the words of the tool are used in their language, and the shipped ones in another', () => {
    language = 'de';
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(800);
    lines.end('c');
    language = 'fr';
    lines.begin('d', FILLER, false);
    vi.advanceTimersByTime(800);
    expect(spoken).toEqual([FILLER.text.de, shippedLines('fr').looking]);
  });

  it('two tools at the same time share one wait, which ends with the last', () => {
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(400);
    lines.begin('d', FILLER, false);
    vi.advanceTimersByTime(400);
    lines.end('c');
    vi.advanceTimersByTime(5_500);
    expect(spoken).toEqual([looking, stillLooking]);
  });

  it('tools that follow one another share one wait, counted from the first', () => {
    lines.begin('c', FILLER, false);
    for (const callId of ['d', 'e', 'f', 'g', 'h']) {
      vi.advanceTimersByTime(1_000);
      lines.end(callId === 'd' ? 'c' : String.fromCharCode(callId.charCodeAt(0) - 1));
      lines.begin(callId, FILLER, false, true);
    }
    expect(spoken).toEqual([looking]);
    vi.advanceTimersByTime(1_200);
    expect(spoken).toEqual([looking, stillLooking]);
  });

  it('the line comes although each of many tools ends before a look, and the model works in between', () => {
    for (let n = 0; n < 20; n += 1) {
      lines.begin(`c${n}`, FILLER, false, n > 0);
      vi.advanceTimersByTime(20);
      lines.end(`c${n}`);
      floor.free = false;
      vi.advanceTimersByTime(80);
      floor.free = true;
    }
    expect(spoken).toEqual([looking]);
  });

  it('nothing is spoken while the caller types what no model may hear', () => {
    secure.on = true;
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(10_000);
    expect(spoken).toEqual([]);
  });

  it('nothing is spoken on the way to a person', () => {
    state.phase = 'handing_off';
    lines.begin('c', FILLER, false);
    vi.advanceTimersByTime(10_000);
    expect(spoken).toEqual([]);
  });
});

describe('the lines for a wait', () => {
  it.each(['en', 'de', 'fr', 'it', 'es', 'pt', 'hi'])('are two different ones in %s', (code) => {
    const own = shippedLines(code);
    expect(own.looking).not.toBe(own.stillLooking);
    if (code !== 'en') expect(own.looking).not.toBe(looking);
  });
});
