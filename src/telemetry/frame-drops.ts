import type { Logger } from '../logging.ts';
import { DROP_REASONS, type DropReason } from './drop-reasons.ts';
import type { Metrics } from './metrics.ts';

/** Fifty frames a second must not become fifty lines a second. */
const LINE_EVERY_MS = 1_000;

interface Untold {
  frames: number;
  /** When the last line about this reason was written. */
  toldMs: number;
}

/**
 * Counts the media that one part of a call could not use, and says so in the log. Every frame is counted; the first
 * of a reason gets a line, a warning when it is a fault, and the next ones share a `debug` line each second.
 */
export class FrameDrops {
  readonly #metrics: Pick<Metrics, 'framesDropped'>;
  readonly #untold = new Map<DropReason, Untold>();
  #logger: Logger;

  constructor(logger: Logger, metrics: Pick<Metrics, 'framesDropped'>) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** From now on the lines name the call. */
  useLogger(logger: Logger): void {
    this.#logger = logger;
  }

  count(reason: DropReason, frames = 1): void {
    this.#metrics.framesDropped.inc({ reason }, frames);
    const nowMs = performance.now();
    const untold = this.#untold.get(reason);
    if (!untold) {
      this.#untold.set(reason, { frames: 0, toldMs: nowMs });
      this.#tell(DROP_REASONS[reason] === 'fault' ? 'warn' : 'debug', reason, frames);
      return;
    }
    untold.frames += frames;
    if (nowMs - untold.toldMs < LINE_EVERY_MS) return;
    this.#tell('debug', reason, untold.frames);
    untold.frames = 0;
    untold.toldMs = nowMs;
  }

  /** The part of the call is over: tells what no line has told yet. Idempotent. */
  close(): void {
    for (const [reason, untold] of this.#untold) {
      if (untold.frames > 0) this.#tell('debug', reason, untold.frames);
      untold.frames = 0;
    }
  }

  #tell(level: 'warn' | 'debug', reason: DropReason, frames: number): void {
    this.#logger[level]({ reason, frames }, 'Media was not used; the reason says why');
  }
}
