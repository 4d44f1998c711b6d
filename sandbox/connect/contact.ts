import { randomUUID } from 'node:crypto';
import type { DialLeg } from '../carrier/dial-leg.ts';
import type { FlowInstance } from './flow-instance.ts';
import type { FlowInterpreter, FlowResult } from './flow-interpreter.ts';
import { FlowKeypad } from './flow-keypad.ts';
import type { FlowRun, FlowScene } from './flow-run.ts';

/** What a contact needs of the leg that carries it. */
export type ContactLeg = Pick<
  DialLeg,
  'from' | 'to' | 'answer' | 'bridged' | 'says' | 'onDigits' | 'onCallerHangup' | 'hangUp' | 'ended'
>;

export interface ContactOptions
  extends Pick<FlowScene, 'attributes' | 'inputTimeoutMs' | 'timeScale' | 'voice'> {
  /** Milliseconds after the answer in which the flow is not listening yet: keys are lost. */
  readonly deafMs: number;
  /** Milliseconds in the queue. */
  readonly queueMs: number;
  /** Milliseconds, any origin. */
  readonly clock: () => number;
  /** An agent has picked up and sees the attributes. */
  readonly onAgent: (contact: Contact) => void;
}

/** Where a contact stands. */
export type ContactState = 'arriving' | 'flow' | 'queue' | 'agent' | 'ended';

/** What Connect stores as input when no key was pressed in time. */
const NO_INPUT = 'Timeout';

/** One call to the instance: through the flow, the queue, to an agent. */
export class Contact {
  readonly contactId = randomUUID();
  readonly from: string;
  /** Identifiers of the flow's actions that have begun, in order. */
  readonly path: string[] = [];
  readonly #leg: ContactLeg;
  readonly #options: ContactOptions;
  readonly #keypad = new FlowKeypad();
  readonly #gone = new AbortController();
  #state: ContactState = 'arriving';
  #timer: NodeJS.Timeout | undefined;
  #run: FlowRun | undefined;
  #answeredAtMs: number | undefined;

  constructor(leg: ContactLeg, options: ContactOptions) {
    this.#leg = leg;
    this.#options = options;
    this.from = leg.from;
  }

  get state(): ContactState {
    return this.#state;
  }

  /** Keys as the flow stored them, without the closing `#`. */
  get digits(): string {
    const input = this.#run?.storedInput ?? NO_INPUT;
    return input === NO_INPUT ? '' : input;
  }

  /** What the agent sees: empty before one has picked up. */
  get attributes(): Readonly<Record<string, string>> {
    return this.#answeredAtMs === undefined ? {} : (this.#run?.attributes.values ?? {});
  }

  /** When the agent picked up, by the clock of the options. */
  get answeredAtMs(): number | undefined {
    return this.#answeredAtMs;
  }

  /** The number answers, and the flow begins. */
  begin(interpreter: FlowInterpreter, instance: FlowInstance): void {
    this.#leg.onDigits((digits) => {
      for (const key of digits) this.#keypad.press(key);
    });
    this.#leg.onCallerHangup(() => this.#end());
    this.#leg.ended.then(() => this.#end());
    this.#after(this.#options.deafMs, () => this.#enterFlow(interpreter, instance));
    this.#leg.answer();
  }

  /** The agent, or the flow, hangs up. Idempotent. */
  hangUp(): void {
    this.#end();
    this.#leg.hangUp();
  }

  #enterFlow(interpreter: FlowInterpreter, instance: FlowInstance): void {
    this.#state = 'flow';
    const scene = this.#scene(instance);
    const onStep = (identifier: string, run: FlowRun) => {
      this.#run = run;
      this.path.push(identifier);
    };
    interpreter.run(scene, onStep).then((result) => this.#leaveFlow(result));
  }

  #scene(instance: FlowInstance): FlowScene {
    const { attributes, inputTimeoutMs, timeScale, voice } = this.#options;
    return {
      ...{ attributes, inputTimeoutMs, timeScale, voice, instance },
      contactId: this.contactId,
      channel: 'VOICE',
      from: this.from,
      to: this.#leg.to,
      keypad: this.#keypad,
      signal: this.#gone.signal,
      play: (mulaw) => this.#leg.says(mulaw),
    };
  }

  #leaveFlow({ end }: FlowResult): void {
    if (this.#state !== 'flow') return;
    switch (end) {
      case 'queued':
        this.#state = 'queue';
        this.#after(this.#options.queueMs, () => this.#findAgent());
        break;
      case 'disconnected':
        this.hangUp();
        break;
      case 'abandoned':
        break;
      default:
        end satisfies never;
    }
  }

  /** The input ends with the last digit, before the carrier has sent all its keys and joined both sides. */
  async #findAgent(): Promise<void> {
    await this.#leg.bridged;
    if (this.#state === 'queue') this.#pickUp();
  }

  #pickUp(): void {
    this.#state = 'agent';
    this.#answeredAtMs = this.#options.clock();
    this.#options.onAgent(this);
  }

  #end(): void {
    this.#state = 'ended';
    clearTimeout(this.#timer);
    this.#gone.abort();
  }

  #after(delayMs: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, delayMs).unref();
  }
}
