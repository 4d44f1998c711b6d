import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { DialLeg } from '../carrier/dial-leg.ts';
import type { ConnectPhoneNumber } from '../connect/phone-number.ts';
import { sendJson } from '../knowledge/json-exchange.ts';
import { LoopbackServer } from '../loopback-server.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';

/** What the softphone of a gateway sends to `SOFTPHONE_DIAL_URL`. */
interface DialRequest {
  readonly number: string;
  readonly callerId: string;
  readonly timeoutMs: number;
  readonly sendDigits: string;
}

const TIME_LIMIT_MS = 14_400_000;
/** How often it is looked whether an agent has picked up. */
const LOOK_MS = 100;

/** Answers the numbers that calls of the softphone are transferred to, with the Amazon Connect of the sandbox. */
export class DialServer {
  readonly #numbers: ReadonlyMap<string, ConnectPhoneNumber>;
  readonly #server = new LoopbackServer((http, response) => this.#serve(http, response));

  readonly #library: SpeechLibrary;

  /** @param library what callers may say */
  constructor(numbers: ReadonlyMap<string, ConnectPhoneNumber>, library: SpeechLibrary) {
    this.#numbers = numbers;
    this.#library = library;
  }

  /** @returns the value of `SOFTPHONE_DIAL_URL` */
  async start(): Promise<{ url: string }> {
    const { url } = await this.#server.start();
    return { url: `${url}/dial` };
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #serve(http: IncomingMessage, response: ServerResponse): Promise<void> {
    if (http.method === 'GET') {
      sendJson(response, 200, { lines: this.#lines() });
      return;
    }
    const request = requestOf(await text(http));
    if (!request) {
      response.writeHead(400).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const connect = this.#numbers.get(request.number);
    if (connect) await ring(request, connect, response);
    else send(response, { what: 'ended', status: 'failed', answered: false, bridged: false, durationMs: 0 });
    response.end();
  }

  #lines() {
    const callers = this.#library.utterances().filter(({ speaker }) => speaker === 'caller');
    return callers.map(({ text: words, lang, mulaw }) => ({
      text: words,
      language: lang,
      mulaw: mulaw.toString('base64'),
    }));
  }
}

async function ring(
  { number, callerId, timeoutMs, sendDigits }: DialRequest,
  connect: ConnectPhoneNumber,
  response: ServerResponse,
): Promise<void> {
  const leg = new DialLeg({
    ...{ from: callerId, to: number, sendDigits, digitScale: 1 },
    ringTimeoutMs: timeoutMs,
    timeLimitMs: TIME_LIMIT_MS,
    clock: () => performance.now(),
    onAnswered: () => send(response, { what: 'answered' }),
    onBridged: () => {
      send(response, { what: 'digits', digits: sendDigits.replace(/w/gi, '') });
      send(response, { what: 'bridged' });
    },
    play: (mulaw) => send(response, { what: 'speech', mulaw: mulaw.toString('base64') }),
  });
  // The caller has hung up, or their page is gone.
  response.once('close', () => leg.cancel());
  send(response, { what: 'ringing' });
  leg.ring();
  connect.incoming(leg);
  const looking = setInterval(() => {
    const contact = connect.contactOf(leg);
    if (contact?.answeredAtMs === undefined) return;
    clearInterval(looking);
    send(response, { what: 'agent', attributes: contact.attributes });
  }, LOOK_MS);
  const result = await leg.ended;
  clearInterval(looking);
  send(response, { what: 'ended', ...result });
}

function send(response: ServerResponse, event: Readonly<Record<string, unknown>>): void {
  if (!response.writableEnded) response.write(`${JSON.stringify(event)}\n`);
}

function requestOf(body: string): DialRequest | undefined {
  const value: unknown = JSON.parse(body);
  const fields = new Map(Object.entries(value ?? {}));
  const [number, callerId, timeoutMs, sendDigits] = ['number', 'callerId', 'timeoutMs', 'sendDigits'].map(
    (name): unknown => fields.get(name),
  );
  const isRight =
    typeof number === 'string' &&
    typeof callerId === 'string' &&
    typeof timeoutMs === 'number' &&
    typeof sendDigits === 'string';
  return isRight ? { number, callerId, timeoutMs, sendDigits } : undefined;
}
