import type { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectSandbox } from '../../sandbox/connect/server.ts';
import { ConnectService, type ConnectServiceOptions } from '../../src/handoff/connect/connect.ts';
import { createConnectClient } from '../../src/handoff/connect/connect-api.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

export const INSTANCE = {
  accessKeyId: 'AKIASANDBOX',
  instanceId: '11111111-1111-4111-8111-111111111111',
  queueId: '22222222-2222-4222-8222-222222222222',
  callbackFlowId: '33333333-3333-4333-8333-333333333333',
} as const;

/** A Connect instance in the sandbox, and gateways' ways to it by the real SDK. */
export class ConnectInstance {
  readonly sandbox = new ConnectSandbox(INSTANCE);
  readonly metrics = new Metrics();
  log = '';
  readonly #services: ConnectService[] = [];
  #url = '';

  async start(): Promise<void> {
    this.#url = (await this.sandbox.start()).url;
  }

  /** The endpoint, as the SDK is given it. */
  get url(): string {
    return this.#url;
  }

  client(accessKeyId: string = INSTANCE.accessKeyId): ConnectClient {
    const credentials = { accessKeyId, secretAccessKey: 'sandbox-secret-key' };
    return createConnectClient({ region: 'us-east-1', endpoint: this.#url, credentials });
  }

  /** One more instance of the gateway. */
  service(options: Partial<ConnectServiceOptions> = {}): ConnectService {
    const { instanceId, queueId, callbackFlowId } = INSTANCE;
    const service = new ConnectService({
      ...{ client: this.client(), instanceId, queueId, callbackFlowId },
      ...{ metrics: this.metrics, logger: this.logger() },
      ...options,
    });
    this.#services.push(service);
    return service;
  }

  logger() {
    return createLogger('debug', {
      write: (line) => {
        this.log += line;
      },
    });
  }

  /** Requests of one operation so far. */
  count(operation: string): number {
    return this.sandbox.requests.filter((name) => name === operation).length;
  }

  async stop(): Promise<void> {
    for (const service of this.#services) service.close();
    await this.sandbox.stop();
  }
}
