import { fromBase64 } from './base64.ts';
import type { DialHappening, Dialling, DialOptions, DialResult, DialStatus } from './dialling.ts';
import type { SoftphoneApi } from './softphone-api.ts';

const STATUSES: readonly DialStatus[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** Numbers are answered by a service, such as the Amazon Connect of the sandbox. */
export class ServiceDialling implements Dialling {
  readonly #api: SoftphoneApi;
  readonly #otherwise: Dialling;

  /** @param otherwise for a gateway that has no such service */
  constructor(api: SoftphoneApi, otherwise: Dialling) {
    this.#api = api;
    this.#otherwise = otherwise;
  }

  async dial(options: DialOptions): Promise<DialResult> {
    const { token, number, signal } = options;
    const answer = await this.#api.dial(token, number, signal).catch(() => undefined);
    if (signal.aborted) return cancelled(false);
    if (!answer?.body) return this.#otherwise.dial(options);
    return new ServedDial(options).follow(answer.body);
  }
}

/** One dialled number, from the first event to the last. */
class ServedDial {
  readonly #options: DialOptions;
  #result: DialResult | undefined;
  #isAnswered = false;

  constructor(options: DialOptions) {
    this.#options = options;
  }

  async follow(body: ReadableStream<Uint8Array>): Promise<DialResult> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.#onLine(line);
      }
    } catch {
      // The connection was lost, or the caller has hung up.
    }
    return this.#result ?? cancelled(this.#isAnswered);
  }

  #onLine(line: string): void {
    const event = parse(line);
    if (!event) return;
    const { onHappening } = this.#options;
    if (event.what === 'ended') this.#result = resultOf(event);
    const happening = happeningOf(event);
    if (happening?.what === 'answered') this.#isAnswered = true;
    if (happening) onHappening(happening);
  }
}

function happeningOf({
  what,
  digits,
  attributes,
  mulaw,
}: Readonly<Record<string, unknown>>): DialHappening | undefined {
  if (what === 'ringing' || what === 'answered' || what === 'bridged') return { what };
  if (what === 'digits' && typeof digits === 'string') return { what, digits };
  if (what === 'agent') return { what, attributes: textsOf(attributes) };
  const speech = what === 'speech' && typeof mulaw === 'string' ? fromBase64(mulaw) : undefined;
  return speech && { what: 'speech', mulaw: speech };
}

function resultOf(event: Readonly<Record<string, unknown>>): DialResult {
  return {
    status: STATUSES.find((status) => status === event.status) ?? 'failed',
    answered: event.answered === true,
    bridged: event.bridged === true,
    durationMs: typeof event.durationMs === 'number' ? event.durationMs : 0,
  };
}

function cancelled(answered: boolean): DialResult {
  return { status: answered ? 'completed' : 'canceled', answered, bridged: answered, durationMs: 0 };
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
