import type { Config } from '../config/config.ts';
import { ContactLookup } from '../crm/contact-lookup.ts';
import type { ReportReceiver } from '../crm/crm.ts';
import { Delivery } from '../crm/delivery/delivery.ts';
import { GuardedReceiver } from '../crm/delivery/guarded-receiver.ts';
import { OutboxWorker } from '../crm/delivery/outbox-worker.ts';
import { HubSpot } from '../crm/hubspot/hubspot.ts';
import { CrmWebhook } from '../crm/webhook/webhook.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { DynamoOutbox } from '../store/dynamodb-outbox.ts';
import type { Tools } from './tools.ts';

/** The CRMs of this gateway. */
export interface CrmServices {
  /** Looks callers up. Absent without HubSpot. */
  readonly contacts: ContactLookup | undefined;
  start(): void;
  close(): Promise<void>;
}

/** Whether calls are reported to any CRM. */
export function reportsCalls({ hubspot, crmWebhook }: Pick<Config, 'hubspot' | 'crmWebhook'>): boolean {
  return hubspot !== undefined || crmWebhook !== undefined;
}

/** Creates the parts that look callers up and report their calls. Opens no connection. */
export function createCrm(
  config: Pick<Config, 'hubspot' | 'crmWebhook'>,
  { store, outbox }: { readonly store: DynamoSessionStore; readonly outbox: DynamoOutbox },
  tools: Tools,
): CrmServices {
  const hubspot = config.hubspot && new HubSpot(config.hubspot);
  const webhook = config.crmWebhook && new CrmWebhook(config.crmWebhook);
  const receivers: ReportReceiver[] = [...(hubspot ? [hubspot] : []), ...(webhook ? [webhook] : [])];
  const guarded = receivers.map((receiver) => new GuardedReceiver(receiver));
  const delivery = new Delivery({ store, outbox, receivers: guarded, ...tools });
  const worker = new OutboxWorker({ outbox, delivery, ...tools });
  return {
    contacts: hubspot && new ContactLookup({ source: hubspot, ...tools }),
    start: () => {
      if (receivers.length > 0) worker.start();
    },
    close: async () => {
      await worker.close();
      await Promise.all([hubspot?.close(), webhook?.close()]);
    },
  };
}
