import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubSpotSandbox } from '../crm/hubspot.ts';
import { type OrderService, startOrders } from '../services/orders.ts';

/** The assistants file that users may copy. */
const ASSISTANTS_FILE = fileURLToPath(new URL('../../fixtures/demo/assistants.yaml', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
/** The order service as the file names it. */
const ORDERS_URL = 'https://orders.example.com/v1';
const HUBSPOT_TOKEN = 'pat-sandbox-1';
/** How long the service takes for an estimate: the line that fills the pause is heard, and can be interrupted. */
export const ESTIMATE_MS = 3_500;

/** Whom HubSpot knows by the number of the caller. */
export const CONTACT = { firstname: 'Robin', lastname: 'Ray', company: 'Harbour Books' };

/** What an assistant of the demo uses: the order service of a shop, and HubSpot with a contact. */
export class Office {
  readonly hubspot = new HubSpotSandbox({ accessToken: HUBSPOT_TOKEN });
  /** The settings of a gateway that uses all this, beside those of the network. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #orders: OrderService;

  private constructor(orders: OrderService, environment: Readonly<Record<string, string>>) {
    this.#orders = orders;
    this.environment = environment;
  }

  /**
   * @param folder gets the assistants file with the addresses of this machine
   * @param caller the number of the contact, E.164
   */
  static async open(folder: string, caller: string): Promise<Office> {
    const orders = await startOrders({ estimateMs: ESTIMATE_MS });
    const environment: Record<string, string> = { ORDERS_TOKEN: orders.token };
    const office = new Office(orders, environment);
    const { url } = await office.hubspot.start();
    environment.ASSISTANTS_FILE = await localAssistants(folder, orders.url);
    environment.ENABLE_HUBSPOT = 'true';
    environment.HUBSPOT_ACCESS_TOKEN = HUBSPOT_TOKEN;
    environment.HUBSPOT_API_BASE_URL = url;
    environment.TOOLS_ALLOW_PRIVATE = [orders.host, new URL(url).host].join(',');
    office.hubspot.account.create('contacts', {
      properties: { ...CONTACT, phone: caller },
      associations: [],
    });
    return office;
  }

  /** Where the order service is, and what it wants to see. */
  get orders(): { readonly url: string; readonly token: string } {
    return this.#orders;
  }

  /** The requests that the order service took, like `GET /v1/orders/4711`. */
  get orderRequests(): readonly string[] {
    return this.#orders.requests.filter(({ status }) => status === 200).map(({ operation }) => operation);
  }

  /** The engagement that HubSpot has of a call, with its contacts. */
  engagement(callSid: string) {
    const { account } = this.hubspot;
    const call = account.all('calls').find(({ properties }) => properties.hs_call_external_id === callSid);
    return call && { call: call.properties, contacts: account.associated(call, 'contacts') };
  }

  async close(): Promise<void> {
    await Promise.all([this.hubspot.stop(), this.#orders.close()]);
  }
}

/** @returns the path of the file */
async function localAssistants(folder: string, ordersUrl: string): Promise<string> {
  const text = await readFile(ASSISTANTS_FILE, 'utf8');
  const file = resolve(join(folder, 'assistants.yaml'));
  await mkdir(folder, { recursive: true });
  await writeFile(file, text.replaceAll(ORDERS_URL, ordersUrl).replaceAll('../', FIXTURES));
  return file;
}
