import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { FloorRig, LOUD } from './floor-rig.ts';

let call: FloorRig;

beforeEach(() => {
  vi.useFakeTimers();
  call = new FloorRig();
});

afterEach(() => {
  call.keeper.stop();
  vi.useRealTimers();
});

describe('while the assistant speaks', () => {
  beforeEach(() => call.assistantSpeaks());

  it('goes on for a sound whose words come two seconds late, and stops for them', () => {
    call.starts('c');
    call.passes(400, LOUD);
    call.passes(500);
    call.stops('c');
    call.passes(2_000);
    expect(call.said).toEqual([]);
    call.final('c', 'what about sunday');
    expect(call.said).toEqual(['interrupt', 'words', 'answer']);
  });

  it('pauses for a long sound, and goes on when it had no words', () => {
    call.starts('c');
    call.passes(700, LOUD);
    expect(call.media.isPaused).toBe(true);
    call.passes(500);
    call.stops('c');
    call.final('c', '');
    expect(call.media.isPaused).toBe(false);
    expect(call.line.played.at(-1)?.itemId).toBe('a.1');
    expect(call.said).toEqual(['drop c', 'overlap']);
  });

  it('goes on when the end of a sound is never told', () => {
    call.starts('c');
    call.passes(700, LOUD);
    expect(call.media.isPaused).toBe(true);
    call.passes(3_000);
    expect(call.media.isPaused).toBe(false);
  });

  it('hears one turn when it is reported twice', () => {
    call.starts('c');
    call.starts('c');
    call.partial('c', 'stop');
    call.stops('c');
    call.stops('c');
    call.passes(FLOOR_RULES.afterStopMs);
    expect(call.said).toEqual(['interrupt', 'answer']);
    expect(call.counted).toEqual(['speech_event_repeated', 'speech_event_repeated']);
  });

  it('waits a second for more after a bare stop word', () => {
    call.starts('c');
    call.passes(400, LOUD);
    call.partial('c', 'wait');
    call.passes(500);
    call.stops('c');
    expect(call.said).toEqual(['interrupt']);
    call.passes(FLOOR_RULES.afterStopMs);
    expect(call.said).toEqual(['interrupt', 'answer']);
  });

  it('answers immediately when "wait" was only the first word', () => {
    call.starts('c');
    call.passes(400, LOUD);
    call.passes(500);
    call.stops('c');
    call.partial('c', 'wait');
    expect(call.said).toEqual(['interrupt']);
    call.final('c', 'wait is that also on sunday');
    expect(call.said).toEqual(['interrupt', 'words', 'answer']);
    call.passes(FLOOR_RULES.afterStopMs);
    expect(call.said).toHaveLength(3);
  });

  it('answers "no, on Tuesday" without a wait', () => {
    call.starts('c');
    call.passes(400, LOUD);
    call.partial('c', 'no on tuesday');
    call.stops('c');
    expect(call.said).toEqual(['interrupt', 'answer']);
  });

  it('lets the last words of a text count that contradicts itself', () => {
    call.starts('c');
    call.passes(300, LOUD);
    call.partial('c', 'yeah');
    call.passes(500);
    call.stops('c');
    call.final('c', 'no that is wrong');
    expect(call.said).toEqual(['interrupt', 'words', 'answer']);
  });

  it('forgets an "mm-hm", and ignores words that come after the decision', () => {
    call.starts('c');
    call.passes(300, LOUD);
    call.partial('c', 'mm-hm');
    call.passes(500);
    call.stops('c');
    call.passes(FLOOR_RULES.furtherWordsMs);
    expect(call.said).toEqual(['drop c', 'overlap']);
    call.final('c', 'mm-hm');
    expect(call.said).toEqual(['drop c', 'overlap']);
  });

  it('says a line that must be heard to its end, and answers afterwards', () => {
    call.isProtected = true;
    call.starts('c');
    call.partial('c', 'stop');
    call.passes(800, LOUD);
    call.stops('c');
    expect(call.said).toEqual([]);
    expect(call.media.isPaused).toBe(false);
    call.isProtected = false;
    call.passes(20);
    expect(call.said).toEqual(['interrupt']);
    call.passes(FLOOR_RULES.afterStopMs);
    expect(call.said).toEqual(['interrupt', 'answer']);
  });

  it('does not answer a caller who is on the way to a person', () => {
    call.starts('c');
    call.passes(100, LOUD);
    call.listens = false;
    call.passes(100);
    expect(call.said).toContain('drop ');
    expect(call.said).not.toContain('answer');
  });
});

describe('in silence', () => {
  it('answers half a second of voice as soon as it is over', () => {
    call.passes(100);
    call.starts('c');
    call.passes(700, LOUD);
    call.passes(500);
    call.stops('c');
    expect(call.said).toEqual(['answer']);
  });

  it('answers a short word within a second, although its text does not come', () => {
    call.passes(100);
    call.starts('c');
    call.passes(300, LOUD);
    call.passes(500);
    call.stops('c');
    expect(call.said).toEqual([]);
    call.passes(800);
    expect(call.said).toEqual(['answer']);
  });

  it('does not answer a cough', () => {
    call.passes(100);
    call.starts('c');
    call.passes(300, LOUD);
    call.passes(500);
    call.stops('c');
    call.final('c', '');
    call.passes(2_000);
    expect(call.said).toEqual(['leaves c', 'drop c']);
  });
});
