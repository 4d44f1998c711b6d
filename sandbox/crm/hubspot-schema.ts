import { z } from 'zod';
import { invalid } from './hubspot-refusal.ts';

export const HUBSPOT_OBJECTS = ['contacts', 'calls', 'tickets'] as const;
export type ObjectKind = (typeof HUBSPOT_OBJECTS)[number];

/** The properties that an account has from the start, as far as they matter here. */
const PROPERTIES: Readonly<Record<ObjectKind, readonly string[]>> = {
  contacts: [
    'firstname',
    'lastname',
    'company',
    'email',
    'phone',
    'mobilephone',
    'lifecyclestage',
    'hs_searchable_calculated_phone_number',
    'hs_searchable_calculated_mobile_number',
  ],
  calls: [
    'hs_timestamp',
    'hs_call_title',
    'hs_call_body',
    'hs_call_duration',
    'hs_call_direction',
    'hs_call_status',
    'hs_call_from_number',
    'hs_call_to_number',
    'hs_call_external_id',
  ],
  tickets: ['subject', 'content', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_priority'],
};

const REQUIRED: Readonly<Record<ObjectKind, readonly string[]>> = {
  contacts: [],
  calls: ['hs_timestamp'],
  tickets: ['subject', 'hs_pipeline_stage'],
};

const WORDS: Readonly<Record<string, readonly string[]>> = {
  hs_call_direction: ['INBOUND', 'OUTBOUND'],
  hs_call_status: ['BUSY', 'CANCELED', 'COMPLETED', 'FAILED', 'NO_ANSWER', 'QUEUED', 'RINGING'],
  lifecyclestage: ['subscriber', 'lead', 'marketingqualifiedlead', 'opportunity', 'customer', 'other'],
};

/** Types of associations from one kind of object to another. */
const ASSOCIATION_TYPES: Readonly<Record<string, number>> = {
  'calls contacts': 194,
  'contacts calls': 193,
  'tickets contacts': 16,
  'contacts tickets': 15,
  'calls tickets': 220,
  'tickets calls': 219,
};

export const newObject = z.strictObject({
  properties: z.record(z.string(), z.string()),
  associations: z
    .array(
      z.strictObject({
        to: z.strictObject({ id: z.string() }),
        types: z
          .array(
            z.strictObject({
              associationCategory: z.literal('HUBSPOT_DEFINED'),
              associationTypeId: z.number().int(),
            }),
          )
          .min(1),
      }),
    )
    .default([]),
});
export type NewObject = z.infer<typeof newObject>;

export const changedObject = z.strictObject({ properties: z.record(z.string(), z.string()) });

/** @see https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm */
export const searchRequest = z.strictObject({
  filterGroups: z
    .array(
      z.strictObject({
        filters: z
          .array(
            z.strictObject({ propertyName: z.string(), operator: z.literal('EQ'), value: z.string().min(1) }),
          )
          .min(1)
          .max(6),
      }),
    )
    .min(1)
    .max(5),
  properties: z.array(z.string()),
  limit: z.number().int().min(1).max(200),
});
export type SearchRequest = z.infer<typeof searchRequest>;

export const batchRequest = z.strictObject({ inputs: z.array(newObject).min(1).max(100) });

/** @throws HubSpotRefusal 400 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const paths = result.error.issues.map(({ path }) => path.join('.'));
  throw invalid(`Invalid input JSON: ${paths.join(', ')}`);
}

/** @throws HubSpotRefusal 400 for a property that the account does not have */
export function checkNames(kind: ObjectKind, names: readonly string[]): void {
  const unknown = names.find((name) => !PROPERTIES[kind].includes(name));
  if (unknown !== undefined) throw invalid(`Property "${unknown}" does not exist`);
}

/** @throws HubSpotRefusal 400 */
export function checkProperties(kind: ObjectKind, properties: Readonly<Record<string, string>>): void {
  checkNames(kind, Object.keys(properties));
  for (const [name, value] of Object.entries(properties)) {
    const words = WORDS[name];
    if (words && !words.includes(value))
      throw invalid(`${name}: "${value}" was not one of the allowed options`);
    if (name.startsWith('hs_searchable')) throw invalid(`${name} is a read-only property`);
  }
  const { hs_call_duration: duration, hs_timestamp: time } = properties;
  if (duration !== undefined && !/^\d+$/.test(duration))
    throw invalid('hs_call_duration was not a valid number');
  if (time !== undefined && Number.isNaN(Date.parse(time)))
    throw invalid('hs_timestamp was not a valid time');
}

/** @throws HubSpotRefusal 400 */
export function checkRequired(kind: ObjectKind, properties: Readonly<Record<string, string>>): void {
  const missing = REQUIRED[kind].find((name) => properties[name] === undefined);
  if (missing !== undefined) throw invalid(`Required property "${missing}" was not set`);
}

/** @throws HubSpotRefusal 400 when no association of this type exists between the two kinds */
export function checkAssociation(from: ObjectKind, to: ObjectKind, typeId: number): void {
  if (ASSOCIATION_TYPES[`${from} ${to}`] === typeId) return;
  throw invalid(`No association type ${typeId} exists from ${from} to ${to}`);
}
