import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from './account.ts';
import { accountPage } from './account-pages.ts';
import type { CarrierCall } from './call.ts';
import { MessageApi } from './message-api.ts';
import { type RestAnswer, restFailure } from './rest-answer.ts';
import type { Step } from './verb-scope.ts';

export interface RestApiOptions {
  readonly accountSid: string;
  /** The primary one of this moment. */
  readonly authToken: () => string;
  readonly account: Account;
  readonly findCall: (sid: string) => CarrierCall | undefined;
}

/** Ways in which Twilio refuses a request about a call, whatever the call does: status and Twilio's own code. */
const REFUSALS = {
  unauthorized: restFailure(401, 20003, 'Authenticate'),
  unknown: restFailure(404, 20404, 'The requested resource was not found'),
  busy: restFailure(429, 20429, 'Too Many Requests'),
  broken: restFailure(503, 20503, 'Service unavailable'),
} as const;
export type RestRefusal = keyof typeof REFUSALS;

const CALL_PATH = /^\/2010-04-01\/Accounts\/(\w+)\/Calls\/(\w+)\.json$/;
const MAX_TWIML_CHARACTERS = 4000;
const MAX_BODY_CHARACTERS = 64 * 1024;

/** Twilio's REST API, as far as it touches a live call (read it, give it other TwiML, end it), text messages or the account. */
export class RestApi {
  /** Text messages. */
  readonly messages: MessageApi;
  readonly #options: RestApiOptions;
  #server: Server | undefined;
  readonly #refusals: RestRefusal[] = [];

  constructor(options: RestApiOptions) {
    this.#options = options;
    this.messages = new MessageApi(options.accountSid, options.account);
  }

  /** Listens on a free loopback port. @returns the base URL, as `https://api.twilio.com` would be */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      this.#handle(request).then(
        (answer) => send(response, answer),
        () => send(response, restFailure(400, 20001, 'The request could not be read')),
      );
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${portOf(server.address())}`;
  }

  /** Refuses the next requests about calls or text messages, one after the other. */
  refuseNext(...refusals: readonly RestRefusal[]): void {
    this.#refusals.push(...refusals);
  }

  /** Idempotent. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }

  async #handle(request: IncomingMessage): Promise<RestAnswer> {
    const body = await readBody(request);
    if (!this.#authorised(request.headers.authorization)) return restFailure(401, 20003, 'Authenticate');
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const { method = '' } = request;
    const asked = { method, path, query: new URLSearchParams(query), body };
    const page = accountPage(this.#options.accountSid, this.#options.account, asked);
    if (page) return page;
    const refusal = this.#refusals.shift();
    if (refusal) return REFUSALS[refusal];
    const message = this.messages.answer(asked);
    if (message) return message;
    const [, accountSid, callSid = ''] = CALL_PATH.exec(path) ?? [];
    const call = accountSid === this.#options.accountSid ? this.#options.findCall(callSid) : undefined;
    if (!call) return restFailure(404, 20404, `The requested resource ${path} was not found`);
    if (request.method === 'GET') return { status: 200, body: this.#describe(call) };
    if (request.method === 'POST') return this.#update(call, new URLSearchParams(body));
    return restFailure(405, 20004, 'Method not allowed');
  }

  #authorised(header: string | undefined): boolean {
    const { accountSid, authToken } = this.#options;
    return header === `Basic ${Buffer.from(`${accountSid}:${authToken()}`).toString('base64')}`;
  }

  #update(call: CarrierCall, form: URLSearchParams): RestAnswer {
    const status = form.get('Status');
    if (status !== null) return this.#complete(call, status);
    const step = toStep(form);
    if (!step) return restFailure(400, 20001, 'Give either Twiml (4000 characters at most), Url or Status');
    if (!call.update(step)) return restFailure(400, 21220, 'Call is not in-progress. Cannot redirect.');
    return { status: 200, body: this.#describe(call) };
  }

  #complete(call: CarrierCall, status: string): RestAnswer {
    if (status !== 'completed') return restFailure(400, 20001, 'Status must be completed');
    if (call.over) return restFailure(400, 21220, 'Call is not in-progress. Cannot redirect.');
    call.hangUp('api');
    return { status: 200, body: this.#describe(call) };
  }

  #describe(call: CarrierCall): Record<string, unknown> {
    const { accountSid } = this.#options;
    return {
      sid: call.sid,
      account_sid: accountSid,
      api_version: '2010-04-01',
      direction: 'inbound',
      from: call.from,
      to: call.to,
      status: call.status,
      duration: call.over ? String(Math.round(call.durationMs / 1000)) : null,
      date_created: call.startedAt.toUTCString(),
      start_time: call.startedAt.toUTCString(),
      uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`,
    };
  }
}

/** Twilio takes the TwiML itself or a URL to fetch it from, not both. */
function toStep(form: URLSearchParams): Step | undefined {
  const xml = form.get('Twiml');
  const url = form.get('Url');
  if (xml !== null && url === null && xml.length <= MAX_TWIML_CHARACTERS) return { kind: 'inline', xml };
  if (url === null || xml !== null || !URL.canParse(url)) return undefined;
  const method = form.get('Method') === 'GET' ? 'GET' : 'POST';
  return { kind: 'fetch', link: { url, method }, params: {} };
}

function send(response: ServerResponse, { status, body }: RestAnswer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > MAX_BODY_CHARACTERS) throw new Error('the body is too large');
  }
  return body;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
