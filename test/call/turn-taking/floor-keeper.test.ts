import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Floor } from '../../../src/call/conversation/floor.ts';
import { FloorKeeper } from '../../../src/call/conversation/turn-taking/floor-keeper.ts';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { PausableMedia } from '../../../src/call/conversation/turn-taking/pausable-media.ts';
import { Guard } from '../../../src/guard.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { LedgerLine } from './ledger-line.ts';

const ANSWER_FRAMES = 400;
const LOUD = 4_000;
const SPEECH = Buffer.alloc(160, 0x90).toString('base64');

/** One call: what the caller says, what the model tells, and what the keeper makes of it. */
class Rig {
  readonly line = new LedgerLine();
  readonly media = new PausableMedia(this.line, () => true);
  readonly metrics = new Metrics();
  readonly said: string[] = [];
  level = 0;
  listens = true;
  isProtected = false;
  readonly keeper: FloorKeeper;

  constructor() {
    const logger = createLogger('silent');
    const { metrics, media, said } = this;
    const rig = this;
    this.keeper = new FloorKeeper({
      voice: {
        get callerLevel() {
          return rig.level;
        },
        answerTurn: () => said.push('answer'),
        dropTurn: (itemId) => said.push(`drop ${itemId ?? ''}`),
      },
      media,
      floor: new Floor(media, { callerSpeaks: false, callerSilentMs: 0 }),
      state: {
        get listens() {
          return rig.listens;
        },
      },
      caller: {
        onVoice: (event) => {
          if (event.type === 'input_audio_buffer.speech_started' && media.playing) this.#interrupt();
          if (event.type.endsWith('completed')) said.push('words');
        },
        dropped: () => undefined,
        ignored: () => undefined,
      },
      saying: () => 'We open at nine in the morning.',
      mayInterrupt: () => !this.isProtected,
      rules: FLOOR_RULES,
      metrics,
      logger,
      guard: new Guard({ logger, metrics, onFault: () => said.push('fault') }),
      observer: { onCallEvent: (event) => said.push(event.type) },
    });
  }

  assistantSpeaks(): void {
    for (let frame = 0; frame < ANSWER_FRAMES; frame += 1) this.media.play('a', SPEECH);
    this.media.finishItem('a');
    this.passes(1_000);
  }

  /** Time passes on the caller's line. */
  passes(ms: number, level = 0): void {
    for (let at = 0; at < ms; at += 20) {
      vi.advanceTimersByTime(20);
      this.line.nowMs += 20;
      this.level = level;
      this.keeper.onAudio();
    }
  }

  starts(itemId: string): void {
    this.keeper.onVoice({ type: 'input_audio_buffer.speech_started', itemId });
  }

  stops(itemId: string): void {
    this.keeper.onVoice({ type: 'input_audio_buffer.speech_stopped', itemId });
  }

  partial(itemId: string, delta: string): void {
    this.keeper.onVoice({ type: 'conversation.item.input_audio_transcription.delta', itemId, delta });
  }

  final(itemId: string, transcript: string): void {
    this.keeper.onVoice({
      type: 'conversation.item.input_audio_transcription.completed',
      itemId,
      transcript,
    });
  }

  #interrupt(): void {
    this.media.clear();
    this.said.push('interrupt');
  }
}

let call: Rig;

beforeEach(() => {
  vi.useFakeTimers();
  call = new Rig();
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

  it('hears one turn when it is told twice', () => {
    call.starts('c');
    call.starts('c');
    call.partial('c', 'stop');
    call.stops('c');
    call.stops('c');
    expect(call.said.filter((what) => what === 'interrupt')).toHaveLength(1);
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
    call.passes(500);
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
    expect(call.said).toEqual(['drop c']);
  });
});
