import { vi } from 'vitest';
import { Floor } from '../../../src/call/conversation/floor.ts';
import { FloorKeeper } from '../../../src/call/conversation/turn-taking/floor-keeper.ts';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { PausableMedia } from '../../../src/call/conversation/turn-taking/pausable-media.ts';
import { Guard } from '../../../src/guard.ts';
import { createLogger } from '../../../src/logging.ts';
import type { DropReason } from '../../../src/telemetry/drop-reasons.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { LedgerLine } from './ledger-line.ts';

const ANSWER_FRAMES = 400;
/** The level of a caller who speaks. */
export const LOUD = 4_000;
const SPEECH = Buffer.alloc(160, 0x90).toString('base64');

/** One call: what the caller says, what the model tells, and what the keeper makes of it. */
export class FloorRig {
  readonly line = new LedgerLine();
  readonly media = new PausableMedia(this.line, () => true);
  readonly metrics = new Metrics();
  readonly said: string[] = [];
  readonly counted: DropReason[] = [];
  level = 0;
  listens = true;
  isProtected = false;
  readonly keeper: FloorKeeper;

  constructor() {
    const logger = createLogger('silent');
    const { metrics, media, said, counted } = this;
    const rig = this;
    this.keeper = new FloorKeeper({
      voice: {
        get callerLevel() {
          return rig.level;
        },
        answerTurn: () => said.push('answer'),
        dropTurn: (itemId) => said.push(`drop ${itemId ?? ''}`),
        endTurn: () => said.push('end'),
        sendText: (text) => said.push(`text ${text}`),
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
        dropped: (itemId, wasTold) => wasTold && this.said.push(`leaves ${itemId}`),
        ignored: () => undefined,
      },
      saying: () => 'We open at nine in the morning.',
      mayInterrupt: () => !this.isProtected,
      rules: FLOOR_RULES,
      metrics,
      drops: { count: (reason) => counted.push(reason) },
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

  /** The words of a turn cannot be transcribed. */
  fails(itemId: string): void {
    this.keeper.onVoice({ type: 'conversation.item.input_audio_transcription.failed', itemId });
  }

  /** The caller says something, and the model notices its end half a second later. */
  hears(itemId: string, ms: number): void {
    this.starts(itemId);
    this.passes(ms, LOUD);
    this.passes(500);
    this.stops(itemId);
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
