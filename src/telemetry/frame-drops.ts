import type { Logger } from '../logging.ts';
import { DROP_REASONS, type DropReason } from './drop-reasons.ts';
import type { Metrics } from './metrics.ts';

/** A call has fifty frames a second, which must not become fifty log lines a second. */
const LINE_EVERY_MS = 1_000;

interface Untold {
  frames: number;
  /** When the last line about this reason was written, monotonic milliseconds. */
  toldMs: number;
}

/**
 * Counts and logs the media that one part of a call does not use. Every frame is counted. The first one of each reason
 * gets a log line (a warning if the reason is a fault); later ones share one `debug` line a second.
 */
export class FrameDrops {
  readonly #metrics: Pick<Metrics, 'framesDropped'>;
  readonly #untold = new Map<DropReason, Untold>();
  #logger: Logger;

  constructor(logger: Logger, metrics: Pick<Metrics, 'framesDropped'>) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** Later lines use this logger, which names the call. */
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

  /** Logs the frames that no line has reported yet. Call it when the part of the call ends. Idempotent. */
  close(): void {
    for (const [reason, untold] of this.#untold) {
      if (untold.frames > 0) this.#tell('debug', reason, untold.frames);
      untold.frames = 0;
    }
  }

  #tell(level: 'warn' | 'debug', reason: DropReason, frames: number): void {
    this.#logger[level]({ reason, frames }, 'Media was not used; see the reason');
  }
}
