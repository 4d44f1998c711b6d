import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { HubSpotRefusal, invalid } from './hubspot-refusal.ts';
import {
  checkAssociation,
  checkNames,
  checkProperties,
  checkRequired,
  type NewObject,
  type ObjectKind,
  type SearchRequest,
} from './hubspot-schema.ts';

/** An object of the account. */
export interface StoredObject {
  readonly id: string;
  readonly kind: ObjectKind;
  readonly properties: Record<string, string>;
  /** Ids, in both directions. */
  readonly associated: Set<string>;
  /** When the search finds it, monotonic milliseconds. */
  searchableAtMs: number;
}

const FIRST_ID = 10_001;

/** The objects of one HubSpot account, with a search index that is behind. */
export class HubSpotAccount {
  readonly #objects = new Map<string, StoredObject>();
  readonly #clock: () => number;
  /** Milliseconds until a new object is found by search. */
  indexDelayMs = 0;
  #nextId = FIRST_ID;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** All objects of a kind, the oldest first. */
  all(kind: ObjectKind): StoredObject[] {
    return [...this.#objects.values()].filter((object) => object.kind === kind);
  }

  /** @throws HubSpotRefusal */
  create(kind: ObjectKind, { properties, associations }: NewObject): StoredObject {
    checkProperties(kind, properties);
    checkRequired(kind, properties);
    this.#checkUnique(kind, properties);
    const others = associations.map(({ to, types }) => {
      const other = this.#objects.get(to.id);
      if (!other) throw invalid(`Object with id ${to.id} does not exist`);
      for (const { associationTypeId } of types) checkAssociation(kind, other.kind, associationTypeId);
      return other;
    });
    const object: StoredObject = {
      id: String(this.#nextId++),
      kind,
      properties: { ...properties },
      associated: new Set(others.map(({ id }) => id)),
      searchableAtMs: this.#clock() + this.indexDelayMs,
    };
    for (const other of others) other.associated.add(object.id);
    this.#objects.set(object.id, object);
    return object;
  }

  /** @throws HubSpotRefusal */
  update(kind: ObjectKind, id: string, properties: Readonly<Record<string, string>>): StoredObject {
    const object = this.read(kind, id);
    checkProperties(kind, properties);
    Object.assign(object.properties, properties);
    return object;
  }

  /** @throws HubSpotRefusal 404 */
  read(kind: ObjectKind, id: string): StoredObject {
    const object = this.#objects.get(id);
    if (object?.kind === kind) return object;
    throw new HubSpotRefusal(404, 'OBJECT_NOT_FOUND', `No ${kind} with id ${id}`);
  }

  /** Someone deletes the object in HubSpot. */
  remove(id: string): void {
    this.#objects.delete(id);
  }

  /** The associated objects of a kind. */
  associated(object: StoredObject, kind: ObjectKind): StoredObject[] {
    return this.all(kind).filter(({ id }) => object.associated.has(id));
  }

  /** @throws HubSpotRefusal 400 */
  search(kind: ObjectKind, { filterGroups, properties, limit }: SearchRequest): StoredObject[] {
    checkNames(kind, properties);
    for (const { filters } of filterGroups) {
      checkNames(
        kind,
        filters.map(({ propertyName }) => propertyName),
      );
    }
    const indexed = this.all(kind).filter(({ searchableAtMs }) => searchableAtMs <= this.#clock());
    const fits = (object: StoredObject) =>
      filterGroups.some(({ filters }) =>
        filters.every(({ propertyName, value }) => propertyOf(object, propertyName) === value),
      );
    return indexed.filter(fits).slice(0, limit);
  }

  #checkUnique(kind: ObjectKind, { email }: Readonly<Record<string, string>>): void {
    if (kind !== 'contacts' || email === undefined) return;
    const other = this.all('contacts').find(({ properties }) => properties.email === email);
    if (!other) return;
    throw new HubSpotRefusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${other.id}`);
  }
}

function propertyOf({ properties }: StoredObject, name: string): string | undefined {
  switch (name) {
    case 'hs_searchable_calculated_phone_number':
      return nationalDigits(properties.phone);
    case 'hs_searchable_calculated_mobile_number':
      return nationalDigits(properties.mobilephone);
    default:
      return properties[name];
  }
}

/** Area code and local number, read as a number of the account's country when it has no plus. */
function nationalDigits(written: string | undefined): string | undefined {
  return written === undefined ? undefined : parsePhoneNumberFromString(written, 'US')?.nationalNumber;
}
