/** A passage that may answer a question. */
export interface KnowledgePassage {
  /** Plain text as it may be spoken, at most 600 characters, cut at the end of a sentence. */
  readonly text: string;
  /** Name of the document, for the record and for people: a file name, a URL, a title. */
  readonly source: string;
  /** From the source's own scale; higher is better. Only comparable within one source. */
  readonly score: number;
}

/** A passage as an operator sees it who tries questions out. */
export interface RankedPassage extends KnowledgePassage {
  /** Whether the passage reaches the least score, so that the model gets it. */
  readonly aboveFloor: boolean;
}

export interface KnowledgeQuestion {
  readonly query: string;
  /** ISO 639-1. */
  readonly language: string;
  /** How many passages at most. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Where an assistant looks things up. */
export interface KnowledgeSource {
  /** For logs and metrics: `files`, `bedrock` or `pinecone`. */
  readonly kind: string;
  /** Languages of the documents, ISO 639-1, where the source compares words. Absent where it compares meanings. */
  readonly languages?: readonly string[];
  /**
   * The best passages first; none when nothing reaches the score floor of the source.
   * @throws KnowledgeError when the source cannot be asked
   */
  search(question: KnowledgeQuestion): Promise<KnowledgePassage[]>;
  /**
   * The best passages first, those below the score floor included.
   * @throws KnowledgeError when the source cannot be asked
   */
  rank(question: KnowledgeQuestion): Promise<RankedPassage[]>;
  /** Frees connections and timers. Idempotent. */
  close(): void;
}

/** The ranked passages that the model gets. */
export function aboveFloor(ranked: readonly RankedPassage[]): KnowledgePassage[] {
  return ranked.flatMap(({ aboveFloor, ...passage }) => (aboveFloor ? [passage] : []));
}
