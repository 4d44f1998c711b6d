import { toolDeclarationSchema } from '../declaration.ts';
import { type DeclarationFault, schemaFaults } from '../declaration-fault.ts';
import { shownText } from '../shown-text.ts';
import { DocumentReader } from './document-reader.ts';
import { type FoundOperation, findOperations } from './find-operations.ts';
import { ImportFault } from './import-fault.ts';
import type { OpenapiDocument } from './openapi-document.ts';
import type { ImportedTools, OpenapiImport } from './openapi-import.ts';
import { operationDeclaration } from './operation-declaration.ts';

type Path = DeclarationFault['path'];

const MAX_NAMES = 20;

/** Turns the operations on the allow list into HTTP tools. */
export function importOperations(
  settings: OpenapiImport,
  document: OpenapiDocument,
  path: Path,
): ImportedTools {
  try {
    const importing = new Import(settings, document);
    return importing.run(path);
  } catch (error) {
    return { faults: [documentFault(error, document, [...path, 'file'])] };
  }
}

class Import {
  readonly #settings: OpenapiImport;
  readonly #document: OpenapiDocument;
  readonly #reader: DocumentReader;
  readonly #found: ReadonlyMap<string, FoundOperation>;

  /** @throws ImportFault when the operations cannot be told apart */
  constructor(settings: OpenapiImport, document: OpenapiDocument) {
    this.#settings = settings;
    this.#document = document;
    this.#reader = new DocumentReader(document.content);
    this.#found = findOperations(this.#reader);
  }

  run(path: Path): ImportedTools {
    const read = this.#settings.operations.map((id, index) =>
      this.#import(id, [...path, 'operations', index]),
    );
    const faults = [
      ...read.flatMap((one) => ('faults' in one ? one.faults : [])),
      ...unlistedNames(this.#settings, path),
    ];
    if (faults.length > 0) return { faults };
    return { value: read.flatMap((one) => ('value' in one ? one.value : [])) };
  }

  #import(id: string, path: Path): ImportedTools {
    const { file } = this.#document;
    const found = this.#found.get(id);
    if (found === undefined) {
      return {
        faults: [{ path, problem: `names ${id}, which ${file} does not have`, advice: this.#known() }],
      };
    }
    try {
      const read = toolDeclarationSchema.safeParse(operationDeclaration(this.#reader, found, this.#settings));
      if (read.success) return { value: [{ declaration: { ...read.data, name: toolName(id) }, path }] };
      return {
        faults: schemaFaults(read.error, []).map((fault) => declarationFault(fault, found, { file, path })),
      };
    } catch (error) {
      return { faults: [documentFault(error, this.#document, path)] };
    }
  }

  #known(): string {
    const names = [...this.#found.keys()].slice(0, MAX_NAMES).map((name) => shownText(name, 64));
    return names.length === 0 ? 'give its operations an operationId' : `write one of ${names.join(', ')}`;
  }
}

/** The operationId with legal characters only. */
function toolName(id: string): string {
  return id.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64);
}

/** Names in the other fields that `operations` lacks would never have an effect. */
function unlistedNames({ idempotent, callerBound, result, operations }: OpenapiImport, path: Path) {
  const named = { idempotent, callerBound: Object.keys(callerBound), result: Object.keys(result) };
  return Object.entries(named).flatMap(([field, names]) =>
    names
      .filter((name) => !operations.includes(name))
      .map((name) => ({
        path: [...path, field],
        problem: `names ${name}, which is not in operations`,
        advice: 'add it to operations, or correct its name',
      })),
  );
}

/** A fault of a field that the document or the section gives to the declaration. */
function declarationFault(
  { path: field, problem, advice }: DeclarationFault,
  { operation }: FoundOperation,
  { file, path }: { readonly file: string; readonly path: Path },
): DeclarationFault {
  return {
    path,
    problem: `makes ${field.join('.')} of a tool that ${problem} (${file}#${operation.at})`,
    advice,
  };
}

function documentFault(error: unknown, { file }: OpenapiDocument, path: Path): DeclarationFault {
  if (!(error instanceof ImportFault)) throw error;
  return { path, problem: `names ${file}#${error.pointer}, which ${error.message}`, advice: error.advice };
}
