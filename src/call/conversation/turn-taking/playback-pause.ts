import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { FloorRules } from './floor-rules.ts';
import type { PausableMedia } from './pausable-media.ts';

/** Longest silence of the assistant for a sound that does not become a turn. */
const LONGEST_MS = 2_500;

interface PlaybackPauseParts {
  readonly media: Pick<PausableMedia, 'isPaused' | 'pause' | 'resume'>;
  readonly rules: Pick<FloorRules, 'resume'>;
  readonly metrics: Pick<Metrics, 'falseInterruptions'>;
  readonly logger: Logger;
}

/** The silence of the assistant while it is not known whether the caller interrupts. */
export class PlaybackPause {
  readonly #parts: PlaybackPauseParts;
  #beganMs = 0;

  constructor(parts: PlaybackPauseParts) {
    this.#parts = parts;
  }

  get isOn(): boolean {
    return this.#parts.media.isPaused;
  }

  /** Whether it has lasted longer than an undecided sound may make it. */
  get isOverdue(): boolean {
    return this.isOn && performance.now() - this.#beganMs > LONGEST_MS;
  }

  /** @returns false when the assistant could not go on afterwards, so it was not paused */
  begin(): boolean {
    const { media, rules } = this.#parts;
    if (!rules.resume) return false;
    if (!this.isOn) this.#beganMs = performance.now();
    return media.pause();
  }

  /**
   * The assistant goes on.
   * @returns whether the caller had noticed that it stopped
   */
  end(): boolean {
    const { media, metrics, logger } = this.#parts;
    if (!media.resume()) return false;
    metrics.falseInterruptions.inc();
    logger.debug('A sound of the caller was no interruption: the assistant goes on');
    return true;
  }
}
