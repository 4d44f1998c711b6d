import { withDeadline } from '../async/deadline.ts';
import type { Logger } from '../logging.ts';
import { type LookupQuery, parseConnectEvent } from './contact-event.ts';
import type { LookupLock } from './lock.ts';
import { type LookupAnswer, lookUp } from './lookup.ts';
import { noteOutcome, notNoted } from './note.ts';

/** The methods of the session table that the function uses. */
export type LookupStore = Parameters<typeof lookUp>[1] & Parameters<typeof noteOutcome>[1];

export interface LookupHandlerOptions {
  readonly store: LookupStore;
  readonly logger: Logger;
  /** Protects against guessing of tokens; without it nothing is counted. */
  readonly lock?: LookupLock;
  /** Milliseconds after which the function answers in any case. Default 900. */
  readonly deadlineMs?: number;
}

/** The function that Amazon Connect invokes: it takes an event and returns a flat map of texts. Never rejects. */
export type LookupHandler = (event: unknown) => Promise<LookupAnswer>;

/**
 * The caller hears nothing while the function runs, so it answers within a second. Connect itself waits at most 8 s.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html
 */
const DEADLINE_MS = 900;

/**
 * The function behind the hand-off flow. It finds the caller's conversation, or records that the flow turns the caller
 * away. It logs the contact and the outcome, never a number or a token.
 * @returns a handler. Its answer has `outcome`; for a look-up also `found` (`true` or `false`) and the conversation;
 * for a record also `noted` (`true` or `false`) and `message`
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
  // All other timers are unref'd, so the deadline must keep the process alive until the function answers.
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
