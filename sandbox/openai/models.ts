import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTP_ERRORS } from './faults.ts';

const PATH = /^\/v1\/models\/([^/?]+)$/;
const CREATED = 1_760_000_000;

export interface ModelCatalogue {
  /** Undefined accepts any key. */
  readonly apiKey: string | undefined;
  readonly models: readonly string[];
  /** By model: the day it ends, `YYYY-MM-DD`. */
  readonly shutdownDates: ReadonlyMap<string, string>;
}

/** `GET /v1/models/{model}`. Anything else wants an upgrade. */
export function answerModel(
  request: IncomingMessage,
  response: ServerResponse,
  { apiKey, models, shutdownDates }: ModelCatalogue,
): void {
  const id = PATH.exec(request.url ?? '')?.[1];
  const key = keyOf(request);
  if (id === undefined || request.method !== 'GET') response.writeHead(426).end();
  else if (key === undefined || (apiKey !== undefined && key !== apiKey)) refuse(response, 401);
  else if (!models.includes(decodeURIComponent(id))) refuse(response, 404);
  else {
    const shutdown = shutdownDates.get(id) ?? null;
    const model = { id, object: 'model', created: CREATED, owned_by: 'system', shutdown_date: shutdown };
    send(response, 200, model);
  }
}

/** The key of a request, if it names one as the vendor wants it. */
export function keyOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
}

function refuse(response: ServerResponse, status: 401 | 404): void {
  send(response, status, { error: { ...HTTP_ERRORS[status], param: null } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
