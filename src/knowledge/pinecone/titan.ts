import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import { KnowledgeError } from '../../errors.ts';
import { awsKnowledgeError } from '../aws-failure.ts';
import { createAwsHandler } from '../aws-handler.ts';
import type { Embedder } from './embedder.ts';

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
const MODEL_ID = 'amazon.titan-embed-text-v2:0';
/** Far below the model's 50,000: a question is short. */
const MAX_TEXT_CHARS = 2000;
const MAX_ATTEMPTS = 2;

const answerSchema = z.object({ embedding: z.array(z.number()).min(1) });

/** Credentials and endpoint default to those the SDK finds (`AWS_ENDPOINT_URL_BEDROCK_RUNTIME`). */
export function createEmbeddingClient(
  settings: Pick<BedrockRuntimeClientConfig, 'endpoint' | 'credentials'> & { readonly region: string },
): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    ...settings,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: createAwsHandler(),
  });
}

/** Vectors by Amazon Titan Text Embeddings V2. */
export class TitanEmbedder implements Embedder {
  readonly #client: BedrockRuntimeClient;
  readonly #dimensions: number;

  /** @param client owned by the embedder; `close` destroys it */
  constructor(client: BedrockRuntimeClient, dimensions: number) {
    this.#client = client;
    this.#dimensions = dimensions;
  }

  async embed(text: string, abortSignal: AbortSignal): Promise<readonly number[]> {
    const body = JSON.stringify({
      inputText: text.slice(0, MAX_TEXT_CHARS),
      dimensions: this.#dimensions,
      normalize: true,
    });
    const command = new InvokeModelCommand({
      modelId: MODEL_ID,
      contentType: 'application/json',
      accept: 'application/json',
      body,
    });
    const answer = await this.#client
      .send(command, { abortSignal })
      .catch((error: unknown) => Promise.reject(awsKnowledgeError(error, 'The embedding model')));
    return parseEmbedding(answer.body);
  }

  close(): void {
    this.#client.destroy();
  }
}

function parseEmbedding(body: Uint8Array): readonly number[] {
  try {
    return answerSchema.parse(JSON.parse(new TextDecoder().decode(body))).embedding;
  } catch (cause) {
    throw new KnowledgeError('knowledge_unavailable', 'The embedding model sent no vector', { cause });
  }
}
