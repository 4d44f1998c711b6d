import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToolPause } from '../../../src/voice/nova/audio/tool-pause.ts';

describe('ToolPause', () => {
  let sent: string[];
  let dropped: number;
  let pause: ToolPause;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    dropped = 0;
    pause = new ToolPause({
      send: (event) => sent.push(event),
      onDropped: () => {
        dropped += 1;
      },
    });
  });
  afterEach(() => vi.useRealTimers());

  it('lets audio flow while no tool is asked', () => {
    pause.audio('1', 20);
    expect(sent).toEqual(['1']);
  });

  it('keeps audio until the last result was sent', () => {
    pause.begin('a');
    pause.begin('b');
    pause.audio('1', 20);
    pause.end('a');
    pause.audio('2', 20);
    expect(sent).toEqual([]);
    pause.end('b');
    expect(sent).toEqual(['1', '2']);
  });

  it('keeps 3 s and counts what it drops', () => {
    pause.begin('a');
    for (let frame = 0; frame < 200; frame += 1) pause.audio(`${frame}`, 20);
    pause.end('a');
    expect(sent).toHaveLength(150);
    expect(sent[0]).toBe('50');
    expect(dropped).toBe(50);
  });

  it('gives up before the stream would end for want of audio', () => {
    pause.begin('a');
    pause.audio('1', 20);
    vi.advanceTimersByTime(40_000);
    expect(pause.isOn).toBe(false);
    pause.audio('2', 20);
    expect(sent).toEqual(['1', '2']);
  });
});
