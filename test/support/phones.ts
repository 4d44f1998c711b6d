import { afterAll, beforeAll } from 'vitest';
import type { ScriptRule } from '../../sandbox/model/script.ts';
import { ModelScript } from '../../sandbox/model/script.ts';
import { TelephoneNetwork, type TelephoneNetworkOptions } from '../../sandbox/telephone-network.ts';
import type { Tool } from '../../src/tools/tool.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { type GatewayGroup, Phone, type PhoneOptions, startGateways } from './phone.ts';

/** The providers whose models take turns. */
export const PROVIDERS: readonly Extract<VoiceProvider, 'openai' | 'nova'>[] = ['openai', 'nova'];

export const HOURS = 'We open at nine in the morning and close at six in the evening.';
export const LONG_ANSWER = `${HOURS} On Saturdays we open at ten, and we close at four in the afternoon.`;
export const SUNDAY = 'Yes, on Sundays we open at eleven and close at three.';
export const TUESDAY = 'Your order is on its way and will arrive on Tuesday.';
export const TELL_ME_MORE = 'Tell me more.';

/** What the models know in the tests. */
export const RULES: readonly ScriptRule[] = [
  { when: /open tomorrow/, answer: { text: HOURS } },
  { when: /return policy/, answer: { text: LONG_ANSWER } },
  { when: /sunday/, answer: { text: SUNDAY } },
  { when: /order/, answer: { text: TUESDAY } },
];

/** Models that send far faster than the caller hears, and turns that end soon. */
const FAST: TelephoneNetworkOptions = {
  // GPT-Live sends at the pace of playing; its lead bridges the moments in which a busy machine stalls.
  openai: { speed: 30, liveLeadMs: 800 },
  bedrock: { speed: 30, turnEndSilenceMs: 400, maxStreams: 100 },
};

const FIRST_CALLER = 1000;

export interface PhonesOptions extends TelephoneNetworkOptions {
  /** They are tried before the rules that every test has. */
  readonly rules?: readonly ScriptRule[];
  /** What the assistant may do beside the gateway's own tools. */
  readonly toolbox?: readonly Tool[];
}

/** One telephone network for the tests of a file, and the phones that are connected to it. */
export class Phones {
  readonly #options: PhonesOptions;
  readonly #phones: Phone[] = [];
  readonly #groups: GatewayGroup[] = [];
  readonly #shared = new Map<string, GatewayGroup>();
  #network: TelephoneNetwork | undefined;
  #callers = 0;
  #lastStarted: Promise<unknown> = Promise.resolve();

  constructor(options: PhonesOptions) {
    this.#options = options;
  }

  get network(): TelephoneNetwork {
    if (!this.#network) throw new Error('the network was not started');
    return this.#network;
  }

  async start(): Promise<void> {
    const { rules = [], toolbox: _toolbox, openai, bedrock, ...rest } = this.#options;
    this.#network = new TelephoneNetwork({
      script: new ModelScript([...rules, ...RULES], { text: TELL_ME_MORE }),
      openai: { ...FAST.openai, ...openai },
      bedrock: { ...FAST.bedrock, ...bedrock },
      ...rest,
    });
    await this.#network.start();
  }

  /**
   * A new phone. Gateways with the same settings serve many phones, unless they must be alone. Tests that run
   * at the same time begin their calls together: starting a gateway would stall the calls of the others.
   */
  async connect(options: PhoneOptions): Promise<Phone> {
    // Connect also finds a hand-off by its caller's number, so no two callers may share one.
    const caller = `+1415555${FIRST_CALLER + this.#callers++}`;
    const starting = this.#lastStarted.then(() => this.#group(options));
    this.#lastStarted = starting.catch(() => undefined);
    const phone = new Phone(this.network, await starting, { ...options, caller });
    this.#phones.push(phone);
    await this.#allStarted();
    return phone;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#phones.map((phone) => phone.stop()));
    await Promise.all(this.#groups.flatMap(({ gateways }) => gateways.map((gateway) => gateway.stop())));
    await this.#network?.stop();
  }

  async #group(options: PhoneOptions): Promise<GatewayGroup> {
    const { provider, env, instances, alone = false } = options;
    const key = JSON.stringify([provider, env, instances]);
    const known = alone ? undefined : this.#shared.get(key);
    if (known) return known;
    const group = await startGateways(this.network, options, this.#options.toolbox);
    this.#groups.push(group);
    if (!alone) this.#shared.set(key, group);
    return group;
  }

  async #allStarted(): Promise<void> {
    let last: Promise<unknown> | undefined;
    while (last !== this.#lastStarted) {
      last = this.#lastStarted;
      await last;
    }
  }
}

/** Starts a network before the tests of the file, and stops everything after them. */
export function usePhones(options: PhonesOptions = {}): Phones {
  const phones = new Phones(options);
  beforeAll(() => phones.start());
  afterAll(() => phones.stop());
  return phones;
}
