import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { problemsOf } from '../../operator-file/schema-problems.ts';
import type { DeclarationContext } from '../declaration-faults.ts';
import type { ReadDeclarations } from '../read-declarations.ts';
import { importOperations } from './import-operations.ts';
import { readOpenapiDocument } from './openapi-document.ts';
import { openapiImportSchema } from './openapi-import.ts';

export interface OpenapiContext extends DeclarationContext {
  /** The folder of the assistants file. */
  readonly folder: string;
}

/**
 * Reads `openapi:` of the assistants file: operations of OpenAPI documents beside it become declarations of HTTP tools. The
 * documents are files, and are never fetched. Never throws, and finds every fault. Paths begin with the name of an entry.
 */
export function readOpenapi(value: unknown, context: OpenapiContext): ReadDeclarations {
  if (value === undefined || value === null) return NOTHING;
  if (!isRecord(value)) {
    const advice = 'write documents by names of your choice';
    return failed([{ path: [], problem: 'is not a list of documents', advice }]);
  }
  const read = Object.entries(value).map(([name, entry]) => under(name, readImport(entry, context)));
  const declarations = read.flatMap((one) => one.declarations);
  return {
    declarations,
    faults: [...read.flatMap(({ faults }) => faults), ...sharedNames(read)],
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}

const NOTHING: ReadDeclarations = { declarations: [], faults: [], warnings: [] };

function failed(faults: readonly FileProblem[]): ReadDeclarations {
  return { ...NOTHING, faults };
}

interface NamedImport extends ReadDeclarations {
  readonly entry: string;
}

function under(entry: string, { declarations, faults, warnings }: ReadDeclarations): NamedImport {
  const at = (fault: FileProblem) => ({ ...fault, path: [entry, ...fault.path] });
  return { entry, declarations, faults: faults.map(at), warnings: warnings.map(at) };
}

function readImport(value: unknown, context: OpenapiContext): ReadDeclarations {
  const read = openapiImportSchema.safeParse(value);
  if (!read.success) return failed(problemsOf(read.error, value));
  const document = readOpenapiDocument(read.data.file, context.folder);
  if ('problem' in document) return failed([{ ...document, path: ['file'] }]);
  return importOperations(read.data, document.value, context);
}

function sharedNames(read: readonly NamedImport[]): FileProblem[] {
  const seen = new Set<string>();
  return read.flatMap(({ entry, declarations }) =>
    declarations.flatMap(({ name }) => {
      const isSecond = seen.has(name);
      seen.add(name);
      const fault = {
        path: [entry, 'operations'],
        problem: `makes a second tool ${name}`,
        advice: 'import one of the two',
      };
      return isSecond ? [fault] : [];
    }),
  );
}
