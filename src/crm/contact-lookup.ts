import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { withDeadline } from '../async/deadline.ts';
import { CrmError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { CRM_LOOKUP_RESULTS } from '../telemetry/known-labels.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Contact } from './contact.ts';
import type { ContactSource } from './crm.ts';

export interface ContactLookupOptions {
  readonly source: ContactSource;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'crmLookups'>;
  /** Longest wait for an answer, milliseconds. Default 1.5 s. */
  readonly limitMs?: number;
}

/** A caller who waits longer for the first words wonders whether someone is there. */
const LIMIT_MS = 1_500;
/** The stream of a call begins within seconds of its webhook, or after the consent notice. */
const KEPT_MS = 60_000;
const MOST_KEPT = 2_000;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

type Result = (typeof CRM_LOOKUP_RESULTS)[number];
interface Answer {
  readonly result: Result;
  readonly contact?: Contact;
}

/**
 * Finds callers in the CRM while it rings. The search begins with the webhook of the call, beside the preparation of
 * the model, and the stream takes its answer from here. Nothing waits for it longer than 1.5 s from its start.
 */
export class ContactLookup {
  readonly #options: ContactLookupOptions;
  readonly #known = new LRUCache<string, Promise<Contact | undefined>>({ max: MOST_KEPT, ttl: KEPT_MS });
  readonly #policy = circuitBreaker(handleAll, {
    halfOpenAfter: OPEN_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });

  constructor(options: ContactLookupOptions) {
    this.#options = options;
  }

  /**
   * The contact of a call's caller. The first question for a call begins the search; later ones share its answer.
   * @param number E.164; undefined when withheld
   * @returns never rejects; undefined when the CRM does not know the number or does not answer in time
   */
  of(callSid: string, number: string | undefined): Promise<Contact | undefined> {
    if (number === undefined) return Promise.resolve(undefined);
    const known = this.#known.get(callSid);
    if (known) return known;
    const asked = this.#ask(callSid, number);
    this.#known.set(callSid, asked);
    return asked;
  }

  async #ask(callSid: string, number: string): Promise<Contact | undefined> {
    const { metrics, limitMs = LIMIT_MS } = this.#options;
    const work = (signal: AbortSignal) => this.#search(callSid, number, signal);
    const { result, contact } = await withDeadline(work, {
      limitMs,
      onLate: (): Answer => ({ result: 'late' }),
    });
    metrics.crmLookups.inc({ result });
    return contact;
  }

  async #search(callSid: string, number: string, signal: AbortSignal): Promise<Answer> {
    const { source, logger } = this.#options;
    try {
      const contact = await this.#policy.execute(() => source.findContact(number, signal));
      return contact ? { result: 'found', contact } : { result: 'unknown' };
    } catch (error) {
      if (!(error instanceof BrokenCircuitError) && !signal.aborted) {
        const told = error instanceof CrmError ? { code: error.code, advice: error.advice, err: error } : {};
        logger.warn(
          { callSid, ...told },
          'The caller could not be looked up in the CRM; the call goes on without a name',
        );
      }
      return { result: 'error' };
    }
  }
}
