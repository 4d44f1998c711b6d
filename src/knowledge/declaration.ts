import { z } from 'zod';
import type { FileProblem } from '../operator-file/file-problem.ts';
import { problemsOf } from '../operator-file/schema-problems.ts';
import { object, wholeNumberFrom } from '../operator-file/shapes.ts';
import { filterFaults } from './bedrock/filter.ts';

const text = (advice: string) => z.string({ error: advice }).min(1, advice);
const matching = (pattern: RegExp, advice: string) => z.string({ error: advice }).regex(pattern, advice);

const region = matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region, like eu-central-1');
const minScore = z.number({ error: 'a number' });
/** Not measured: scores depend on the embedding model. `npm run knowledge` shows those of real questions. */
const MIN_SCORE = 0.4;

const bedrockSchema = object(
  {
    /** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Retrieve.html */
    knowledgeBaseId: matching(
      /^[0-9a-zA-Z]{1,10}$/,
      'the id of the knowledge base: up to 10 letters and digits',
    ),
    /** By default that of AWS_REGION. */
    region: region.optional(),
    numberOfResults: wholeNumberFrom(1, 100).default(5),
    searchType: z.enum(['HYBRID', 'SEMANTIC'], { error: 'HYBRID or SEMANTIC' }).optional(),
    filter: z.unknown().optional(),
    rerank: object(
      {
        modelArn: matching(/^arn:aws(-[^:]+)?:bedrock:/, 'the ARN of a reranking model'),
        numberOfResults: wholeNumberFrom(1, 100).optional(),
      },
      'modelArn and numberOfResults',
    ).optional(),
    minScore: minScore.default(MIN_SCORE),
  },
  'knowledgeBaseId and region',
);

const pineconeSchema = object(
  {
    host: matching(
      /^(https?:\/\/)?[a-z0-9.-]+(:\d{1,5})?\/?$/i,
      'the host of the index, like docs-1a2b3c.svc.aped-4627-b74a.pinecone.io',
    ),
    namespace: text('the name of the namespace').optional(),
    apiKey: matching(
      /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/,
      'the name of a variable that holds the key, with a dollar sign and in braces',
    ),
    apiVersion: matching(/^\d{4}-\d{2}$/, 'a version of the API, like 2026-07').default('2026-07'),
    textField: text('the field that holds the text').default('text'),
    sourceField: text('the field that names the document').default('source'),
    topK: wholeNumberFrom(1, 100).default(5),
    filter: z.record(z.string(), z.unknown(), { error: 'a filter of metadata' }).optional(),
    rerank: object(
      { model: text('the reranking model'), topN: wholeNumberFrom(1, 100).optional() },
      'model and topN',
    ).optional(),
    /** For an index without integrated embedding. */
    vectors: object(
      {
        region: region.optional(),
        dimensions: z
          .union([z.literal(256), z.literal(512), z.literal(1024)], { error: '256, 512 or 1024' })
          .default(1024),
      },
      'region and dimensions',
    ).optional(),
    minScore: minScore.default(MIN_SCORE),
  },
  'host, namespace and apiKey',
);

const sourceSchema = object(
  {
    files: text('the path of a folder').optional(),
    bedrock: bedrockSchema.optional(),
    pinecone: pineconeSchema.optional(),
  },
  'files, bedrock or pinecone',
).refine((source) => Object.values(source).filter((value) => value !== undefined).length === 1, {
  error: 'exactly one of files, bedrock and pinecone',
});

const sectionSchema = z.record(z.string(), sourceSchema, {
  error: 'a name for each source, like manual: {files: ./manual}',
});

export type BedrockDeclaration = Readonly<z.infer<typeof bedrockSchema>>;
export type PineconeDeclaration = Readonly<z.infer<typeof pineconeSchema>>;
/** One source of the assistants file: exactly one of the three is there. */
export type KnowledgeDeclaration = Readonly<z.infer<typeof sourceSchema>>;

export type KnowledgeSection =
  | { readonly value: ReadonlyMap<string, KnowledgeDeclaration> }
  | { readonly faults: readonly FileProblem[] };

export interface SectionReading {
  /** Where the section is in the file. */
  readonly path: readonly (string | number)[];
  /** The value of a variable that a declaration names; undefined when it is not set. */
  readonly secret: (name: string) => string | undefined;
}

/** Reads the section `knowledge` of the assistants file. Whether folders exist is seen when the sources are opened. */
export function readKnowledgeSection(section: unknown, { path, secret }: SectionReading): KnowledgeSection {
  const parsed = sectionSchema.safeParse(section);
  if (!parsed.success) return { faults: problemsOf(parsed.error, section, path) };
  const sources = Object.entries(parsed.data);
  const faults = sources.flatMap(([name, source]) => sourceFaults(source, [...path, name], secret));
  return faults.length > 0 ? { faults } : { value: new Map(sources) };
}

/** The variable that a reference like `${PINECONE_API_KEY}` names. */
export function secretName(reference: string): string {
  return reference.slice(2, -1);
}

function sourceFaults(
  { bedrock, pinecone }: KnowledgeDeclaration,
  path: readonly (string | number)[],
  secret: SectionReading['secret'],
): FileProblem[] {
  if (bedrock?.filter !== undefined) return filterFaults(bedrock.filter, [...path, 'bedrock', 'filter']);
  if (pinecone === undefined) return [];
  const name = secretName(pinecone.apiKey);
  if (secret(name)) return [];
  return [
    {
      path: [...path, 'pinecone', 'apiKey'],
      problem: `names ${name}, which is not set`,
      advice: `set ${name}, or ${name}_FILE`,
    },
  ];
}
