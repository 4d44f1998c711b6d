import {
  BedrockAgentRuntimeClient,
  type BedrockAgentRuntimeClientConfig,
  type KnowledgeBaseRetrievalResult,
  RetrieveCommand,
  type RetrieveCommandInput,
} from '@aws-sdk/client-bedrock-agent-runtime';
import { awsKnowledgeError } from '../aws-failure.ts';
import { createAwsHandler } from '../aws-handler.ts';
import type { BedrockDeclaration } from '../declaration.ts';
import {
  aboveFloor,
  type KnowledgePassage,
  type KnowledgeQuestion,
  type KnowledgeSource,
  type RankedPassage,
} from '../knowledge-source.ts';
import { type RemoteResult, toRankedPassages } from '../remote-passage.ts';
import { isFilter } from './filter.ts';
import { sourceName } from './source-name.ts';

/** One second try, for a connection that was lost. More would outlast the caller's patience. */
const MAX_ATTEMPTS = 2;
/** The vendor's limit on a question. */
const MAX_QUERY_CHARS = 1000;

/** Credentials and endpoint default to those the SDK finds (`AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME`). */
export function createRetrieveClient(
  settings: Pick<BedrockAgentRuntimeClientConfig, 'endpoint' | 'credentials'> & { readonly region: string },
): BedrockAgentRuntimeClient {
  return new BedrockAgentRuntimeClient({
    ...settings,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: createAwsHandler(),
  });
}

/**
 * A knowledge base of Amazon Bedrock.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Retrieve.html
 */
export class BedrockSource implements KnowledgeSource {
  readonly kind = 'bedrock';
  readonly #client: BedrockAgentRuntimeClient;
  readonly #declaration: BedrockDeclaration;

  /** @param client owned by the source; `close` destroys it */
  constructor(client: BedrockAgentRuntimeClient, declaration: BedrockDeclaration) {
    this.#client = client;
    this.#declaration = declaration;
  }

  async search(question: KnowledgeQuestion): Promise<KnowledgePassage[]> {
    return aboveFloor(await this.rank(question));
  }

  async rank(question: KnowledgeQuestion): Promise<RankedPassage[]> {
    const command = new RetrieveCommand(buildRetrieve(this.#declaration, question));
    const answer = await this.#client
      .send(command, { abortSignal: question.signal })
      .catch((error: unknown) => Promise.reject(awsKnowledgeError(error, 'The knowledge base')));
    const results = (answer.retrievalResults ?? []).map(toResult);
    return toRankedPassages(results, this.#declaration.minScore).slice(0, question.limit);
  }

  close(): void {
    this.#client.destroy();
  }
}

function buildRetrieve(
  { knowledgeBaseId, numberOfResults, searchType, filter, rerank }: BedrockDeclaration,
  { query }: KnowledgeQuestion,
): RetrieveCommandInput {
  return {
    knowledgeBaseId,
    retrievalQuery: { text: query.slice(0, MAX_QUERY_CHARS) },
    retrievalConfiguration: {
      vectorSearchConfiguration: {
        numberOfResults,
        ...(searchType !== undefined && { overrideSearchType: searchType }),
        ...(isFilter(filter) && { filter }),
        ...(rerank && { rerankingConfiguration: reranking(rerank) }),
      },
    },
  };
}

function reranking({ modelArn, numberOfResults }: NonNullable<BedrockDeclaration['rerank']>) {
  return {
    type: 'BEDROCK_RERANKING_MODEL' as const,
    bedrockRerankingConfiguration: {
      modelConfiguration: { modelArn },
      ...(numberOfResults !== undefined && { numberOfRerankedResults: numberOfResults }),
    },
  };
}

function toResult({ content, location, score }: KnowledgeBaseRetrievalResult): RemoteResult {
  const row = content?.row?.map(({ columnName, columnValue }) => `${columnName}: ${columnValue}`).join(', ');
  return { text: content?.text ?? row ?? '', source: sourceName(location), score: score ?? 0 };
}
