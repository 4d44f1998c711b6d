import { fromBase64 } from './base64.ts';
import type { OpenedSocket, SocketEvents } from './media-stream.ts';

/** How the page reaches the console's API: with its token, and with errors in words. */
export interface SoftphoneHost {
  /** @throws Error with words for the person at the page, unless the request succeeded */
  open(path: string, init?: RequestInit): Promise<Response>;
  openSocket(path: string, events: SocketEvents): OpenedSocket;
}

/** A call that may be placed. */
export interface PlacedCall {
  readonly callSid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly dialToken: string;
  readonly voicePath: string;
  readonly statusPath: string;
  readonly publicUrl: string;
}

/** What a webhook of the gateway has answered. */
export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** In the answer to the first one: what the rest of the call is asked with. */
  readonly callToken?: string;
}

export interface WebhookQuestion {
  readonly token: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A recorded sentence of a caller. */
export interface SpokenLine {
  readonly text: string;
  readonly language: string;
  readonly mulaw: Uint8Array;
}

export interface NumberToDial {
  readonly number: string;
  readonly callerId: string;
  readonly timeoutMs: number;
  readonly sendDigits: string;
}

/** The routes of the softphone. */
export class SoftphoneApi {
  readonly #host: SoftphoneHost;

  constructor(host: SoftphoneHost) {
    this.#host = host;
  }

  /** @throws Error with words for the person at the page */
  async place(numbers: { readonly from?: string; readonly to?: string }): Promise<PlacedCall> {
    const answer: unknown = await (await this.#post('/softphone/calls', numbers)).json();
    if (isPlaced(answer)) return answer;
    throw new TypeError('This page is older than the gateway. Reload it.');
  }

  /** @param keepAlive the page is being closed */
  async webhook(question: WebhookQuestion, keepAlive = false): Promise<WebhookAnswer> {
    const init = keepAlive ? { keepalive: true } : {};
    const answer: unknown = await (await this.#post('/softphone/webhook', question, init)).json();
    if (isWebhookAnswer(answer)) return answer;
    throw new TypeError('This page is older than the gateway. Reload it.');
  }

  /** Recorded sentences that the caller may say; none outside the sandbox. */
  async lines(): Promise<readonly SpokenLine[]> {
    try {
      const answer: unknown = await (await this.#host.open('/softphone/lines')).json();
      const lines = hasList(answer) ? answer.lines : [];
      return lines.flatMap((line) => spokenLine(line) ?? []);
    } catch {
      return [];
    }
  }

  openStream(events: SocketEvents): OpenedSocket {
    return this.#host.openSocket('/softphone/stream', events);
  }

  /** What happens to a dialled number, as JSON lines. @throws Error when nothing answers numbers here */
  dial(token: string, number: NumberToDial, signal: AbortSignal): Promise<Response> {
    return this.#post('/softphone/dial', { token, ...number }, { signal });
  }

  #post(path: string, body: object, init: RequestInit = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.#host.open(path, { method: 'POST', headers, body: JSON.stringify(body), ...init });
  }
}

const PLACED = ['callSid', 'accountSid', 'from', 'to', 'dialToken', 'voicePath', 'statusPath', 'publicUrl'];

function isPlaced(value: unknown): value is PlacedCall {
  return hasTexts(value, PLACED);
}

function isWebhookAnswer(value: unknown): value is WebhookAnswer {
  return hasTexts(value, ['contentType', 'body']) && typeof value.status === 'number';
}

function hasTexts(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return names.every((name) => typeof fields.get(name) === 'string');
}

function hasList(value: unknown): value is { readonly lines: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines);
}

function spokenLine(value: unknown): SpokenLine | undefined {
  if (!hasTexts(value, ['text', 'language', 'mulaw'])) return undefined;
  const mulaw = fromBase64(String(value.mulaw));
  return mulaw && { text: String(value.text), language: String(value.language), mulaw };
}
