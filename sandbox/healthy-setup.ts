import { PassThrough } from 'node:stream';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { LocalGateway } from './local-gateway.ts';
import type { ScriptRule } from './model/script.ts';
import { SANDBOX, TelephoneNetwork } from './telephone-network.ts';

/** What the doctor asks of Nova and of GPT-Live: to call a tool, and to say something about its result. */
const RULES: readonly ScriptRule[] = [
  { when: /"word":"ready"/, answer: { text: 'Ready.' } },
  { when: /check of the set-up/, answer: { toolCalls: [{ name: 'check_setup', arguments: {} }] } },
  { when: /"works"/, answer: { text: 'Yes.' } },
  { when: /^Check the connection/, answer: { toolCalls: [{ name: 'check_connection', arguments: {} }] } },
];

/** A complete, correct set-up on this machine: the network, a gateway in it, and a number that calls it. */
export class HealthySetup {
  readonly network: TelephoneNetwork;
  readonly gateway: LocalGateway;
  readonly env: Readonly<Record<string, string>>;

  private constructor(
    network: TelephoneNetwork,
    gateway: LocalGateway,
    env: Readonly<Record<string, string>>,
  ) {
    this.network = network;
    this.gateway = gateway;
    this.env = env;
  }

  /**
   * The AWS settings go into the process environment too, where the SDK looks for them.
   * @param provider who answers calls; the others take over
   */
  static async start(provider: VoiceProvider = 'openai'): Promise<HealthySetup> {
    const network = new TelephoneNetwork();
    for (const rule of RULES) network.script.prepend(rule);
    await network.start();
    const { publicUrl, assistantNumber } = SANDBOX;
    network.carrier.account.add(assistantNumber, {
      voice_url: `${publicUrl}/twilio/voice`,
      status_callback: `${publicUrl}/twilio/status`,
      voice_fallback_url: 'https://handler.twilio.com/twiml/EH00000000000000000000000000000000',
    });
    const env = {
      ...network.environment(provider),
      ENABLE_VOICE_FALLBACK: 'true',
      TWILIO_PHONE_NUMBER: assistantNumber,
    };
    const gateway = await LocalGateway.start(env, new PassThrough().resume());
    network.connectGateway(gateway.origin);
    return new HealthySetup(network, gateway, env);
  }

  /** Where a public address leads on this machine: it stands in for the proxy that would end TLS. */
  route(url: string): string {
    return url.replace(SANDBOX.publicUrl, this.gateway.origin);
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    await this.network.stop();
  }
}
