import type { FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { buildApp } from '../src/app.ts';
import { readSetup } from '../src/config/setup.ts';
import { createLogger } from '../src/logging.ts';
import type { Tools } from '../src/services/tools.ts';
import { createServices, type Services } from '../src/services.ts';
import { Metrics } from '../src/telemetry/metrics.ts';
import type { Tool } from '../src/tools/tool.ts';

export interface LocalGatewayOptions extends Pick<Tools, 'floorRules'> {
  /** What the assistant may do beside the gateway's own tools. */
  readonly toolbox?: readonly Tool[];
}

/** A whole gateway inside this process, on a free port: the same parts that `main` starts. */
export class LocalGateway {
  readonly origin: string;
  readonly services: Services;
  readonly #app: FastifyInstance;

  private constructor(origin: string, services: Services, app: FastifyInstance) {
    this.origin = origin;
    this.services = services;
    this.#app = app;
  }

  /**
   * @param env settings; the AWS ones go into the process environment too, where the SDK looks for them
   * @param log where the log goes
   */
  static async start(
    env: Readonly<Record<string, string>>,
    log: DestinationStream,
    { toolbox, floorRules }: LocalGatewayOptions = {},
  ): Promise<LocalGateway> {
    for (const [name, value] of Object.entries(env)) {
      if (name.startsWith('AWS_')) process.env[name] = value;
    }
    const setup = readSetup(env);
    const { config } = setup;
    const metrics = new Metrics();
    const logger = createLogger(config.logLevel, log);
    const services = await createServices(setup, { logger, metrics, floorRules }, toolbox);
    const app = buildApp(services);
    const origin = await app.listen({ host: config.http.host, port: config.http.port });
    await services.start();
    return new LocalGateway(origin, services, app);
  }

  async stop(): Promise<void> {
    await this.services.drain(0);
    await this.#app.close();
    await this.services.close();
  }
}
