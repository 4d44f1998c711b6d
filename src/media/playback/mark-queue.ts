import type { SentItem } from './sent-items.ts';

export interface Mark {
  readonly name: string;
  /** Bytes of the stream before it. */
  readonly position: number;
  /** The item whose audio is over here. */
  readonly endOf: SentItem | undefined;
}

/**
 * The marks that were sent and have not come back, in order. `clear` makes Twilio echo every waiting mark although
 * nothing of it was played, so a name bears the number of its generation, and names of an earlier one are unknown.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-a-mark-message
 */
export class MarkQueue {
  #marks: Mark[] = [];
  #generation = 0;
  #lastNumber = 0;
  #lastPosition = 0;

  /** The mark that comes back next. */
  get first(): Mark | undefined {
    return this.#marks[0];
  }

  /** Position of the newest mark, or of the last `clear`. */
  get lastPosition(): number {
    return this.#lastPosition;
  }

  /** @returns the name to send */
  add(position: number, endOf: SentItem | undefined): string {
    this.#lastNumber += 1;
    const name = `${this.#generation}.${this.#lastNumber}`;
    this.#marks.push({ name, position, endOf });
    this.#lastPosition = position;
    return name;
  }

  /** @returns undefined for the name of an earlier generation, or a foreign one */
  find(name: string): Mark | undefined {
    return this.#marks.find((mark) => mark.name === name);
  }

  /** The last of the leading marks that are due by then; undefined when none is. */
  lastDue(isDue: (mark: Mark) => boolean): Mark | undefined {
    let last: Mark | undefined;
    for (const mark of this.#marks) {
      if (!isDue(mark)) break;
      last = mark;
    }
    return last;
  }

  /** Removes the mark and all before it. @returns them in order */
  takeTo(mark: Mark): Mark[] {
    return this.#marks.splice(0, this.#marks.indexOf(mark) + 1);
  }

  /** Everything that waits was thrown away, and playback stands here. */
  clear(position: number): void {
    this.#marks = [];
    this.#generation += 1;
    this.#lastPosition = position;
  }
}
