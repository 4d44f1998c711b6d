/** A model of Twilio's side of a stream, in whole milliseconds: plain and slow, to judge the ledger by. */

type Delay = () => number;
type Command =
  | { readonly kind: 'audio'; readonly itemId: string; bytes: number }
  | { readonly kind: 'mark'; readonly name: string }
  | { readonly kind: 'clear' };
interface Travelling<T> {
  readonly at: number;
  readonly load: T;
}

const BYTES_PER_TICK = 8;

export class TwilioBuffer {
  nowMs = 0;
  /** Bytes that the caller really heard. */
  readonly played = new Map<string, number>();
  readonly #sendDelay: Delay;
  readonly #echoDelay: Delay;
  readonly #onMark: (name: string) => void;
  #toTwilio: Travelling<Command>[] = [];
  #toGateway: Travelling<string>[] = [];
  #queue: Exclude<Command, { kind: 'clear' }>[] = [];

  constructor(options: { sendDelay: Delay; echoDelay: Delay; onMark: (name: string) => void }) {
    this.#sendDelay = options.sendDelay;
    this.#echoDelay = options.echoDelay;
    this.#onMark = options.onMark;
  }

  get idle(): boolean {
    return this.#toTwilio.length + this.#toGateway.length + this.#queue.length === 0;
  }

  audio(itemId: string, bytes: number): void {
    this.#send({ kind: 'audio', itemId, bytes });
  }

  mark(name: string): void {
    this.#send({ kind: 'mark', name });
  }

  clear(): void {
    this.#send({ kind: 'clear' });
  }

  advance(ms: number): void {
    for (let tick = 0; tick < ms; tick += 1) {
      this.#receive();
      this.nowMs += 1;
      this.#play();
      this.#deliverEchoes();
    }
  }

  /** TCP keeps the order, whatever the delays. */
  #send(load: Command): void {
    const at = Math.max(this.nowMs + this.#sendDelay(), this.#toTwilio.at(-1)?.at ?? 0);
    this.#toTwilio.push({ at, load });
  }

  #echo(load: string): void {
    const at = Math.max(this.nowMs + this.#echoDelay(), this.#toGateway.at(-1)?.at ?? 0);
    this.#toGateway.push({ at, load });
  }

  #receive(): void {
    while ((this.#toTwilio[0]?.at ?? Number.POSITIVE_INFINITY) <= this.nowMs) {
      const command = this.#toTwilio.shift()?.load;
      if (command?.kind === 'clear') {
        for (const waiting of this.#queue) if (waiting.kind === 'mark') this.#echo(waiting.name);
        this.#queue = [];
      } else if (command) {
        this.#queue.push(command);
      }
    }
    this.#echoLeadingMarks();
  }

  #play(): void {
    let budget = BYTES_PER_TICK;
    for (let head = this.#queue[0]; head?.kind === 'audio' && budget > 0; head = this.#queue[0]) {
      const bytes = Math.min(budget, head.bytes);
      budget -= bytes;
      head.bytes -= bytes;
      this.played.set(head.itemId, (this.played.get(head.itemId) ?? 0) + bytes);
      if (head.bytes === 0) this.#queue.shift();
      this.#echoLeadingMarks();
    }
  }

  #echoLeadingMarks(): void {
    for (let head = this.#queue[0]; head?.kind === 'mark'; head = this.#queue[0]) {
      this.#queue.shift();
      this.#echo(head.name);
    }
  }

  #deliverEchoes(): void {
    while ((this.#toGateway[0]?.at ?? Number.POSITIVE_INFINITY) <= this.nowMs) {
      const name = this.#toGateway.shift()?.load;
      if (name !== undefined) this.#onMark(name);
    }
  }
}
