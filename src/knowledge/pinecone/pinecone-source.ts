import type { PineconeDeclaration } from '../declaration.ts';
import {
  aboveFloor,
  type KnowledgePassage,
  type KnowledgeQuestion,
  type KnowledgeSource,
  type RankedPassage,
} from '../knowledge-source.ts';
import { toRankedPassages } from '../remote-passage.ts';
import type { Embedder } from './embedder.ts';
import type { PineconeClient } from './pinecone-client.ts';
import { buildTextSearch, buildVectorSearch, parseHits } from './pinecone-wire.ts';

/** An index of Pinecone: one that makes the vectors itself, or one of vectors that `embedder` makes. */
export class PineconeSource implements KnowledgeSource {
  readonly kind = 'pinecone';
  readonly #client: PineconeClient;
  readonly #declaration: PineconeDeclaration;
  readonly #embedder: Embedder | undefined;

  /** @param embedder owned by the source; undefined for an index with integrated embedding */
  constructor(client: PineconeClient, declaration: PineconeDeclaration, embedder?: Embedder) {
    this.#client = client;
    this.#declaration = declaration;
    this.#embedder = embedder;
  }

  async search(question: KnowledgeQuestion): Promise<KnowledgePassage[]> {
    return aboveFloor(await this.rank(question));
  }

  async rank({ query, limit, signal }: KnowledgeQuestion): Promise<RankedPassage[]> {
    const vector = await this.#embedder?.embed(query, signal);
    const search =
      vector === undefined
        ? buildTextSearch(this.#declaration, query)
        : buildVectorSearch(this.#declaration, vector);
    const hits = parseHits(await this.#client.post(search, signal), this.#declaration);
    return toRankedPassages(hits, this.#declaration.minScore).slice(0, limit);
  }

  close(): void {
    this.#embedder?.close();
  }
}
