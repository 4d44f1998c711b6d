import { isRecord } from '../is-record.ts';
import type { FileProblem } from '../operator-file/file-problem.ts';
import { problemsOf } from '../operator-file/schema-problems.ts';
import { type ToolDeclaration, toolDeclarationSchema } from './declaration.ts';
import { type DeclarationContext, declarationFaults, declarationWarnings } from './declaration-faults.ts';

export interface ReadDeclarations {
  /** Those without a fault. */
  readonly declarations: readonly ToolDeclaration[];
  /** Paths begin with the name of the tool. */
  readonly faults: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

/** Reads `tools:` of the assistants file. Never throws, and finds every fault. */
export function readDeclarations(value: unknown, context: DeclarationContext): ReadDeclarations {
  if (value === undefined || value === null) return { declarations: [], faults: [], warnings: [] };
  if (!isRecord(value)) {
    const fault = { path: [], problem: 'is not a list of names', advice: 'write tools by their names' };
    return { declarations: [], faults: [fault], warnings: [] };
  }
  const read = Object.entries(value).map(([name, entry]) => readDeclaration(name, entry, context));
  return {
    declarations: read.flatMap(({ declarations }) => declarations),
    faults: read.flatMap(({ faults }) => faults),
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}

function readDeclaration(name: string, entry: unknown, context: DeclarationContext): ReadDeclarations {
  const parsed = toolDeclarationSchema.safeParse(entry);
  if (!parsed.success) {
    return { declarations: [], faults: problemsOf(parsed.error, entry, [name]), warnings: [] };
  }
  const declaration = { ...parsed.data, name };
  const at = (fault: FileProblem) => ({ ...fault, path: [name, ...fault.path] });
  const faults = declarationFaults(declaration, context).map(at);
  return {
    declarations: faults.length > 0 ? [] : [declaration],
    faults,
    warnings: declarationWarnings(declaration).map(at),
  };
}
