import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { speak } from '../model/mouth.ts';
import { ModelScript } from '../model/script.ts';
import { TelephoneNetwork } from '../telephone-network.ts';
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

/** Everything that chaos plays with: the telephone network, two gateways, and the calls that are live. */
export class Town {
  readonly network: TelephoneNetwork;
  readonly gateways: GatewayPair;
  readonly calls = new Set<CarrierCall>();

  private constructor(network: TelephoneNetwork, gateways: GatewayPair) {
    this.network = network;
    this.gateways = gateways;
  }

  /** @param onLog each line of the gateways' log */
  static async start(onLog: (line: string) => void): Promise<Town> {
    let origin: () => string = () => '';
    const network = new TelephoneNetwork({
      script: script(),
      openai: { speed: 8 },
      bedrock: { speed: 8, maxStreams: 500, turnEndSilenceMs: 500 },
      carrier: { recordsAudio: false, ...FAST, gatewayOrigin: () => origin() },
    });
    await network.start();
    const settings = {
      ENABLE_VOICE_FALLBACK: 'true',
      DRAIN_SECONDS: '3',
      MAX_CALLS: '500',
      // As .env.example recommends: a webhook that breaks because its gateway was killed is asked again.
      TWILIO_WEBHOOK_RETRIES: WEBHOOK_RETRIES,
    };
    const gateways = new GatewayPair(
      [
        { ...network.environment('openai'), ...settings },
        { ...network.environment('nova'), ...settings },
      ],
      onLog,
    );
    origin = gateways.balancer.origin;
    try {
      await gateways.start();
    } catch (error) {
      gateways.killAll();
      await network.stop();
      throw error;
    }
    return new Town(network, gateways);
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
  }
}
