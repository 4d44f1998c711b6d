import { type Percentiles, percentiles } from '../statistics.ts';

/** What the pages have seen in a window, milliseconds. */
export interface PageReport {
  /** From `voice_session_start` to the first audio of the model, of all sessions. */
  readonly firstAudio: Percentiles;
  /** Model to page. */
  readonly down: Percentiles;
  readonly sent: number;
  readonly received: number;
  /** Sessions that are live. */
  readonly live: number;
}

/** Every measurement of the pages. Pages and model are in one process, so one clock stamps and reads. */
export class PageTally {
  #down: number[] = [];
  #firstAudio: number[] = [];
  #sent = 0;
  live = 0;

  begin(): void {
    this.#down = [];
    this.#sent = 0;
  }

  sent(): void {
    this.#sent += 1;
  }

  arrived(sentMs: number): void {
    this.#down.push(performance.now() - sentMs);
  }

  heardFirst(afterMs: number): void {
    this.#firstAudio.push(afterMs);
  }

  report(): PageReport {
    return {
      firstAudio: percentiles(this.#firstAudio),
      down: percentiles(this.#down),
      sent: this.#sent,
      received: this.#down.length,
      live: this.live,
    };
  }

  /** Of the next sessions. */
  reset(): void {
    this.begin();
    this.#firstAudio = [];
  }
}
