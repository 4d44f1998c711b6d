import { LRUCache } from 'lru-cache';
import { errorMessage, KnowledgeError, ToolError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Tool, ToolFiller, ToolRequest, ToolResult } from '../tools/tool.ts';
import type { KnowledgePassage, KnowledgeSource } from './knowledge-source.ts';

export interface SearchToolOptions {
  readonly source: KnowledgeSource;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Undefined when nothing is said while it searches. */
  readonly filler?: ToolFiller | undefined;
}

/** Few enough for a model to read in passing, enough for a question that has two answers. */
const PASSAGES = 4;
/** All passages together, with their names: a tool's result, with what it tells, is cut at 2,000 characters. */
const RESULT_CHARS = 1800;
/** Field names and quotes of one passage in JSON. */
const PASSAGE_FRAME_CHARS = 30;
const TIMEOUT_MS = 4000;
/** A caller who asks again within a minute gets the same passages without a search. */
const CACHE_MS = 60_000;
/** Over all calls. Some kB each. */
const CACHED_QUESTIONS = 500;
const LONGEST_QUERY = 500;

/** The search lets through what may answer; whether it does, the model judges. */
const FOUND =
  'Use only passages that answer the question. If none does, say that you do not know, and offer a person.';
const NOTHING_FOUND = {
  found: false,
  tell:
    'Nothing was found. Search once more with other words if you have not. Then say that you do not know this, and ' +
    'offer a person. Do not guess.',
};

/** Lets the model look things up: the tool `search_knowledge`. */
export class SearchTool implements Tool {
  readonly definition: Tool['definition'];
  readonly timeoutMs = TIMEOUT_MS;
  readonly filler: ToolFiller | undefined;
  readonly cancellable = false;
  readonly #options: SearchToolOptions;
  readonly #cache = new LRUCache<string, readonly KnowledgePassage[]>({
    max: CACHED_QUESTIONS,
    ttl: CACHE_MS,
  });

  constructor(options: SearchToolOptions) {
    this.#options = options;
    this.filler = options.filler;
    this.definition = searchDefinition(options.source.languages ?? []);
  }

  async run(request: ToolRequest): Promise<ToolResult> {
    const query = queryOf(request);
    const key = `${request.facts.sessionId} ${request.facts.language} ${query.toLowerCase()}`;
    const passages = this.#cache.get(key) ?? (await this.#search(query, request));
    this.#cache.set(key, passages);
    if (passages.length === 0) return { value: NOTHING_FOUND, sources: [] };
    return {
      value: {
        found: true,
        tell: FOUND,
        passages: passages.map(({ text, source }) => ({ text, source })),
      },
      sources: [...new Set(passages.map(({ source }) => source))],
    };
  }

  async #search(query: string, { facts, signal }: ToolRequest): Promise<readonly KnowledgePassage[]> {
    const { source, metrics, logger } = this.#options;
    const kind = source.kind;
    const seconds = metrics.knowledgeLatency.startTimer({ source: kind });
    try {
      const passages = await source.search({ query, language: facts.language, limit: PASSAGES, signal });
      metrics.knowledgeSearches.inc({ source: kind, result: passages.length > 0 ? 'found' : 'empty' });
      return fitting(passages);
    } catch (cause) {
      metrics.knowledgeSearches.inc({ source: kind, result: 'error' });
      if (!(cause instanceof KnowledgeError)) throw cause;
      logger.warn({ source: kind, code: cause.code, reason: errorMessage(cause) }, cause.advice);
      const code = cause.retryable ? 'tool_unavailable' : 'tool_refused';
      throw new ToolError(code, 'The knowledge source cannot be asked', { cause });
    } finally {
      seconds();
    }
  }
}

/** The parameters are one flat string, which every vendor's models fill in well. */
function searchDefinition(languages: readonly string[]): Tool['definition'] {
  const written = languages.length === 0 ? '' : ` The documents are in: ${languages.join(', ')}.`;
  const inTheirs = languages.length === 0 ? '' : ', in a language of the documents, best in that of the call';
  return {
    name: 'search_knowledge',
    description:
      'Looks something up in the documents of the company: services, prices, hours, rules, instructions. Use it ' +
      `before you answer any question about the company, and say only what the passages say.${written} A passage ` +
      'may share words with the question and not answer it: then say that you do not know, and offer a person.',
    parameters: {
      type: 'object',
      properties: {
        query: {
          type: 'string',
          description:
            'Not the sentence of the caller: 3 to 8 keywords and synonyms as a manual would write them' +
            `${inTheirs}. Example: return exchange refund period`,
        },
      },
      required: ['query'],
      additionalProperties: false,
    },
  };
}

/** The best passages that the model is given whole. The record names no other. */
function fitting(passages: readonly KnowledgePassage[]): readonly KnowledgePassage[] {
  let chars = 0;
  return passages.filter(({ text, source }, index) => {
    chars += text.length + source.length + PASSAGE_FRAME_CHARS;
    return index === 0 || chars <= RESULT_CHARS;
  });
}

function queryOf({ arguments: given }: ToolRequest): string {
  const query = typeof given.query === 'string' ? given.query.replace(/\s+/g, ' ').trim() : '';
  return query.slice(0, LONGEST_QUERY);
}
