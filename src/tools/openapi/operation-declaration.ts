import { shownText } from '../shown-text.ts';
import type { DocumentReader } from './document-reader.ts';
import type { FoundOperation } from './find-operations.ts';
import { ImportFault } from './import-fault.ts';
import type { OpenapiImport } from './openapi-import.ts';
import { operationParameters } from './operation-parameters.ts';
import { checkSecurity } from './operation-security.ts';
import { ParameterNames } from './parameter-names.ts';
import { requestBody } from './request-body.ts';
import { serverUrl } from './server-url.ts';

const SENT_METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const MAX_DESCRIPTION_CHARS = 500;

/**
 * An operation as the operator would write it under `tools:`.
 * @throws ImportFault when it cannot be a tool
 */
export function operationDeclaration(
  reader: DocumentReader,
  found: FoundOperation,
  settings: OpenapiImport,
): Readonly<Record<string, unknown>> {
  const { id, method, template, pathItem, operation } = found;
  if (!SENT_METHODS.includes(method)) {
    throw new ImportFault(operation.at, `is a ${method.toUpperCase()} request`, 'leave it out of operations');
  }
  const given = Object.keys(settings.headers).map((name) => name.toLowerCase());
  checkSecurity(reader, operation, given);
  const base = settings.server?.replace(/\/+$/, '') ?? serverUrl(reader, [operation, pathItem, reader.root]);
  const names = new ParameterNames();
  const { query, headers } = operationParameters(reader, { pathItem, operation, given }, names);
  checkPath(found, names);
  const body = method === 'get' ? undefined : requestBody(reader, operation, names);
  return {
    description: descriptionOf(found),
    parameters: names.schema,
    http: {
      method: method.toUpperCase(),
      url: base + template,
      query,
      headers: { ...headers, ...settings.headers },
      body,
    },
    idempotent: settings.idempotent.includes(id) || operation.value['x-voice-idempotent'] === true,
    callerBound: settings.callerBound[id],
    result: settings.result[id],
    timeoutMs: settings.timeoutMs,
    cancellable: settings.cancellable,
    providers: settings.providers,
    filler: operation.value['x-voice-filler'] ?? settings.filler,
  };
}

/** Each variable of the path must be described: the model would otherwise never give it. */
function checkPath({ template, pathItem }: FoundOperation, names: ParameterNames): void {
  for (const [, name = ''] of template.matchAll(/\{([^}]*)\}/g)) {
    if (names.has(name)) continue;
    throw new ImportFault(pathItem.at, `does not describe the parameter ${name}`, 'add it to its parameters');
  }
}

function descriptionOf({ method, template, operation }: FoundOperation): string {
  const { summary, description } = operation.value;
  const texts = [summary, description].filter((text) => typeof text === 'string' && text.trim() !== '');
  return shownText(texts.join(' '), MAX_DESCRIPTION_CHARS) || `${method.toUpperCase()} ${template}`;
}
