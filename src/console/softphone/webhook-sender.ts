import { randomUUID } from 'node:crypto';
import { signatureOf } from '../../twilio/signing.ts';
import { ConsoleError } from '../console-error.ts';

export interface WebhookSenderOptions {
  readonly publicUrl: string;
  /** Twilio's auth token: requests are signed with it, as Twilio does. */
  readonly authToken: string;
  /** Where this gateway answers; undefined before it listens. */
  readonly origin: () => string | undefined;
}

/** What a webhook has answered. */
export interface SentWebhook {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Twilio waits 15 s for an answer. */
const TIMEOUT_MS = 15_000;

/**
 * Sends this gateway its own webhooks over a socket, signed as Twilio signs them: they go through the same code as those
 * of Twilio's calls.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  /**
   * @param path and query
   * @throws ConsoleError when there is no answer
   */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<SentWebhook> {
    const { publicUrl, authToken } = this.#options;
    const own = this.#own(path);
    if (own === undefined) throw noAnswer();
    try {
      const answer = await fetch(own, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'i-twilio-idempotency-token': randomUUID(),
          'x-forwarded-proto': 'https',
          'x-twilio-signature': signatureOf(authToken, new URL(path, publicUrl).href, fields),
        },
        body: new URLSearchParams(fields).toString(),
      });
      const contentType = answer.headers.get('content-type') ?? '';
      return { status: answer.status, contentType, body: await answer.text() };
    } catch {
      throw noAnswer();
    }
  }

  /** The address of the stream, and the signature of its upgrade. @returns undefined before the gateway listens */
  stream(path: string): { readonly url: string; readonly signature: string } | undefined {
    const { publicUrl, authToken } = this.#options;
    const own = this.#own(path);
    if (own === undefined) return undefined;
    return {
      url: own.replace(/^http/, 'ws'),
      signature: signatureOf(authToken, `wss://${new URL(publicUrl).host}${path}`),
    };
  }

  #own(path: string): string | undefined {
    const origin = this.#options.origin();
    return origin === undefined ? undefined : new URL(path, origin).href;
  }
}

function noAnswer(): ConsoleError {
  return new ConsoleError(
    'unavailable',
    'The gateway does not answer its own webhook. Try again in a moment.',
  );
}
