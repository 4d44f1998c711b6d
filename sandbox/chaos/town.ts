import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { speak } from '../model/mouth.ts';
import { ModelScript } from '../model/script.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import { AssistantsFile } from './assistants.ts';
import { GatewayPair } from './gateway-pair.ts';

/** A model takes a moment to think. */
const THINK_MS = 200;
const WEBHOOK_RETRIES = '2';
/** The number's own webhook, as `npm run doctor -- --fix` writes it with that setting. */
export const VOICE_PATH = `/twilio/voice#rc=${WEBHOOK_RETRIES}&rp=all`;
/** Digits and ringing in a fraction of their real time. */
const FAST = { digitScale: 0.2, ringScale: 0.1 } as const;

const script = () =>
  new ModelScript(
    [
      { when: /open tomorrow/, text: 'We open at nine in the morning and close at six in the evening.' },
      { when: /sunday/, text: 'Yes, on Sundays we open at eleven and close at three.' },
      { when: /order|parcel/, text: 'Your order is on its way and will arrive on Tuesday.' },
      { when: /return/, text: 'On Saturdays we open at ten, and we close at four in the afternoon.' },
    ].map(({ when, text }) => ({ when, answer: { text, thinkMs: THINK_MS } })),
    { text: 'I see. Tell me more.', thinkMs: THINK_MS },
  );

/**
 * Both gateways know every provider. An assistant has its own first, then these in turn. With OpenAI Realtime, one leaves
 * the decision about turns to the server and one does not, so a call that moves meets both.
 */
const FIRST = {
  VOICE_PROVIDER: 'openai',
  VOICE_FALLBACK_ORDER: 'nova,openai-live,cascade',
  NOVA_REGION: 'us-east-1',
};
const SECOND = {
  TURN_TAKING: 'gateway',
  VOICE_PROVIDER: 'nova',
  VOICE_FALLBACK_ORDER: 'cascade,openai-live,openai',
  NOVA_REGION: 'us-east-1,eu-north-1',
};

/** Everything that chaos plays with: the telephone network, two gateways, and the calls that are live. */
export class Town {
  readonly network: TelephoneNetwork;
  readonly gateways: GatewayPair;
  readonly calls = new Set<CarrierCall>();

  readonly #assistants: AssistantsFile;

  private constructor(network: TelephoneNetwork, gateways: GatewayPair, assistants: AssistantsFile) {
    this.network = network;
    this.gateways = gateways;
    this.#assistants = assistants;
  }

  /** @param onLog each line of the gateways' log */
  static async start(onLog: (line: string) => void): Promise<Town> {
    let origin: () => string = () => '';
    const network = new TelephoneNetwork({
      script: script(),
      openai: { speed: 8 },
      bedrock: { speed: 8, maxStreams: 500, turnEndSilenceMs: 500 },
      transcribe: { maxStreams: 500 },
      carrier: { recordsAudio: false, ...FAST, gatewayOrigin: () => origin() },
    });
    const assistants = await AssistantsFile.write();
    await network.start();
    const settings = {
      ...network.environment('openai'),
      ASSISTANTS_FILE: assistants.path,
      CASCADE_MODEL_ID: SANDBOX.textModel,
      ENABLE_VOICE_FALLBACK: 'true',
      DRAIN_SECONDS: '3',
      MAX_CALLS: '500',
      // As .env.example recommends: a webhook that breaks because its gateway was killed is asked again.
      TWILIO_WEBHOOK_RETRIES: WEBHOOK_RETRIES,
    };
    const gateways = new GatewayPair(
      [
        { ...settings, ...FIRST },
        { ...settings, ...SECOND },
      ],
      onLog,
    );
    origin = gateways.balancer.origin;
    try {
      await gateways.start();
    } catch (error) {
      gateways.killAll();
      await network.stop();
      await assistants.remove();
      throw error;
    }
    return new Town(network, gateways, assistants);
  }

  /** A recorded line of the caller, mu-law. */
  utterance(id: string): Buffer {
    return this.network.library.utterance(id).mulaw;
  }

  /** What somebody says of whom nothing was recorded. */
  babble(text: string): Buffer {
    return Buffer.from(encodeMulaw(speak(text, this.network.library)));
  }

  async stop(): Promise<void> {
    await this.network.carrier.stop();
    await this.gateways.stop();
    await this.network.stop();
    await this.#assistants.remove();
  }
}
