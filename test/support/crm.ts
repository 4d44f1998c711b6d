import { afterAll, beforeAll } from 'vitest';
import { HubSpotSandbox } from '../../sandbox/crm/hubspot.ts';
import { ReportReceiverSandbox } from '../../sandbox/crm/report-receiver.ts';

export const HUBSPOT_TOKEN = 'pat-na1-11111111-2222-3333-4444-555555555555';
export const WEBHOOK_SECRET = 'a-secret-of-the-receiver';

/** A HubSpot and a receiver of reports of its own, and the settings with which a gateway uses them. */
export class CrmSandbox {
  readonly hubspot = new HubSpotSandbox({ accessToken: HUBSPOT_TOKEN });
  readonly receiver = new ReportReceiverSandbox({ secret: WEBHOOK_SECRET });
  readonly #broken = new Map<string, () => boolean>();
  env: Readonly<Record<string, string>> = {};

  async start(): Promise<void> {
    const [hubspot, receiver] = await Promise.all([this.hubspot.start(), this.receiver.start()]);
    const hosts = [hubspot.url, receiver.url].map((url) => new URL(url).host);
    this.env = {
      ENABLE_HUBSPOT: 'true',
      HUBSPOT_ACCESS_TOKEN: HUBSPOT_TOKEN,
      HUBSPOT_API_BASE_URL: hubspot.url,
      HUBSPOT_TICKETS: 'unreached',
      CRM_WEBHOOK_URL: receiver.url,
      CRM_WEBHOOK_SECRET: WEBHOOK_SECRET,
      TOOLS_ALLOW_PRIVATE: hosts.join(','),
    };
  }

  /** HubSpot fails for requests that hold this text, whenever the test says so. */
  breakFor(text: string, isDown: () => boolean): void {
    this.#broken.set(text, isDown);
    this.hubspot.fail('server_error', Number.POSITIVE_INFINITY, ({ body }) =>
      [...this.#broken].some(([part, down]) => body.includes(part) && down()),
    );
  }

  /** How often a contact with this number was looked for. */
  searchesFor(number: string): number {
    return this.hubspot.searched.filter((body) => body.includes(number)).length;
  }

  async stop(): Promise<void> {
    await Promise.all([this.hubspot.stop(), this.receiver.stop()]);
  }

  /** The engagement of a call. */
  engagement(callSid: string) {
    return this.hubspot.account
      .all('calls')
      .find(({ properties }) => properties.hs_call_external_id === callSid);
  }

  /** The report of a call as the webhook got it. */
  report(callSid: string): unknown {
    return this.receiver.accepted.get(`${callSid}:webhook`)?.body;
  }
}

/**
 * A CRM for the gateways of a file. They share their table, and so their outbox: any of them delivers the report of any
 * call, and all must know the same CRM.
 */
export function useCrm(): CrmSandbox {
  const crm = new CrmSandbox();
  beforeAll(() => crm.start());
  afterAll(() => crm.stop());
  return crm;
}
