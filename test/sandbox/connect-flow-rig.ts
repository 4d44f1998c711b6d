import {
  FLOW_VALUES,
  FlowInstance,
  type InstanceState,
  type LambdaFunction,
} from '../../sandbox/connect/flow-instance.ts';
import { FlowInterpreter, type FlowResult } from '../../sandbox/connect/flow-interpreter.ts';
import { FlowKeypad } from '../../sandbox/connect/flow-keypad.ts';
import { loadFlow } from '../../sandbox/connect/flow-template.ts';
import type { Flow } from '../../sandbox/connect/flow-validator.ts';

export interface RigCall {
  readonly keys?: string;
  readonly from?: string;
  readonly channel?: 'VOICE' | 'TASK';
  readonly lambda?: LambdaFunction;
  readonly state?: Partial<InstanceState>;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The caller hangs up as this action begins, the first being 0. */
  readonly hangsUpAt?: number;
  readonly timeScale?: number;
}

export interface RigResult extends FlowResult {
  /** What the caller would hear, in order. */
  readonly spoken: readonly string[];
}

/** A flow of the repository, filled in for the sandbox's instance. */
export class FlowRig {
  readonly flow: Flow;
  readonly #interpreter: FlowInterpreter;
  #contacts = 0;

  constructor(name: 'handoff' | 'callback') {
    this.flow = loadFlow(name, FLOW_VALUES);
    this.#interpreter = new FlowInterpreter(this.flow);
  }

  /** Takes one contact through; the keys come while the flow waits for them. */
  async call(call: RigCall = {}): Promise<RigResult> {
    const { keys = '', from = '+14155550100', channel = 'VOICE', timeScale = 1, hangsUpAt } = call;
    const instance = new FlowInstance(call.lambda ?? (async () => ({ found: 'false', outcome: 'unknown' })));
    instance.set(call.state ?? {});
    const keypad = new FlowKeypad();
    const caller = new AbortController();
    const spoken: string[] = [];
    let steps = 0;
    const onStep = (identifier: string) => {
      if (steps === hangsUpAt) caller.abort();
      steps += 1;
      if (identifier === 'collect-token') setImmediate(() => pressAll(keypad, keys));
    };
    this.#contacts += 1;
    const result = await this.#interpreter.run(
      {
        ...{ from, channel, timeScale, instance, keypad, signal: caller.signal },
        to: '+14155550111',
        contactId: `contact-${this.#contacts}`,
        attributes: call.attributes ?? {},
        inputTimeoutMs: 10,
        voice: (text) => {
          spoken.push(text);
          return Buffer.alloc(8);
        },
        play: () => undefined,
      },
      onStep,
    );
    return { ...result, spoken };
  }
}

function pressAll(keypad: FlowKeypad, keys: string): void {
  for (const key of keys) keypad.press(key);
}
