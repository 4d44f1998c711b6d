import { CrmError, errorMessage } from '../../errors.ts';
import { isRecord } from '../../is-record.ts';
import { CrmBusy } from '../crm-busy.ts';
import { type JsonAnswer, JsonExchange, type JsonRequest } from '../json-exchange.ts';
import { RequestRate } from './request-rate.ts';

export interface HubSpotApiOptions {
  readonly accessToken: string;
  /** Base address of another server that offers HubSpot's API. Default: HubSpot's own. */
  readonly baseUrl: string;
  /** Keeps searches below the limit of the account. Default: one for this client. */
  readonly searches?: Pick<RequestRate, 'turn' | 'hold'>;
}

export type HubSpotObject = 'contacts' | 'calls' | 'tickets';
export type HubSpotProperties = Readonly<Record<string, string>>;

/** An object of HubSpot, as far as the gateway reads it. */
export interface HubSpotRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Ids of associated objects, by their kind. */
  readonly associated: Readonly<Record<string, readonly string[]>>;
}

/** One association of a new object. */
export interface Association {
  readonly toId: string;
  readonly typeId: number;
}

/** A search, as its request has it. */
export interface HubSpotSearch {
  /** Alternatives: one of the groups must fit. */
  readonly anyOf: readonly { readonly property: string; readonly value: string }[];
  readonly properties: readonly string[];
  readonly limit: number;
}

/**
 * Paths carry the date of their version.
 * @see https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls/guide
 */
const OBJECTS_PATH = '/crm/objects/2026-03';
/**
 * Searches in a second, for all apps of an account together.
 * @see https://developers.hubspot.com/changelog/crm-search-api-rate-limit-increase
 */
const SEARCHES_A_SECOND = 4;
/** Searches after calls must leave some to callers who wait. */
const PATIENT_SEARCHES_A_SECOND = 2;
const CREATED = 201;
const OK = 200;
const NOT_FOUND = 404;

/** HubSpot's REST API for the objects of its CRM. Every method throws `CrmError`. */
export class HubSpotApi {
  readonly #options: HubSpotApiOptions;
  readonly #exchange = new JsonExchange('HubSpot');
  readonly #searches: Pick<RequestRate, 'turn' | 'hold'>;

  constructor(options: HubSpotApiOptions) {
    this.#options = options;
    this.#searches = options.searches ?? new RequestRate();
  }

  /** @param urgency `urgent` while a caller waits */
  async search(
    object: HubSpotObject,
    { anyOf, properties, limit }: HubSpotSearch,
    { urgency, signal }: { readonly urgency: 'urgent' | 'patient'; readonly signal: AbortSignal },
  ): Promise<HubSpotRecord[]> {
    await this.#searchTurn(urgency, signal);
    const filterGroups = anyOf.map(({ property: propertyName, value }) => ({
      filters: [{ propertyName, operator: 'EQ', value }],
    }));
    const path = `/${object}/search`;
    const answer = await this.#send('POST', path, signal, { filterGroups, properties, limit }).catch(
      (error: unknown) => {
        if (error instanceof CrmBusy) this.#searches.hold(error.retryAfterMs);
        throw error;
      },
    );
    const found = isRecord(answer.body) && Array.isArray(answer.body.results) ? answer.body.results : [];
    if (answer.statusCode !== OK) throw refusal('a search', answer);
    return found.flatMap((entry) => parseRecord(entry) ?? []);
  }

  /** @returns the id of the new object */
  async create(
    object: HubSpotObject,
    { properties, associations }: { properties: HubSpotProperties; associations: readonly Association[] },
    signal: AbortSignal,
  ): Promise<string> {
    const body = { properties, associations: associations.map(toWire) };
    const answer = await this.#send('POST', `/${object}`, signal, body);
    const record = parseRecord(answer.body);
    if (answer.statusCode !== CREATED || record === undefined)
      throw refusal(`a new one of ${object}`, answer);
    return record.id;
  }

  async update(
    object: HubSpotObject,
    id: string,
    properties: HubSpotProperties,
    signal: AbortSignal,
  ): Promise<void> {
    const answer = await this.#send('PATCH', `/${object}/${encodeURIComponent(id)}`, signal, { properties });
    if (answer.statusCode !== OK) throw refusal(`a change of ${object}`, answer);
  }

  /** @returns undefined when it does not exist */
  async read(
    object: HubSpotObject,
    id: string,
    associated: HubSpotObject,
    signal: AbortSignal,
  ): Promise<HubSpotRecord | undefined> {
    const path = `/${object}/${encodeURIComponent(id)}?associations=${associated}`;
    const answer = await this.#send('GET', path, signal);
    if (answer.statusCode === NOT_FOUND) return undefined;
    if (answer.statusCode !== OK) throw refusal(`reading one of ${object}`, answer);
    return parseRecord(answer.body);
  }

  close(): Promise<void> {
    return this.#exchange.close();
  }

  async #searchTurn(urgency: 'urgent' | 'patient', signal: AbortSignal): Promise<void> {
    const most = urgency === 'urgent' ? SEARCHES_A_SECOND : PATIENT_SEARCHES_A_SECOND;
    try {
      await this.#searches.turn(most, signal);
    } catch (error) {
      const cause = new Error(errorMessage(error));
      throw new CrmError('crm_unavailable', 'Too many searches in HubSpot wait for their turn', { cause });
    }
  }

  #send(
    method: JsonRequest['method'],
    path: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<JsonAnswer> {
    const { baseUrl, accessToken } = this.#options;
    const headers = {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const url = baseUrl + OBJECTS_PATH + path;
    return this.#exchange.send(
      { method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) },
      signal,
    );
  }
}

function toWire({ toId, typeId }: Association) {
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }];
  return { to: { id: toId }, types };
}

/** HubSpot's own text may contain what was sent, so only its category is kept. */
function refusal(what: string, { statusCode, body }: JsonAnswer): CrmError {
  const category = isRecord(body) && typeof body.category === 'string' ? body.category : 'no category';
  const name = /^[A-Z_]{1,40}$/.test(category) ? category : 'no category';
  return new CrmError('crm_refused', `HubSpot refused ${what}: ${statusCode}, ${name}`);
}

function parseRecord(value: unknown): HubSpotRecord | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined;
  const properties = isRecord(value.properties) ? value.properties : {};
  return { id: value.id, properties, associated: parseAssociated(value.associations) };
}

function parseAssociated(value: unknown): HubSpotRecord['associated'] {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).map(([kind, list]) => {
    const results = isRecord(list) && Array.isArray(list.results) ? list.results : [];
    return [kind, results.flatMap((entry) => (isRecord(entry) ? [String(entry.id)] : []))] as const;
  });
  return Object.fromEntries(entries);
}
