import { isRecord } from '../../is-record.ts';
import type { JsonSchema } from '../arguments/json-schema.ts';
import type { JsonValue } from '../declaration.ts';
import { type DocumentReader, type Part, pointerPart } from './document-reader.ts';
import { ImportFault } from './import-fault.ts';
import type { ParameterNames } from './parameter-names.ts';

const JSON_TYPE = /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i;

/**
 * The JSON body of an operation as a template. Its fields become parameters of the tool; a body that is no plain object
 * becomes one parameter.
 * @throws ImportFault when a needed body is no JSON
 */
export function requestBody(
  reader: DocumentReader,
  operation: Part,
  names: ParameterNames,
): JsonValue | undefined {
  const body = reader.field(operation, 'requestBody');
  if (body === undefined) return undefined;
  const required = body.value.required === true;
  const media = jsonMedia(reader, body);
  if (media === undefined) {
    if (!required) return undefined;
    throw new ImportFault(
      `${body.at}/content`,
      'has no JSON',
      'leave it out: only application/json can be sent',
    );
  }
  const at = `${media.at}/schema`;
  const schema = reader.schema(media.value.schema ?? {}, at);
  if (schema.type !== 'object' || !isRecord(schema.properties) || isComposed(schema)) {
    return names.add({ name: 'body', schema, place: 'body', required, at });
  }
  const source = reader.part(media.value.schema ?? {}, at);
  const needed = required && Array.isArray(schema.required) ? schema.required : [];
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, property]) => {
      if (!isRecord(property) || isReadOnly(reader, source, name)) return [];
      const place = `${at}/properties/${pointerPart(name)}`;
      const isNeeded = needed.includes(name);
      return [[name, names.add({ name, schema: property, place: 'body', required: isNeeded, at: place })]];
    }),
  );
}

function jsonMedia(reader: DocumentReader, body: Part): Part | undefined {
  const content = reader.field(body, 'content');
  const type = Object.keys(content?.value ?? {}).find((name) => JSON_TYPE.test(name));
  return content === undefined || type === undefined ? undefined : reader.field(content, type);
}

function isReadOnly(reader: DocumentReader, source: Part, name: string): boolean {
  const properties = reader.field(source, 'properties');
  const property = properties?.value[name];
  return (
    properties !== undefined &&
    isRecord(property) &&
    reader.part(property, properties.at).value.readOnly === true
  );
}

function isComposed(schema: JsonSchema): boolean {
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);
}
