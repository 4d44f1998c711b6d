import { LRUCache } from 'lru-cache';
import type { CallReport } from '../call-report.ts';
import type { Contact } from '../contact.ts';
import type { Crm } from '../crm.ts';
import type { TicketRule } from '../ticket-rule.ts';
import { buildEngagement, buildTicket, EXTERNAL_ID } from './call-engagement.ts';
import { buildContactSearch, chooseContact } from './contact-search.ts';
import { type Association, HubSpotApi, type HubSpotApiOptions } from './hubspot-api.ts';

export interface HubSpotOptions extends HubSpotApiOptions {
  readonly tickets: TicketRule;
}

/**
 * The types of associations between HubSpot's own objects.
 * @see https://developers.hubspot.com/docs/api-reference/latest/crm/associations/overview
 */
const CALL_TO_CONTACT = 194;
const TICKET_TO_CONTACT = 16;
const TICKET_TO_CALL = 219;

/** HubSpot finds a new object by search only after some seconds. Until then its id is remembered here. */
const REMEMBERED_MS = 600_000;
const REMEMBERED = 5_000;

/**
 * HubSpot as the CRM: contacts, call engagements and tickets over its REST API. HubSpot has no unique property for
 * calls, so an engagement is looked for by the id of the call before it is made, and changed when it exists.
 */
export class HubSpot implements Crm {
  readonly target = 'hubspot';
  readonly #api: HubSpotApi;
  readonly #tickets: TicketRule;
  /** Ids of contacts by number, and of engagements by call. */
  readonly #made = new LRUCache<string, string>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  constructor(options: HubSpotOptions) {
    this.#api = new HubSpotApi(options);
    this.#tickets = options.tickets;
  }

  findContact(number: string, signal: AbortSignal): Promise<Contact | undefined> {
    return this.#find(number, 'urgent', signal);
  }

  async deliver(report: CallReport, signal: AbortSignal): Promise<void> {
    const known = await this.#engagementOf(report.id, signal);
    const contactId = known === undefined ? await this.#contactOf(report, signal) : undefined;
    const callId = known ?? (await this.#createEngagement(report, contactId, signal));
    if (known !== undefined) await this.#api.update('calls', known, buildEngagement(report), signal);
    if (needsTicket(report, this.#tickets)) await this.#addTicket(report, { callId, contactId }, signal);
  }

  close(): Promise<void> {
    return this.#api.close();
  }

  async #engagementOf(id: string, signal: AbortSignal): Promise<string | undefined> {
    const made = this.#made.get(id);
    if (made !== undefined) return made;
    const search = { anyOf: [{ property: EXTERNAL_ID, value: id }], properties: [EXTERNAL_ID], limit: 1 };
    const [found] = await this.#api.search('calls', search, { urgency: 'patient', signal });
    return found?.id;
  }

  async #createEngagement(
    report: CallReport,
    contactId: string | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const associations = contactId === undefined ? [] : [{ toId: contactId, typeId: CALL_TO_CONTACT }];
    const properties = buildEngagement(report);
    try {
      const id = await this.#api.create('calls', { properties, associations }, signal);
      this.#made.set(report.id, id);
      return id;
    } catch (error) {
      // The remembered contact may have been deleted or merged at HubSpot.
      if (report.from !== undefined) this.#made.delete(report.from);
      throw error;
    }
  }

  /** The caller's contact, which is made when HubSpot does not know the number. A withheld number has none. */
  async #contactOf({ from }: CallReport, signal: AbortSignal): Promise<string | undefined> {
    if (from === undefined) return undefined;
    const known = this.#made.get(from) ?? (await this.#find(from, 'patient', signal))?.id;
    if (known !== undefined) return known;
    const properties = { phone: from, lifecyclestage: 'lead' };
    const id = await this.#api.create('contacts', { properties, associations: [] }, signal);
    this.#made.set(from, id);
    return id;
  }

  async #find(
    number: string,
    urgency: 'urgent' | 'patient',
    signal: AbortSignal,
  ): Promise<Contact | undefined> {
    const found = await this.#api.search('contacts', buildContactSearch(number), { urgency, signal });
    return chooseContact(found, number);
  }

  /** The engagement names its ticket, so that a repeat makes no second one. Associations are not behind, as searches are. */
  async #addTicket(
    report: CallReport,
    { callId, contactId }: { readonly callId: string; readonly contactId: string | undefined },
    signal: AbortSignal,
  ): Promise<void> {
    const tickets = await this.#api.read('calls', callId, 'tickets', signal);
    if ((tickets?.associated.tickets ?? []).length > 0) return;
    const owner =
      contactId ?? (await this.#api.read('calls', callId, 'contacts', signal))?.associated.contacts?.[0];
    const associations: Association[] = [{ toId: callId, typeId: TICKET_TO_CALL }];
    if (owner !== undefined) associations.push({ toId: owner, typeId: TICKET_TO_CONTACT });
    await this.#api.create('tickets', { properties: buildTicket(report), associations }, signal);
  }
}

function needsTicket({ outcome, handoffReason }: CallReport, rule: TicketRule): boolean {
  switch (rule) {
    case 'off':
      return false;
    case 'handoffs':
      return handoffReason !== undefined;
    case 'unreached':
      return (
        outcome === 'unreached' || outcome === 'failed' || (outcome === 'lost' && handoffReason !== undefined)
      );
    default:
      return unknownRule(rule);
  }
}

function unknownRule(rule: never): never {
  throw new TypeError(`Unknown rule ${String(rule)}`);
}
