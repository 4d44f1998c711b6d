import { randomUUID } from 'node:crypto';
import { ApiRefusal, invalidParameter, notFound } from './api-refusal.ts';
import { type Fields, isFields, objectOf, optionalText, requiredText } from './request-fields.ts';

/** A task as the agents will see it. */
export interface ConnectTask {
  readonly contactId: string;
  readonly name: string;
  readonly description: string;
  readonly flowId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  /** Undefined: it started immediately. */
  readonly scheduledAt: Date | undefined;
}

const MAX_ATTRIBUTE_BYTES = 32_768;
const MAX_SCHEDULE_SECONDS = 6 * 86_400;
const ATTRIBUTE_KEY = /^[A-Za-z0-9_-]+$/;
const REFERENCE_TYPES = ['URL', 'STRING', 'NUMBER', 'DATE', 'EMAIL'];

/** The contacts of an instance: tasks that were started, and the attributes of any contact. */
export class ContactBook {
  readonly tasks: ConnectTask[] = [];
  readonly #flowIds: readonly string[];
  readonly #byToken = new Map<string, string>();
  readonly #attributes = new Map<string, Readonly<Record<string, string>>>();

  constructor(flowIds: readonly string[]) {
    this.#flowIds = flowIds;
  }

  /** Adds a contact, as an incoming call does. */
  add(contactId: string, attributes: Readonly<Record<string, string>> = {}): void {
    this.#attributes.set(contactId, attributes);
  }

  attributes(contactId: string): Readonly<Record<string, string>> | undefined {
    return this.#attributes.get(contactId);
  }

  /** StartTaskContact. */
  start(body: Fields): Fields {
    const token = optionalText(body, 'ClientToken', 500);
    const task = this.#readTask(body);
    const known = token === undefined ? undefined : this.#byToken.get(token);
    if (known !== undefined) return { ContactId: known };
    if (token !== undefined) this.#byToken.set(token, task.contactId);
    this.tasks.push(task);
    this.add(task.contactId, task.attributes);
    return { ContactId: task.contactId };
  }

  /** UpdateContactAttributes. */
  update(body: Fields): Fields {
    const contactId = requiredText(body, 'InitialContactId', 256);
    if (body.Attributes === undefined) throw invalidParameter('Attributes is required');
    const before = this.#attributes.get(contactId);
    if (!before) throw notFound('Contact');
    const attributes = { ...before, ...readAttributes(body) };
    checkSize(attributes);
    this.#attributes.set(contactId, attributes);
    return {};
  }

  #readTask(body: Fields): ConnectTask {
    const starters = ['ContactFlowId', 'TaskTemplateId', 'QuickConnectId'].filter((name) => body[name]);
    if (starters.length !== 1) {
      throw new ApiRefusal(
        'InvalidRequestException',
        'Give one of ContactFlowId, TaskTemplateId, QuickConnectId',
      );
    }
    const flowId = requiredText(body, 'ContactFlowId', 500);
    if (!this.#flowIds.includes(flowId)) throw notFound('Contact flow');
    const attributes = readAttributes(body);
    checkSize(attributes);
    return {
      contactId: randomUUID(),
      name: requiredText(body, 'Name', 512),
      description: optionalText(body, 'Description', 4096) ?? '',
      ...{ flowId, attributes },
      references: readReferences(body),
      scheduledAt: readSchedule(body),
    };
  }
}

function readAttributes(body: Fields): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(objectOf(body, 'Attributes'))) {
    if (!ATTRIBUTE_KEY.test(key)) throw invalidParameter('An attribute key has characters that are refused');
    if (typeof value !== 'string') throw invalidParameter('Attribute values are strings');
    attributes[key] = value;
  }
  return attributes;
}

function checkSize(attributes: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(attributes).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (bytes > MAX_ATTRIBUTE_BYTES) {
    throw new ApiRefusal('InvalidRequestException', `Attributes exceed ${MAX_ATTRIBUTE_BYTES} bytes`);
  }
}

function readReferences(body: Fields): ConnectTask['references'] {
  const references: Record<string, { type: string; value: string }> = {};
  for (const [key, reference] of Object.entries(objectOf(body, 'References'))) {
    if (!isFields(reference)) throw invalidParameter('A reference is an object');
    const type = requiredText(reference, 'Type', 100);
    const value = requiredText(reference, 'Value', 4096);
    if (!REFERENCE_TYPES.includes(type)) throw invalidParameter(`A task takes no reference of type ${type}`);
    if (type === 'URL' && !URL.canParse(value)) throw invalidParameter('The reference is no URL');
    references[key] = { type, value };
  }
  return references;
}

function readSchedule(body: Fields): Date | undefined {
  const seconds = body.ScheduledTime ?? undefined;
  if (seconds === undefined) return undefined;
  if (typeof seconds !== 'number') throw invalidParameter('ScheduledTime is in epoch seconds');
  const ahead = seconds - Date.now() / 1000;
  if (ahead < 0 || ahead > MAX_SCHEDULE_SECONDS) {
    throw invalidParameter('ScheduledTime must be in the future, at most six days away');
  }
  return new Date(seconds * 1000);
}
