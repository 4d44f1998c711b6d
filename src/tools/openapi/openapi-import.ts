import { z } from 'zod';
import { object } from '../../operator-file/shapes.ts';
import { boundParameters, texts } from '../call-fields.ts';

const OPERATIONS = 'a list of the operationId of each operation that models may use';
const MAX_OPERATIONS = 64;

/** One entry of the section `openapi:`. What every HTTP tool has is checked with each declaration. */
export const openapiImportSchema = object(
  {
    file: z.string({ error: 'the path of an OpenAPI document, relative to this file' }).min(1, 'a path'),
    operations: z
      .array(z.string().min(1, OPERATIONS), { error: OPERATIONS })
      .min(1, OPERATIONS)
      .max(MAX_OPERATIONS, `at most ${MAX_OPERATIONS} operations`),
    /** In place of the document's servers. */
    server: z.string({ error: 'an https URL' }).optional(),
    headers: texts.default({}),
    timeoutMs: z.unknown().optional(),
    filler: z.unknown().optional(),
    cancellable: z.unknown().optional(),
    providers: z.unknown().optional(),
    /** Operations that may be sent twice. */
    idempotent: z.array(z.string(), { error: OPERATIONS }).default([]),
    /** By operation: parameters that the gateway fills. */
    callerBound: z
      .record(z.string(), boundParameters, {
        error: 'by operation, the parameters that the gateway fills: getOrder: { phone: caller.number }',
      })
      .default({}),
    /** By operation: as for an HTTP tool. */
    result: z
      .record(z.string(), z.unknown(), { error: 'by operation, fields pick and maxChars' })
      .default({}),
  },
  'fields file and operations',
);

export type OpenapiImport = Readonly<z.infer<typeof openapiImportSchema>>;
