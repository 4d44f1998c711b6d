import { isAbsolute, join } from 'node:path';
import type { Dispatcher } from 'undici';
import { KnowledgeError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import { BedrockSource, createRetrieveClient } from './bedrock/bedrock-source.ts';
import {
  type BedrockDeclaration,
  type KnowledgeDeclaration,
  type PineconeDeclaration,
  secretName,
} from './declaration.ts';
import { FilesSource } from './files/files-source.ts';
import type { KnowledgeSource } from './knowledge-source.ts';
import { PineconeClient } from './pinecone/pinecone-client.ts';
import { PineconeSource } from './pinecone/pinecone-source.ts';
import { createEmbeddingClient, TitanEmbedder } from './pinecone/titan.ts';

export interface SourceParts {
  /** The folder of the assistants file: relative paths begin there. */
  readonly folder: string;
  /** The value of a variable that a declaration names. */
  readonly secret: (name: string) => string | undefined;
  /** `AWS_REGION`, for declarations without a region. */
  readonly region: string | undefined;
  /** Checks the addresses of Pinecone, like those of tools. */
  readonly dispatcher: Dispatcher;
  readonly logger: Logger;
}

/**
 * Opens a source. A folder is read now; other sources get their first request in a call.
 * @throws KnowledgeError when a folder cannot be read, or a region is missing
 */
export async function createKnowledgeSource(
  { files, bedrock, pinecone }: KnowledgeDeclaration,
  parts: SourceParts,
): Promise<KnowledgeSource> {
  if (files !== undefined) {
    return FilesSource.open(isAbsolute(files) ? files : join(parts.folder, files), parts.logger);
  }
  if (bedrock !== undefined) return openBedrock(bedrock, parts);
  if (pinecone !== undefined) return openPinecone(pinecone, parts);
  throw new KnowledgeError('knowledge_refused', 'The declaration names no source');
}

function openBedrock(declaration: BedrockDeclaration, parts: SourceParts): KnowledgeSource {
  const region = regionOf(declaration.region, parts);
  return new BedrockSource(createRetrieveClient({ region }), declaration);
}

function openPinecone(declaration: PineconeDeclaration, parts: SourceParts): KnowledgeSource {
  const { host, apiKey, apiVersion, vectors } = declaration;
  const client = new PineconeClient({
    origin: originOf(host),
    apiKey: parts.secret(secretName(apiKey)) ?? '',
    apiVersion,
    dispatcher: parts.dispatcher,
  });
  if (vectors === undefined) return new PineconeSource(client, declaration);
  const titan = createEmbeddingClient({ region: regionOf(vectors.region, parts) });
  return new PineconeSource(client, declaration, new TitanEmbedder(titan, vectors.dimensions));
}

/** Plain http is only for hosts that the dispatcher allows by name. */
function originOf(host: string): string {
  const origin = host.replace(/\/$/, '');
  return /^https?:\/\//.test(origin) ? origin : `https://${origin}`;
}

function regionOf(declared: string | undefined, { region }: SourceParts): string {
  const found = declared ?? region;
  if (found !== undefined) return found;
  throw new KnowledgeError(
    'knowledge_refused',
    'The knowledge source has no region: write one, or set AWS_REGION',
  );
}
