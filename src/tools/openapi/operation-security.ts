import { isRecord } from '../../is-record.ts';
import { type DocumentReader, type Part, pointerPart } from './document-reader.ts';
import { ImportFault } from './import-fault.ts';

/**
 * Checks that the operator gives the headers of one of the security alternatives of an operation.
 * @param given names of the headers that the operator sets, in lower case
 * @throws ImportFault when they are missing
 */
export function checkSecurity(reader: DocumentReader, operation: Part, given: readonly string[]): void {
  const source = Array.isArray(operation.value.security) ? operation : reader.root;
  const alternatives = Array.isArray(source.value.security) ? source.value.security.filter(isRecord) : [];
  if (alternatives.length === 0) return;
  const needs = alternatives
    .map((schemes) => Object.keys(schemes).map((name) => headerOf(reader, name)))
    .filter((headers): headers is string[] => headers.every((header) => header !== undefined));
  if (needs.some((headers) => headers.every((header) => given.includes(header)))) return;
  const missing = needs[0]?.find((header) => !given.includes(header));
  const at = `${source.at}/security`;
  if (missing === undefined) {
    throw new ImportFault(
      at,
      'needs a secret in the URL, a cookie or a certificate',
      'use an API that takes a header',
    );
  }
  const example = missing === 'authorization' ? `"Bearer \${NAME}"` : `"\${NAME}"`;
  throw new ImportFault(at, `needs the header ${missing}`, `write headers: { ${missing}: ${example} } here`);
}

/** The header that a security scheme is sent in; undefined when it is sent elsewhere. */
function headerOf(reader: DocumentReader, name: string): string | undefined {
  const components = reader.field(reader.root, 'components');
  const schemes = components === undefined ? undefined : reader.field(components, 'securitySchemes');
  const scheme = schemes === undefined ? undefined : reader.field(schemes, name);
  if (scheme === undefined) {
    const at = `/components/securitySchemes/${pointerPart(name)}`;
    throw new ImportFault(at, 'is missing, but an operation needs it', 'add the scheme to the document');
  }
  const { type, in: place, name: key } = scheme.value;
  if (type !== 'apiKey') return type === 'mutualTLS' ? undefined : 'authorization';
  return place === 'header' && typeof key === 'string' ? key.toLowerCase() : undefined;
}
