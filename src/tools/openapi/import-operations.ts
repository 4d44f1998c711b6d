import type { FileProblem } from '../../operator-file/file-problem.ts';
import { problemsOf } from '../../operator-file/schema-problems.ts';
import { toolDeclarationSchema } from '../declaration.ts';
import { type DeclarationContext, declarationFaults, declarationWarnings } from '../declaration-faults.ts';
import type { ReadDeclarations } from '../read-declarations.ts';
import { shownText } from '../shown-text.ts';
import { DocumentReader } from './document-reader.ts';
import { type FoundOperation, findOperations } from './find-operations.ts';
import { ImportFault } from './import-fault.ts';
import type { OpenapiDocument } from './openapi-document.ts';
import type { OpenapiImport } from './openapi-import.ts';
import { operationDeclaration } from './operation-declaration.ts';

type Path = FileProblem['path'];

const MAX_NAMES = 20;

/** Turns the operations on the allow list into HTTP tools. Paths are relative to the entry of the document. */
export function importOperations(
  settings: OpenapiImport,
  document: OpenapiDocument,
  context: DeclarationContext,
): ReadDeclarations {
  try {
    const importing = new Import(settings, document, context);
    return importing.run();
  } catch (error) {
    return failed([documentFault(error, document, ['file'])]);
  }
}

class Import {
  readonly #settings: OpenapiImport;
  readonly #document: OpenapiDocument;
  readonly #context: DeclarationContext;
  readonly #reader: DocumentReader;
  readonly #found: ReadonlyMap<string, FoundOperation>;

  /** @throws ImportFault when two operations have the same id */
  constructor(settings: OpenapiImport, document: OpenapiDocument, context: DeclarationContext) {
    this.#settings = settings;
    this.#document = document;
    this.#context = context;
    this.#reader = new DocumentReader(document.content);
    this.#found = findOperations(this.#reader);
  }

  run(): ReadDeclarations {
    const read = this.#settings.operations.map((id, index) => this.#import(id, ['operations', index]));
    const faults = [...read.flatMap((one) => one.faults), ...unlistedNames(this.#settings)];
    return {
      declarations: read.flatMap(({ declarations }) => declarations),
      faults,
      warnings: read.flatMap(({ warnings }) => warnings),
    };
  }

  #import(id: string, path: Path): ReadDeclarations {
    const { file } = this.#document;
    const found = this.#found.get(id);
    if (found === undefined) {
      return failed([{ path, problem: `names ${id}, which ${file} does not have`, advice: this.#known() }]);
    }
    const at = (fault: FileProblem) => declarationFault(fault, found, { file, path });
    try {
      const written = operationDeclaration(this.#reader, found, this.#settings);
      const read = toolDeclarationSchema.safeParse(written);
      if (!read.success) return failed(problemsOf(read.error, written).map(at));
      const declaration = { ...read.data, name: toolName(id) };
      const faults = declarationFaults(declaration, this.#context).map(at);
      const warnings = declarationWarnings(declaration).map(at);
      return { declarations: faults.length > 0 ? [] : [declaration], faults, warnings };
    } catch (error) {
      return failed([documentFault(error, this.#document, path)]);
    }
  }

  #known(): string {
    const names = [...this.#found.keys()].slice(0, MAX_NAMES).map((name) => shownText(name, 64));
    return names.length === 0 ? 'give its operations an operationId' : `write one of ${names.join(', ')}`;
  }
}

function failed(faults: readonly FileProblem[]): ReadDeclarations {
  return { declarations: [], faults, warnings: [] };
}

/** The operationId with legal characters only. */
function toolName(id: string): string {
  return id.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64);
}

/** A name in another field that is not in `operations` would have no effect. */
function unlistedNames({ idempotent, callerBound, result, operations }: OpenapiImport): FileProblem[] {
  const named = { idempotent, callerBound: Object.keys(callerBound), result: Object.keys(result) };
  return Object.entries(named).flatMap(([field, names]) =>
    names
      .filter((name) => !operations.includes(name))
      .map((name) => ({
        path: [field],
        problem: `names ${name}, which is not in operations`,
        advice: 'add it to operations, or correct its name',
      })),
  );
}

/** A fault of a field that the document or the section gives to the declaration. */
function declarationFault(
  { path: field, problem, advice }: FileProblem,
  { operation }: FoundOperation,
  { file, path }: { readonly file: string; readonly path: Path },
): FileProblem {
  const place = field.length === 0 ? 'a tool that' : `a tool whose ${field.join('.')}`;
  return { path, problem: `makes ${place} ${problem} (from ${file}#${operation.at})`, advice };
}

function documentFault(error: unknown, { file }: OpenapiDocument, path: Path): FileProblem {
  if (!(error instanceof ImportFault)) throw error;
  return { path, problem: `names ${file}#${error.pointer}, which ${error.message}`, advice: error.advice };
}
