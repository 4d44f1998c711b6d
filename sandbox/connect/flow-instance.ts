/** A function as Amazon Connect invokes it. */
export type LambdaFunction = (event: unknown) => Promise<unknown>;

/** How the day goes at the instance. */
export interface InstanceState {
  /** Opening hours; `unknown`: they cannot be read. */
  readonly hours: 'open' | 'closed' | 'unknown';
  /** The queue; `unavailable`: transfers fail, `deleted`: it cannot even be chosen. */
  readonly queue: 'free' | 'full' | 'unavailable' | 'deleted';
  /** Text to speech. */
  readonly voice: 'working' | 'broken';
  /** The flow that plays while a contact waits. */
  readonly waitingFlow: 'there' | 'deleted';
}

const NORMAL_DAY: InstanceState = { hours: 'open', queue: 'free', voice: 'working', waitingFlow: 'there' };

const ACCOUNT = '000000000000';
const INSTANCE_ARN = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/11111111-1111-4111-8111-111111111111`;

/** The values of the flows' placeholders at the sandbox's instance. */
export const FLOW_VALUES = {
  LOOKUP_LAMBDA_ARN: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:voice-gateway-lookup`,
  QUEUE_ARN: `${INSTANCE_ARN}/queue/22222222-2222-4222-8222-222222222222`,
  CALLBACK_QUEUE_ARN: `${INSTANCE_ARN}/queue/33333333-3333-4333-8333-333333333333`,
  HOURS_ID: '44444444-4444-4444-8444-444444444444',
  CUSTOMER_QUEUE_FLOW_ARN: `${INSTANCE_ARN}/contact-flow/55555555-5555-4555-8555-555555555555`,
} as const;

/** An Amazon Connect instance as a running flow meets it. */
export class FlowInstance {
  readonly arn = INSTANCE_ARN;
  readonly #lambdas: ReadonlyMap<string, LambdaFunction>;
  #state = NORMAL_DAY;

  /** @param lookup the function behind `LOOKUP_LAMBDA_ARN` */
  constructor(lookup: LambdaFunction) {
    this.#lambdas = new Map([[FLOW_VALUES.LOOKUP_LAMBDA_ARN, lookup]]);
  }

  get state(): InstanceState {
    return this.#state;
  }

  /** Changes what every flow finds from its next step on. */
  set(changes: Partial<InstanceState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  /** Undefined when no such function is associated with the instance. */
  lambda(arn: string): LambdaFunction | undefined {
    return this.#lambdas.get(arn);
  }

  hasQueue(arn: string): boolean {
    const known: readonly string[] = [FLOW_VALUES.QUEUE_ARN, FLOW_VALUES.CALLBACK_QUEUE_ARN];
    return this.#state.queue !== 'deleted' && known.includes(arn);
  }

  hasHours(id: string | undefined): boolean {
    return this.#state.hours !== 'unknown' && (id === undefined || id === FLOW_VALUES.HOURS_ID);
  }

  hasWaitingFlow(arn: string): boolean {
    return this.#state.waitingFlow === 'there' && arn === FLOW_VALUES.CUSTOMER_QUEUE_FLOW_ARN;
  }
}
