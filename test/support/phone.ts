import { Carrier, type CarrierOptions } from '../../src/sandbox/carrier/carrier.ts';
import { ConnectPhoneNumber } from '../../src/sandbox/connect/phone-number.ts';
import { LocalGateway } from '../../src/sandbox/local-gateway.ts';
import type { TelephoneNetwork } from '../../src/sandbox/telephone-network.ts';
import { SANDBOX } from '../../src/sandbox/telephone-network.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import type { VoiceProvider } from '../../src/voice/client.ts';
import { Agent } from './agent.ts';
import { PhoneCall } from './phone-call.ts';

/** Short, and spoken by every gateway here unless a test says otherwise. */
export const GREETING = 'How can I help you today?';
/** Twilio's own voice is made this short: what it said is read from the carrier, not listened to. */
const SAY_SAMPLES = 800;
/** Digits and ringing in a fraction of their real time. */
const FAST = { digitScale: 0.05, ringScale: 0.05 } as const;

export interface PhoneOptions {
  readonly provider: VoiceProvider;
  /** Settings besides those of the network; an empty value takes one away. */
  readonly env?: Readonly<Record<string, string>>;
  readonly carrier?: Partial<CarrierOptions>;
  /** Instances of the gateway over the one table. Default 1. */
  readonly instances?: number;
}

/** A telephone line to gateways of one provider: its own carrier and Connect number on a shared network. */
export class Phone {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  readonly carrier: Carrier;
  readonly agent: Agent;
  readonly gateways: readonly LocalGateway[];
  /** Lines of the gateways' log. */
  readonly log: readonly string[];
  readonly #store: DynamoSessionStore;
  #instance = 0;

  private constructor(parts: {
    readonly provider: VoiceProvider;
    readonly network: TelephoneNetwork;
    readonly gateways: readonly LocalGateway[];
    readonly log: readonly string[];
    readonly carrier?: Partial<CarrierOptions> | undefined;
  }) {
    const { accountSid, authToken, publicUrl, connectNumber } = SANDBOX;
    this.provider = parts.provider;
    this.network = parts.network;
    this.gateways = parts.gateways;
    this.log = parts.log;
    this.carrier = new Carrier({
      accountSid,
      authToken,
      publicUrl,
      gatewayOrigin: () => this.gateway.origin,
      statusPath: '/twilio/status',
      speakSay: () => new Int16Array(SAY_SAMPLES),
      ...FAST,
      ...parts.carrier,
    });
    this.#store = connectStore(parts.network);
    const number = new ConnectPhoneNumber(this.#store, { inputTimeoutMs: 1000 });
    this.carrier.connectNumber(connectNumber, number);
    this.agent = new Agent(number);
  }

  static async connect(network: TelephoneNetwork, options: PhoneOptions): Promise<Phone> {
    const { provider, instances = 1, env = {}, carrier } = options;
    const log: string[] = [];
    const gateways: LocalGateway[] = [];
    const settings = { ...network.environment(provider), ASSISTANT_GREETING: GREETING, ...env };
    for (let started = 0; started < instances; started += 1) {
      gateways.push(await LocalGateway.start(settings, { write: (line) => log.push(line) }));
    }
    return new Phone({ provider, network, gateways, log, carrier });
  }

  /** The instance that the carrier asks now. @throws Error when there is none */
  get gateway(): LocalGateway {
    const gateway = this.gateways[this.#instance];
    if (!gateway) throw new Error('no such instance');
    return gateway;
  }

  /** From now on the carrier asks this instance. */
  useInstance(index: number): void {
    this.#instance = index;
  }

  /** Someone phones, and is answered. */
  async dials(from: string = SANDBOX.caller): Promise<PhoneCall> {
    return new PhoneCall(this, await this.carrier.call({ from, to: SANDBOX.assistantNumber }));
  }

  /** Calls that are live on any instance. */
  get activeCalls(): number {
    return this.gateways.reduce((sum, { services }) => sum + services.desk.activeCalls, 0);
  }

  /** Lines of this level and above that hold all these texts. */
  logged(...texts: readonly string[]): readonly string[] {
    return this.log.filter((line) => texts.every((text) => line.includes(text)));
  }

  /** The current value of a counter or gauge, summed over the instances and over labels that are not given. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    let sum = 0;
    for (const { services } of this.gateways) {
      const values = (await services.metrics.registry.getSingleMetric(name)?.get())?.values ?? [];
      for (const { labels: found, value } of values) {
        const fits = Object.entries(labels).every(([label, wanted]) => found[label] === wanted);
        if (fits) sum += value;
      }
    }
    return sum;
  }

  async stop(): Promise<void> {
    await this.carrier.stop();
    for (const gateway of this.gateways) await gateway.stop();
    this.#store.close();
  }
}

/** The table as the flow's Lambda reaches it. */
function connectStore(network: TelephoneNetwork): DynamoSessionStore {
  const endpoint = network.environment('openai').AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const { credentials } = SANDBOX;
  const client = createDynamoClient({ region: 'us-east-1', endpoint, credentials });
  return new DynamoSessionStore(client, { table: 'voice-sessions' });
}
