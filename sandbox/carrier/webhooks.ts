import { randomUUID } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { CarrierFault, FAULTS } from './fault.ts';
import { twilioSignature } from './signer.ts';

export type WebhookMethod = 'GET' | 'POST';

export interface Webhook {
  /** Absolute, as Twilio knows it. */
  readonly url: string;
  readonly method: WebhookMethod;
  readonly params: Readonly<Record<string, string>>;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface WebhookOptions {
  /** The primary one of this moment. */
  readonly authToken: () => string;
  /** The only origin that exists on this network. */
  readonly publicUrl: string;
  /** Where the gateway really listens, asked again for every connection. */
  readonly gatewayOrigin: () => string;
  /** Limit on one request, its retry included. */
  readonly timeoutMs: number;
}

/** The connection was not made, so the request cannot have been read: what is tried again unless told otherwise. */
const CONNECT_FAILURES = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
const MAX_BODY_BYTES = 64 * 1024;

/** Twilio's HTTP side, with the TLS proxy that stands in front of the gateway: signed for https, sent to loopback. */
export class WebhookClient {
  readonly #options: WebhookOptions;
  readonly #open = new Set<ClientRequest>();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /**
   * Sends one webhook. A connection failure is retried once with the same idempotency token; the connection
   * overrides in the fragment of its address may ask for more.
   * @throws CarrierFault 11200 when there is no 2xx answer in time
   */
  async send(webhook: Webhook): Promise<WebhookAnswer> {
    const token = randomUUID();
    const signal = AbortSignal.timeout(this.#options.timeoutMs);
    const { hash } = new URL(webhook.url);
    const { retries, afterAll } = overridesIn(hash);
    // The fragment is neither sent nor signed.
    const sent = { ...webhook, url: webhook.url.slice(0, webhook.url.length - hash.length) };
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt(sent, token, signal);
      } catch (error) {
        const again = attempt < retries && !signal.aborted && (afterAll || isConnectFailure(error));
        if (!again) throw retrievalFault(webhook, error);
      }
    }
  }

  /** Cuts every request that is still open. */
  stop(): void {
    for (const open of this.#open) open.destroy(new Error('the carrier was stopped'));
  }

  #attempt(webhook: Webhook, idempotencyToken: string, signal: AbortSignal): Promise<WebhookAnswer> {
    const signed = this.#sign(webhook);
    const headers = { ...signed.headers, 'I-Twilio-Idempotency-Token': idempotencyToken };
    return new Promise((resolve, reject) => {
      const sending = request(signed.target, { method: webhook.method, headers, agent: false, signal });
      this.#open.add(sending);
      sending.once('close', () => this.#open.delete(sending));
      sending.on('error', reject);
      sending.once('response', (response) => readAnswer(response).then(resolve, reject));
      sending.end(signed.body);
    });
  }

  #sign({ url, method, params }: Webhook): { target: URL; headers: Record<string, string>; body: string } {
    const form = new URLSearchParams(params).toString();
    const isGet = method === 'GET';
    const publicUrl = isGet ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url;
    const { host, pathname, search } = this.#locate(publicUrl);
    const body = isGet ? '' : form;
    const headers = {
      host,
      'X-Twilio-Signature': twilioSignature(this.#options.authToken(), publicUrl, isGet ? {} : params),
      'X-Forwarded-Proto': 'https',
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      ...(isGet
        ? {}
        : {
            'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
            'Content-Length': String(Buffer.byteLength(body)),
          }),
    };
    return { target: new URL(pathname + search, this.#options.gatewayOrigin()), headers, body };
  }

  #locate(url: string): URL {
    const location = new URL(url);
    if (location.origin === new URL(this.#options.publicUrl).origin) return location;
    throw new CarrierFault(FAULTS.retrieval, `no such host: ${location.host}`);
  }
}

async function readAnswer(response: IncomingMessage): Promise<WebhookAnswer> {
  const status = response.statusCode ?? 0;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) continue;
    pieces.push(piece);
    size += piece.length;
    if (size > MAX_BODY_BYTES) throw new CarrierFault(FAULTS.retrieval, 'the answer is larger than 64 kB');
  }
  if (status < 200 || status > 299) throw new CarrierFault(FAULTS.retrieval, `HTTP status ${status}`);
  return {
    status,
    contentType: response.headers['content-type'] ?? '',
    body: Buffer.concat(pieces).toString('utf8'),
  };
}

/** Twilio's connection overrides, like `#rc=2&rp=all`, as far as they decide about retries. */
function overridesIn(hash: string): { readonly retries: number; readonly afterAll: boolean } {
  const overrides = new URLSearchParams(hash.slice(1));
  return { retries: Number(overrides.get('rc') ?? 1), afterAll: overrides.get('rp') === 'all' };
}

function isConnectFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONNECT_FAILURES.has(String(error.code));
}

function retrievalFault({ url }: Webhook, cause: unknown): CarrierFault {
  const { pathname } = new URL(url);
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CarrierFault(FAULTS.retrieval, `${pathname}: ${why}`, { cause });
}
