/** One server-sent event. */
export interface ServerEvent {
  /** `message` when it has no name. */
  readonly type: string;
  readonly data: string;
}

/** A feed that sends more than this without the end of an event is broken. */
const MAX_WAITING = 4_000_000;

/**
 * Reads server-sent events from pieces of text of any length.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventParser {
  #waiting = '';
  #type = '';
  #data: string[] = [];
  #lastEventId = '';
  #retryMs: number | undefined;

  /** Of the last event that had one; empty before. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** What the feed asked to wait before the next connection. */
  get retryMs(): number | undefined {
    return this.#retryMs;
  }

  /** @throws RangeError when an event never ends */
  push(text: string): ServerEvent[] {
    this.#waiting += text;
    const lines = this.#waiting.split(/\r\n|\n|\r(?!$)/);
    this.#waiting = lines.pop() ?? '';
    if (this.#waiting.length > MAX_WAITING) throw new RangeError('an event is too long');
    return lines.flatMap((line) => this.#onLine(line));
  }

  /** A new connection begins: what was half read will come again. */
  restart(): void {
    this.#waiting = '';
    this.#type = '';
    this.#data = [];
  }

  #onLine(line: string): ServerEvent[] {
    if (line === '') return this.#finish();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#type = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#lastEventId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#retryMs = Number(value);
    return [];
  }

  #finish(): ServerEvent[] {
    const event = { type: this.#type || 'message', data: this.#data.join('\n') };
    const isEmpty = this.#data.length === 0;
    this.#type = '';
    this.#data = [];
    return isEmpty ? [] : [event];
  }
}
