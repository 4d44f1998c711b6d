import { withDeadline } from '../async/deadline.ts';
import type { Logger } from '../logging.ts';
import { type LookupQuery, parseConnectEvent } from './contact-event.ts';
import type { LookupLock } from './lock.ts';
import { type LookupAnswer, lookUp } from './lookup.ts';
import { noteOutcome, notNoted } from './note.ts';

/** What the function does with the session table. */
export type LookupStore = Parameters<typeof lookUp>[1] & Parameters<typeof noteOutcome>[1];

export interface LookupHandlerOptions {
  readonly store: LookupStore;
  readonly logger: Logger;
  /** Against guessing of tokens; without it nothing is counted. */
  readonly lock?: LookupLock;
  /** Milliseconds after which the caller has waited long enough. Default 900. */
  readonly deadlineMs?: number;
}

/** What Amazon Connect invokes: an event in, a flat map of texts out. Never rejects. */
export type LookupHandler = (event: unknown) => Promise<LookupAnswer>;

/**
 * The caller hears nothing meanwhile, so the whole invocation stays below a second. Connect itself waits up to 8 s.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html
 */
const DEADLINE_MS = 900;

/**
 * The function behind the hand-off flow: it finds a caller's conversation, and notes when the flow turns the
 * caller away. It logs the contact and the outcome, never a number or a token.
 * @returns a handler whose answer has `outcome`; for the look-up `found` (`true` or `false`), and the
 * conversation when found; for the note `noted` (`true` or `false`) and `message`
 */
export function createLookupHandler(options: LookupHandlerOptions): LookupHandler {
  const { logger } = options;
  return async (event) => {
    const startedMs = performance.now();
    const query = parseConnectEvent(event);
    const answer = query ? await answerTo(query, options) : notFound('malformed');
    const { found, noted, outcome, sessionId } = answer;
    const durationMs = Math.round(performance.now() - startedMs);
    const done = noted === undefined ? 'Hand-off looked up' : 'Hand-off turned away';
    const { contactId } = query ?? {};
    logger.info({ contactId, sessionId, found, noted, outcome, durationMs }, done);
    return answer;
  };
}

function answerTo(query: LookupQuery, options: LookupHandlerOptions): Promise<LookupAnswer> {
  const { store, lock, deadlineMs: limitMs = DEADLINE_MS } = options;
  const { outcome } = query;
  // With every other timer unref'd, the deadline is what keeps the function's process up until it answers.
  const keepsProcess = true;
  if (outcome === undefined) {
    const onLate = () => notFound('timeout');
    return withDeadline(() => lookUp(query, store, lock), { limitMs, onLate, keepsProcess });
  }
  const note = { ...query, outcome };
  const onLate = () => notNoted(note, 'timeout');
  return withDeadline(() => noteOutcome(note, store), { limitMs, onLate, keepsProcess });
}

function notFound(outcome: string): LookupAnswer {
  return { found: 'false', outcome };
}
