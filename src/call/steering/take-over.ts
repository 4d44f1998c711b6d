import type { CallMedia } from '../../media/call-media.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Supervisor } from './call-steering.ts';
import { SupervisorLine } from './supervisor-line.ts';

interface TakeOverParts {
  readonly by: Supervisor;
  readonly media: CallMedia;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly observer: CallObserver | undefined;
  /** The supervisor has not come, or not come back, in time. */
  readonly onAlone: () => void;
}

interface OpenLine {
  readonly line: SupervisorLine;
  readonly onOver: () => void;
}

/** How long a caller waits in silence for the supervisor, before the assistant goes on. */
const ALONE_MS = 5_000;

/** One take-over: who speaks with the caller, and whether their line is there. */
export class TakeOver {
  readonly by: Supervisor;
  readonly #parts: TakeOverParts;
  readonly #beganMs = performance.now();
  #open: OpenLine | undefined;
  #lines = 0;
  #alone: NodeJS.Timeout | undefined;
  #state: 'on' | 'over' = 'on';

  constructor(parts: TakeOverParts) {
    this.#parts = parts;
    this.by = parts.by;
    this.#waitForSupervisor();
  }

  get seconds(): number {
    return Math.round((performance.now() - this.#beganMs) / 1000);
  }

  /** The supervisor speaks here from now on. A line that they had before is over. */
  open(onOver: () => void): { speak(pcm: Uint8Array): void; lost(): void } {
    const { media, drops, observer } = this.#parts;
    this.#closeLine();
    clearTimeout(this.#alone);
    this.#lines += 1;
    const itemId = `supervisor-${Math.round(this.#beganMs)}-${this.#lines}`;
    const opened = { line: new SupervisorLine({ media, drops, itemId, observer }), onOver };
    this.#open = opened;
    return {
      speak: (pcm) => opened.line.speak(pcm),
      lost: () => this.#lose(opened),
    };
  }

  /** Idempotent. */
  end(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    clearTimeout(this.#alone);
    this.#closeLine();
  }

  #lose(lost: OpenLine): void {
    if (this.#state === 'over' || this.#open !== lost) return;
    lost.line.close();
    this.#open = undefined;
    this.#waitForSupervisor();
  }

  #closeLine(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.line.close();
    open?.onOver();
  }

  #waitForSupervisor(): void {
    clearTimeout(this.#alone);
    this.#alone = setTimeout(this.#parts.onAlone, ALONE_MS).unref();
  }
}
