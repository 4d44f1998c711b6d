import { GatewayProcess } from '../../sandbox/gateway-process.ts';
import { LoadBalancer } from '../../sandbox/load-balancer.ts';
import type { TelephoneNetwork } from '../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { GREETING } from './phone.ts';
import { runSettings } from './run-settings.ts';

/** Gateways as processes on one session table, and what stands in front of them. */
export class Fleet {
  readonly balancer = new LoadBalancer();
  readonly gateways: GatewayProcess[] = [];
  readonly log: string[] = [];

  async start(
    network: TelephoneNetwork,
    provider: VoiceProvider,
    env: Readonly<Record<string, string>> = {},
  ): Promise<GatewayProcess> {
    const settings = {
      ...network.environment(provider),
      ASSISTANT_GREETING: GREETING,
      ...runSettings(),
      ...env,
    };
    const gateway = await GatewayProcess.start({ env: settings, onLog: (line) => this.log.push(line) });
    this.gateways.push(gateway);
    return gateway;
  }

  /** These get the connections from now on. */
  use(...gateways: readonly GatewayProcess[]): void {
    this.balancer.use(gateways);
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
  }
}
