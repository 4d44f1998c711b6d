import { ModelScript } from '../../../sandbox/model/script.ts';
import { OpenAISandbox, type OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { library } from './caller.ts';

const API_KEY = 'sk-sandbox';

/** The vendor's sandbox, for the clients of both of its models. */
export class OpenAIParts {
  readonly script = new ModelScript();
  readonly metrics = new Metrics();
  readonly sandbox: OpenAISandbox;
  #url = '';

  constructor(options: Partial<OpenAISandboxOptions>) {
    this.sandbox = new OpenAISandbox({ script: this.script, library, apiKey: API_KEY, ...options });
  }

  async start(): Promise<this> {
    this.#url = (await this.sandbox.start()).url;
    return this;
  }

  get url(): string {
    return this.#url;
  }

  /** How a client reaches it. */
  get account() {
    return { apiKey: API_KEY, baseUrl: this.#url };
  }

  dropConnection(): void {
    this.sandbox.dropAll();
  }

  openConnections(): number {
    return this.sandbox.connections;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }
}
