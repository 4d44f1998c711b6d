import type { DocumentReader, Part } from './document-reader.ts';
import { ImportFault } from './import-fault.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** An operation of an OpenAPI document. */
export interface FoundOperation {
  readonly id: string;
  /** In lower case. */
  readonly method: string;
  /** Template of the path, like `/orders/{order}`. */
  readonly template: string;
  readonly pathItem: Part;
  readonly operation: Part;
}

/**
 * The operations of a document that have an operationId, by that.
 * @throws ImportFault when two share one, or a part is no object
 */
export function findOperations(reader: DocumentReader): ReadonlyMap<string, FoundOperation> {
  const found = new Map<string, FoundOperation>();
  const paths = reader.field(reader.root, 'paths');
  if (paths === undefined) return found;
  for (const template of Object.keys(paths.value)) {
    for (const operation of operationsAt(reader, paths, template)) {
      if (found.has(operation.id)) {
        const { at } = operation.operation;
        throw new ImportFault(at, `has the operationId ${operation.id} of another one`, 'rename one of them');
      }
      found.set(operation.id, operation);
    }
  }
  return found;
}

function operationsAt(reader: DocumentReader, paths: Part, template: string): FoundOperation[] {
  const pathItem = template.startsWith('/') ? reader.field(paths, template) : undefined;
  if (pathItem === undefined) return [];
  return METHODS.flatMap((method) => {
    const operation = reader.field(pathItem, method);
    const id = operation?.value.operationId;
    if (operation === undefined || typeof id !== 'string') return [];
    return [{ id, method, template, pathItem, operation }];
  });
}
