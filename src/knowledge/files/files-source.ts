import { KnowledgeError } from '../../errors.ts';
import type { Logger } from '../../logging.ts';
import {
  aboveFloor,
  type KnowledgePassage,
  type KnowledgeQuestion,
  type KnowledgeSource,
  type RankedPassage,
} from '../knowledge-source.ts';
import { ChunkIndex, type FoundChunk } from './chunk-index.ts';
import { passageText } from './chunks.ts';
import { type FolderContent, readDocuments } from './documents.ts';

/** A folder of documents, searched by words. Offline; the documents are read when it is opened. */
export class FilesSource implements KnowledgeSource {
  readonly kind = 'files';
  readonly #index: ChunkIndex;

  private constructor(index: ChunkIndex) {
    this.#index = index;
  }

  /**
   * Reads a folder. Files that cannot be used are left out and logged.
   * @throws KnowledgeError when the folder cannot be read, or has no document that can be used
   */
  static async open(folder: string, logger: Logger): Promise<FilesSource> {
    const { chunks, documents, skipped } = await readOrFail(folder);
    for (const { name, reason } of skipped) {
      logger.warn({ folder, file: name, reason }, 'A file of the knowledge folder is left out');
    }
    if (chunks.length === 0) {
      throw new KnowledgeError(
        'knowledge_unavailable',
        `The folder ${folder} has no document that can be used (.md, .txt, .csv or .pdf)`,
      );
    }
    const source = new FilesSource(await ChunkIndex.build(chunks));
    logger.info(
      { folder, documents, passages: chunks.length, languages: source.languages },
      'The knowledge folder is read',
    );
    return source;
  }

  get languages(): readonly string[] {
    return this.#index.languages;
  }

  async search(question: KnowledgeQuestion): Promise<KnowledgePassage[]> {
    return aboveFloor(await this.rank(question));
  }

  async rank({ query, language, limit }: KnowledgeQuestion): Promise<RankedPassage[]> {
    return this.#index.find(query, language, limit).map(toRankedPassage);
  }

  close(): void {
    // Holds nothing but memory.
  }
}

function toRankedPassage({ chunk, score, aboveFloor }: FoundChunk): RankedPassage {
  return { text: passageText(chunk), source: chunk.source, score, aboveFloor };
}

async function readOrFail(folder: string): Promise<FolderContent> {
  try {
    return await readDocuments(folder);
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const problem = isAbsent ? 'does not exist' : 'cannot be read';
    throw new KnowledgeError('knowledge_unavailable', `The folder ${folder} ${problem}`, { cause });
  }
}
