import type { Logger } from '../logging.ts';
import { type LookupAnswer, lookUp } from './lookup.ts';
import { parseConnectEvent } from './lookup-event.ts';

export interface LookupHandlerOptions {
  readonly store: Parameters<typeof lookUp>[1];
  readonly logger: Logger;
  /** Milliseconds after which the caller has waited long enough. Default 900. */
  readonly deadlineMs?: number;
}

/** What Amazon Connect invokes: an event in, a flat map of texts out. Never rejects. */
export type LookupHandler = (event: unknown) => Promise<LookupAnswer>;

/** The caller hears nothing meanwhile, so the whole invocation is to stay below a second. */
const DEADLINE_MS = 900;

/**
 * The function behind the hand-off flow. It logs the contact and the outcome, never a number or a token.
 * @returns a handler whose answer has `found` (`true` or `false`) and `outcome`, and the conversation when found
 */
export function createLookupHandler(options: LookupHandlerOptions): LookupHandler {
  const { store, logger, deadlineMs = DEADLINE_MS } = options;
  return async (event) => {
    const startedMs = performance.now();
    const query = parseConnectEvent(event);
    const answer = query ? await inTime(lookUp(query, store), deadlineMs) : notFound('malformed');
    const { found, outcome } = answer;
    const durationMs = Math.round(performance.now() - startedMs);
    logger.info({ contactId: query?.contactId, found, outcome, durationMs }, 'Hand-off looked up');
    return answer;
  };
}

async function inTime(looking: Promise<LookupAnswer>, deadlineMs: number): Promise<LookupAnswer> {
  let timer: NodeJS.Timeout | undefined;
  // Not unref'd: with every other timer unref'd, it is what keeps the function's process up until it answers.
  const late = new Promise<LookupAnswer>((resolve) => {
    timer = setTimeout(() => resolve(notFound('timeout')), deadlineMs);
  });
  try {
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notFound(outcome: string): LookupAnswer {
  return { found: 'false', outcome };
}
