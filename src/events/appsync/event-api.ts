import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { withDeadline } from '../../async/deadline.ts';
import { boundedText } from '../../bounded-text.ts';
import { EventsError, errorMessage } from '../../errors.ts';
import { parseJson } from '../../parse-json.ts';
import type { RequestSigner } from './request-signer.ts';

/** Limits of AppSync Events. @see https://docs.aws.amazon.com/appsync/latest/eventapi/publish-http.html */
export const MAX_BATCH = 5;
/** Of one event; the gateway keeps whole requests below it. @see https://docs.aws.amazon.com/appsync/latest/eventapi/event-api-concepts.html */
export const MAX_BYTES = 240 * 1000;

export interface EventBatch {
  readonly channel: string;
  /** JSON texts, at most five. */
  readonly events: readonly string[];
}

export interface EventApiOptions {
  /** With the path `/event`. */
  readonly url: URL;
  readonly signer: RequestSigner;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 2_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_WORDS = 200;

const answerSchema = z.object({ failed: z.array(z.unknown()).optional() });
const errorSchema = z.object({
  errors: z.array(z.object({ errorType: z.string().optional(), message: z.string().optional() })).min(1),
});

/** The HTTP endpoint of one AppSync Event API. */
export class EventApi {
  readonly #options: EventApiOptions;
  readonly #timeoutMs: number;
  readonly #dispatcher: Dispatcher;

  constructor(options: EventApiOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#dispatcher = new Agent({ connect: { timeout: this.#timeoutMs } });
  }

  /**
   * @returns how many events AppSync did not take. It answers 200 then, too
   * @throws EventsError `events_unavailable` when there is no answer in time, or AppSync is busy or has trouble;
   * `events_refused` when it will never take this
   */
  async publish({ channel, events }: EventBatch): Promise<number> {
    const body = JSON.stringify({ channel, events });
    const limitMs = this.#timeoutMs;
    const onLate = () => {
      throw new EventsError('events_unavailable', `AppSync did not answer within ${limitMs} ms`);
    };
    const { statusCode, text } = await withDeadline((signal) => this.#send(body, signal), {
      limitMs,
      onLate,
    });
    if (statusCode === 429 || statusCode >= 500) {
      throw new EventsError('events_unavailable', `AppSync answered ${statusCode}`);
    }
    if (statusCode !== 200) {
      throw new EventsError('events_refused', `AppSync answered ${statusCode}${reasonIn(text)}`);
    }
    return failuresIn(text);
  }

  /** Cuts what is under way. */
  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }

  async #send(body: string, signal: AbortSignal) {
    const { url, signer } = this.#options;
    try {
      const headers = await signer.headers(url, body);
      const answer = await request(url, {
        method: 'POST',
        headers,
        body,
        signal,
        dispatcher: this.#dispatcher,
      });
      return { statusCode: answer.statusCode, text: await boundedText(answer.body, MAX_ANSWER_BYTES) };
    } catch (error) {
      // The errors of the transport may hold the request, and with it the key.
      throw new EventsError('events_unavailable', `AppSync could not be asked: ${errorMessage(error)}`);
    }
  }
}

function failuresIn(text: string): number {
  return answerSchema.safeParse(parseJson(text)).data?.failed?.length ?? 0;
}

/** What AppSync says about a refusal. It does not quote events. */
function reasonIn(text: string): string {
  const [first] = errorSchema.safeParse(parseJson(text)).data?.errors ?? [];
  if (!first) return '';
  return ` (${[first.errorType, first.message].filter(Boolean).join(': ').slice(0, MAX_WORDS)})`;
}
