import { randomBytes } from 'node:crypto';
import { DialServer } from '../softphone/dial-server.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';

/** US dollars: so much that no call is refused, and the page shows what part of it is spent. */
const DAY_BUDGET = '20';

/** The console of a gateway in the sandbox: a token for it, and an Amazon Connect that answers its softphone. */
export class ConsolePage {
  /** Another one at each start, so that it is worth nothing later. */
  readonly token = randomBytes(18).toString('base64url');
  readonly #dials: DialServer;
  readonly #dialUrl: string;

  private constructor(dials: DialServer, dialUrl: string) {
    this.#dials = dials;
    this.#dialUrl = dialUrl;
  }

  /** @param network started */
  static async open(network: TelephoneNetwork): Promise<ConsolePage> {
    const dials = new DialServer(new Map([[SANDBOX.connectNumber, network.connect]]), network.library);
    const { url } = await dials.start();
    return new ConsolePage(dials, url);
  }

  /** The settings of the gateway, beside those of the network. */
  get environment(): Readonly<Record<string, string>> {
    return { CONSOLE_TOKEN: this.token, SOFTPHONE_DIAL_URL: this.#dialUrl, DAILY_BUDGET_USD: DAY_BUDGET };
  }

  close(): Promise<void> {
    return this.#dials.stop();
  }
}
