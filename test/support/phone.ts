import { Carrier, type CarrierOptions } from '../../sandbox/carrier/carrier.ts';
import { ConnectPhoneNumber } from '../../sandbox/connect/phone-number.ts';
import { LocalGateway } from '../../sandbox/local-gateway.ts';
import { breathsOf, speak } from '../../sandbox/model/mouth.ts';
import type { TelephoneNetwork } from '../../sandbox/telephone-network.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { LanguageLines } from '../../src/spoken/lines.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import type { Tool } from '../../src/tools/tool.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { Agent } from './agent.ts';
import type { CallerLine } from './caller-line.ts';
import { PhoneCall } from './phone-call.ts';
import { runSettings } from './run-settings.ts';

/** Short. Every gateway here speaks it unless a test sets another. */
export const GREETING = 'How can I help you today?';
/** Twilio's voice is this short: tests read what it said from the carrier and do not listen to it. */
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
  /** Whether the gateways serve no other phone, so that what they count and remember is this phone's. */
  readonly alone?: boolean;
}

/** Gateways over one table, and what they wrote into their log. */
export interface GatewayGroup {
  readonly gateways: readonly LocalGateway[];
  readonly log: readonly string[];
}

export async function startGateways(
  network: TelephoneNetwork,
  options: PhoneOptions,
  toolbox: readonly Tool[] = [],
): Promise<GatewayGroup> {
  const { provider, instances = 1, env = {} } = options;
  const log: string[] = [];
  const gateways: LocalGateway[] = [];
  const settings = {
    ...network.environment(provider),
    ASSISTANT_GREETING: GREETING,
    ...runSettings(),
    ...env,
  };
  for (let started = 0; started < instances; started += 1) {
    gateways.push(await LocalGateway.start(settings, { write: (line) => log.push(line) }, { toolbox }));
  }
  return { gateways, log };
}

/** A telephone line to gateways of one provider: its own carrier and Connect number on a shared network. */
export class Phone implements CallerLine {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  readonly carrier: Carrier;
  readonly agent: Agent;
  /** The caller's number; no other phone of the network has it. */
  readonly caller: string;
  readonly #group: GatewayGroup;
  readonly #store: DynamoSessionStore;
  #instance = 0;

  constructor(
    network: TelephoneNetwork,
    group: GatewayGroup,
    options: PhoneOptions & { readonly caller: string },
  ) {
    const { accountSid, authToken, publicUrl, connectNumber } = SANDBOX;
    this.provider = options.provider;
    this.caller = options.caller;
    this.network = network;
    this.#group = group;
    this.carrier = new Carrier({
      accountSid,
      authToken,
      publicUrl,
      gatewayOrigin: () => this.gateway.origin,
      statusPath: '/twilio/status',
      speakSay: () => new Int16Array(SAY_SAMPLES),
      ...FAST,
      ...options.carrier,
    });
    this.#store = connectStore(network);
    const number = new ConnectPhoneNumber(this.#store, {
      inputTimeoutMs: 1000,
      onContact: (contactId) => network.contactCentre.addContact(contactId),
    });
    this.carrier.connectNumber(connectNumber, number);
    this.agent = new Agent(number);
  }

  /** The instance that the carrier asks now. @throws Error when there is none */
  get gateway(): LocalGateway {
    const gateway = this.#group.gateways[this.#instance];
    if (!gateway) throw new Error('no such instance');
    return gateway;
  }

  /** From now on the carrier asks this instance. */
  useInstance(index: number): void {
    this.#instance = index;
  }

  /** The caller phones, and the call is answered. */
  async dials(from: string = this.caller): Promise<PhoneCall> {
    return new PhoneCall(this, await this.carrier.call({ from, to: SANDBOX.assistantNumber }));
  }

  /** A line as the model of this phone speaks it, mu-law. */
  pronounce(line: string): Buffer {
    return Buffer.concat(
      breathsOf(line, this.provider).map((text) => encodeMulaw(speak(text, this.network.library))),
    );
  }

  /** The gateway's own lines. */
  get lines(): LanguageLines {
    return this.gateway.services.assistant.lines;
  }

  /** Calls that are live on any instance. */
  get activeCalls(): number {
    return this.#group.gateways.reduce((sum, { services }) => sum + services.callControl.activeCalls, 0);
  }

  /** Every line of the gateways' log. */
  get log(): readonly string[] {
    return this.#group.log;
  }

  /** Lines of the log that hold all these texts. */
  logged(...texts: readonly string[]): readonly string[] {
    return this.log.filter((line) => texts.every((text) => line.includes(text)));
  }

  /** The current value of a counter or gauge, summed over the instances and over labels that are not given. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    let sum = 0;
    for (const { services } of this.#group.gateways) {
      const values = (await services.metrics.registry.getSingleMetric(name)?.get())?.values ?? [];
      for (const { labels: found, value } of values) {
        const fits = Object.entries(labels).every(([label, wanted]) => found[label] === wanted);
        if (fits) sum += value;
      }
    }
    return sum;
  }

  /** Hangs up everything. The gateways stay. */
  async stop(): Promise<void> {
    await this.carrier.stop();
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
