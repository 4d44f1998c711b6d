import { z } from 'zod';
import { KnowledgeError } from '../../errors.ts';
import type { PineconeDeclaration } from '../declaration.ts';
import type { RemoteResult } from '../remote-passage.ts';

/** The path and the body of one search. */
export interface PineconeRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const DEFAULT_NAMESPACE = '__default__';

const fields = z.record(z.string(), z.unknown());
const recordsSchema = z.object({
  result: z.object({ hits: z.array(z.object({ _id: z.string(), _score: z.number(), fields })) }),
});
const matchesSchema = z.object({
  matches: z.array(z.object({ id: z.string(), score: z.number(), metadata: fields.optional() })),
});

/**
 * A search in an index that makes the vectors itself.
 * @see https://docs.pinecone.io/reference/api/latest/data-plane/search_records
 */
export function buildTextSearch(declaration: PineconeDeclaration, query: string): PineconeRequest {
  const { namespace, topK, filter, textField, sourceField, rerank } = declaration;
  return {
    path: `/records/namespaces/${encodeURIComponent(namespace ?? DEFAULT_NAMESPACE)}/search`,
    body: {
      query: { inputs: { text: query }, top_k: topK, ...(filter && { filter }) },
      fields: [textField, sourceField],
      ...(rerank && {
        rerank: { model: rerank.model, top_n: rerank.topN ?? topK, rank_fields: [textField] },
      }),
    },
  };
}

/**
 * A search in an index of vectors.
 * @see https://docs.pinecone.io/reference/api/latest/data-plane/query
 */
export function buildVectorSearch(
  { namespace, topK, filter }: PineconeDeclaration,
  vector: readonly number[],
): PineconeRequest {
  return {
    path: '/query',
    body: {
      vector,
      topK,
      includeMetadata: true,
      includeValues: false,
      ...(namespace !== undefined && { namespace }),
      ...(filter && { filter }),
    },
  };
}

/**
 * Reads the answer to either search.
 * @throws KnowledgeError when it is neither
 */
export function parseHits(
  json: unknown,
  { textField, sourceField }: Pick<PineconeDeclaration, 'textField' | 'sourceField'>,
): RemoteResult[] {
  const toResult = (id: string, score: number, held: Readonly<Record<string, unknown>>) => {
    const source = textOf(held[sourceField]);
    return { text: textOf(held[textField]), source: source === '' ? id : source, score };
  };
  const records = recordsSchema.safeParse(json);
  if (records.success)
    return records.data.result.hits.map((hit) => toResult(hit._id, hit._score, hit.fields));
  const matches = matchesSchema.safeParse(json);
  if (matches.success)
    return matches.data.matches.map((hit) => toResult(hit.id, hit.score, hit.metadata ?? {}));
  throw new KnowledgeError('knowledge_unavailable', 'Pinecone sent an answer of an unknown form');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
