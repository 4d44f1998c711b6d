import type { IncomingMessage, ServerResponse } from 'node:http';

export type Fields = Readonly<Record<string, unknown>>;

const MAX_BODY_BYTES = 1024 * 1024;

/** The body of a request; undefined when it is too large. */
export async function readBody(http: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of http) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    pieces.push(buffer);
  }
  return Buffer.concat(pieces);
}

/** A JSON object; undefined when the bytes are something else. */
export function parseFields(body: Buffer | undefined): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body?.toString('utf8') ?? '');
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: Fields,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first member that is not among those known. */
export function unknownMember(fields: Fields, known: readonly string[]): string | undefined {
  return Object.keys(fields).find((name) => !known.includes(name));
}
