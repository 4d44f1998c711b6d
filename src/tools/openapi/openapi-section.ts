import { z } from 'zod';
import { type DeclarationFault, schemaFaults } from '../declaration-fault.ts';
import { importOperations } from './import-operations.ts';
import { readOpenapiDocument } from './openapi-document.ts';
import { type ImportedTool, type ImportedTools, openapiImportSchema } from './openapi-import.ts';

export interface OpenapiSectionContext {
  /** Where the section is in the profile file. */
  readonly path: readonly (string | number)[];
  /** The folder of the profile file. */
  readonly folder: string;
}

/**
 * Reads the section `openapi:` of the profile file: operations of OpenAPI documents beside it become HTTP tools. The
 * documents are files, and are never fetched.
 */
export function readOpenapiSection(section: unknown, context: OpenapiSectionContext): ImportedTools {
  const whole = z.record(z.string(), z.unknown(), { error: 'documents by name' }).safeParse(section ?? {});
  if (!whole.success) return { faults: schemaFaults(whole.error, context.path) };
  const read = Object.entries(whole.data).map(([name, value]) =>
    readImport(value, { ...context, path: [...context.path, name] }),
  );
  const tools = read.flatMap((one) => ('value' in one ? one.value : []));
  const faults = [...read.flatMap((one) => ('faults' in one ? one.faults : [])), ...sharedNames(tools)];
  return faults.length > 0 ? { faults } : { value: tools };
}

function readImport(value: unknown, { path, folder }: OpenapiSectionContext): ImportedTools {
  const read = openapiImportSchema.safeParse(value);
  if (!read.success) return { faults: schemaFaults(read.error, path) };
  const document = readOpenapiDocument(read.data.file, folder);
  if ('problem' in document) return { faults: [{ ...document, path: [...path, 'file'] }] };
  return importOperations(read.data, document.value, path);
}

function sharedNames(tools: readonly ImportedTool[]): DeclarationFault[] {
  const seen = new Set<string>();
  return tools.flatMap(({ declaration: { name }, path }) => {
    const isSecond = seen.has(name);
    seen.add(name);
    return isSecond
      ? [{ path, problem: `makes a second tool ${name}`, advice: 'import one of the two' }]
      : [];
  });
}
