import { type Fields, isFields, unknownMember } from './json-exchange.ts';

/** What was asked, once nothing is wrong with it. */
export interface RetrieveRequest {
  readonly text: string;
  readonly numberOfResults: number;
  readonly searchType: unknown;
  readonly filter: unknown;
  readonly reranked: number | undefined;
}

const DEFAULT_RESULTS = 5;
const MAX_RESULTS = 100;
const COMPARISONS = [
  'equals',
  'notEquals',
  'greaterThan',
  'greaterThanOrEquals',
  'lessThan',
  'lessThanOrEquals',
  'in',
  'notIn',
  'startsWith',
  'listContains',
  'stringContains',
];
const RERANKING_MODEL = /^arn:aws:bedrock:[a-z0-9-]+::foundation-model\/[a-z0-9.:-]+$/;

/** The body of a `Retrieve` request, or what the vendor says against it. */
export function readRetrieve(body: Fields | undefined): RetrieveRequest | { readonly fault: string } {
  if (body === undefined) return { fault: 'The request body is not a JSON object.' };
  const unknown = unknownMember(body, ['retrievalQuery', 'retrievalConfiguration', 'nextToken']);
  if (unknown !== undefined) return { fault: `Unknown member '${unknown}'.` };
  const query = body.retrievalQuery;
  if (!isFields(query) || typeof query.text !== 'string' || query.text.length > 1000 || query.text === '') {
    return { fault: 'retrievalQuery.text must have 1 to 1000 characters.' };
  }
  const configuration = isFields(body.retrievalConfiguration) ? body.retrievalConfiguration : {};
  const search = configuration.vectorSearchConfiguration ?? {};
  if (!isFields(search)) return { fault: 'vectorSearchConfiguration is not an object.' };
  const fault = searchFault(search);
  if (fault !== undefined) return { fault };
  return {
    text: query.text,
    numberOfResults: Number(search.numberOfResults ?? DEFAULT_RESULTS),
    searchType: search.overrideSearchType,
    filter: search.filter,
    reranked: rerankedResults(search.rerankingConfiguration),
  };
}

function searchFault(search: Fields): string | undefined {
  const unknown = unknownMember(search, [
    'numberOfResults',
    'overrideSearchType',
    'filter',
    'rerankingConfiguration',
    'implicitFilterConfiguration',
  ]);
  if (unknown !== undefined) return `Unknown member '${unknown}'.`;
  const { numberOfResults = DEFAULT_RESULTS, overrideSearchType = 'SEMANTIC' } = search;
  if (
    !Number.isInteger(numberOfResults) ||
    Number(numberOfResults) < 1 ||
    Number(numberOfResults) > MAX_RESULTS
  ) {
    return `numberOfResults must be 1 to ${MAX_RESULTS}.`;
  }
  if (overrideSearchType !== 'SEMANTIC' && overrideSearchType !== 'HYBRID') {
    return 'overrideSearchType must be HYBRID or SEMANTIC.';
  }
  const filter = search.filter === undefined ? undefined : filterFault(search.filter);
  return filter ?? rerankingFault(search.rerankingConfiguration);
}

function filterFault(filter: unknown): string | undefined {
  const entries = isFields(filter) ? Object.entries(filter) : [];
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) return 'A filter must have exactly one operator.';
  const [operator, operand] = entry;
  if (operator === 'andAll' || operator === 'orAll') {
    if (!Array.isArray(operand) || operand.length < 2) return `${operator} must have at least 2 members.`;
    return operand.map(filterFault).find((fault) => fault !== undefined);
  }
  if (!COMPARISONS.includes(operator)) return `Unknown filter operator '${operator}'.`;
  return isFields(operand) && typeof operand.key === 'string' && 'value' in operand
    ? undefined
    : `${operator} must have a key and a value.`;
}

function rerankingFault(reranking: unknown): string | undefined {
  if (reranking === undefined) return undefined;
  const configuration = isFields(reranking) ? reranking.bedrockRerankingConfiguration : undefined;
  const model = isFields(configuration) ? configuration.modelConfiguration : undefined;
  if (!isFields(reranking) || reranking.type !== 'BEDROCK_RERANKING_MODEL' || !isFields(model)) {
    return 'rerankingConfiguration must name a model of Bedrock.';
  }
  return RERANKING_MODEL.test(String(model.modelArn)) ? undefined : 'The modelArn is invalid.';
}

function rerankedResults(reranking: unknown): number | undefined {
  const configuration = isFields(reranking) ? reranking.bedrockRerankingConfiguration : undefined;
  const count = isFields(configuration) ? configuration.numberOfRerankedResults : undefined;
  return typeof count === 'number' ? count : undefined;
}
