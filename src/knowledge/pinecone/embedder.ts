/** Makes vectors of texts. It must be the model that filled the index. */
export interface Embedder {
  /** @throws KnowledgeError when there is no vector */
  embed(text: string, signal: AbortSignal): Promise<readonly number[]>;
  /** Idempotent. */
  close(): void;
}
