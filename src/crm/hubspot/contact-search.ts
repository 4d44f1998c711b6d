import { nationalFormsOf, readNationalNumber } from '../../handoff/national-number.ts';
import { type Contact, cleanName } from '../contact.ts';
import type { HubSpotRecord, HubSpotSearch } from './hubspot-api.ts';

/**
 * The numbers of a contact as HubSpot normalises them for its search: area code and local number, no country.
 * @see https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm
 */
const NORMALISED = [
  'hs_searchable_calculated_phone_number',
  'hs_searchable_calculated_mobile_number',
] as const;
const AS_WRITTEN = ['phone', 'mobilephone'] as const;
const PROPERTIES = ['firstname', 'lastname', 'company', ...AS_WRITTEN];
/** More contacts than share a telephone number. */
const LIMIT = 10;

/**
 * The search for the contacts of a number. HubSpot allows five groups of filters, and these are as many.
 * @param number E.164
 */
export function buildContactSearch(number: string): HubSpotSearch {
  const national = nationalFormsOf(number);
  return {
    anyOf: [
      ...AS_WRITTEN.map((property) => ({ property, value: number })),
      ...(national ? NORMALISED.map((property) => ({ property, value: national.significant })) : []),
      ...(national ? [{ property: 'phone', value: national.written }] : []),
    ],
    properties: PROPERTIES,
    limit: LIMIT,
  };
}

/**
 * The contact of a number among what the search found. The search ignores the country, so each number is compared.
 * @param number E.164
 */
export function chooseContact(found: readonly HubSpotRecord[], number: string): Contact | undefined {
  const owners = found.filter(({ properties }) =>
    AS_WRITTEN.some((property) => isNumber(properties[property], number)),
  );
  // The id grows, so this is the oldest one, whichever order the search has today.
  const [oldest] = owners.toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  if (oldest === undefined) return undefined;
  const name = onlyOne(owners.map(fullName));
  const company = onlyOne(owners.map(({ properties }) => cleanName(properties.company)));
  return { id: oldest.id, ...(name !== undefined && { name }), ...(company !== undefined && { company }) };
}

function isNumber(written: unknown, number: string): boolean {
  return typeof written === 'string' && readNationalNumber(written, [number]) === number;
}

function fullName({ properties: { firstname, lastname } }: HubSpotRecord): string | undefined {
  const parts = [cleanName(firstname), cleanName(lastname)].filter((part) => part !== undefined);
  return cleanName(parts.join(' '));
}

/** The value that all have, leaving out those that have none. */
function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
