import { randomUUID } from 'node:crypto';
import { type LookupAnswer, type LookupQuery, lookUp } from '../../handoff/lookup.ts';
import type { DialLeg } from '../carrier/dial-leg.ts';

/** What a contact needs of the leg that carries it. */
export type ContactLeg = Pick<
  DialLeg,
  'from' | 'answer' | 'onDigits' | 'onCallerHangup' | 'hangUp' | 'ended'
>;

export interface ContactOptions {
  readonly store: Parameters<typeof lookUp>[1];
  /** Milliseconds without a key after which the input ends. */
  readonly inputTimeoutMs: number;
  /** Milliseconds after the answer in which the flow is not listening yet: keys are lost. */
  readonly deafMs: number;
  /** Milliseconds in the queue. */
  readonly queueMs: number;
  /** Milliseconds, any origin. */
  readonly clock: () => number;
  /** An agent has picked up and sees the attributes. */
  readonly onAgent: (contact: Contact) => void;
}

/** What Connect stores as input when no key was pressed in time. */
const NO_INPUT = 'Timeout';
const LONGEST_INPUT = 20;

/** One call through the flow: input, lookup, queue, agent. */
export class Contact {
  readonly contactId = randomUUID();
  readonly from: string;
  readonly #leg: ContactLeg;
  readonly #options: ContactOptions;
  #state: 'arriving' | 'input' | 'lookup' | 'queue' | 'agent' | 'ended' = 'arriving';
  #timer: NodeJS.Timeout | undefined;
  #digits = '';
  #attributes: LookupAnswer = {};
  #answeredAtMs: number | undefined;

  constructor(leg: ContactLeg, options: ContactOptions) {
    this.#leg = leg;
    this.#options = options;
    this.from = leg.from;
  }

  /** Keys as the flow heard them, without the closing `#`. */
  get digits(): string {
    return this.#digits;
  }

  /** What the agent sees; empty before the lookup. */
  get attributes(): LookupAnswer {
    return this.#attributes;
  }

  /** When the agent picked up, by the clock of the options. */
  get answeredAtMs(): number | undefined {
    return this.#answeredAtMs;
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  /** The flow answers and waits for keys. */
  begin(): void {
    this.#leg.onDigits((digits) => this.#hear(digits));
    this.#leg.onCallerHangup(() => this.#end());
    this.#leg.ended.then(() => this.#end());
    this.#after(this.#options.deafMs, () => this.#listen());
    this.#leg.answer();
  }

  /** The agent, or the flow, hangs up. Idempotent. */
  hangUp(): void {
    this.#end();
    this.#leg.hangUp();
  }

  #listen(): void {
    this.#state = 'input';
    this.#waitForKeys();
  }

  #waitForKeys(): void {
    this.#after(this.#options.inputTimeoutMs, () => this.#finishInput());
  }

  #hear(digits: string): void {
    for (const digit of digits) {
      if (this.#state !== 'input') return;
      if (digit === '#') {
        this.#finishInput();
        return;
      }
      if (this.#digits.length < LONGEST_INPUT) this.#digits += digit;
      this.#waitForKeys();
    }
  }

  #finishInput(): void {
    this.#state = 'lookup';
    clearTimeout(this.#timer);
    const { contactId, from } = this;
    const query: LookupQuery = { contactId, caller: from, token: this.#digits || NO_INPUT };
    lookUp(query, this.#options.store).then((attributes) => this.#enterQueue(attributes));
  }

  #enterQueue(attributes: LookupAnswer): void {
    if (this.#state === 'ended') return;
    this.#state = 'queue';
    this.#attributes = attributes;
    this.#after(this.#options.queueMs, () => this.#pickUp());
  }

  #pickUp(): void {
    this.#state = 'agent';
    this.#answeredAtMs = this.#options.clock();
    this.#options.onAgent(this);
  }

  #end(): void {
    this.#state = 'ended';
    clearTimeout(this.#timer);
  }

  #after(delayMs: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, delayMs).unref();
  }
}
