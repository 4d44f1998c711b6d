import type { ServerHttp2Stream } from 'node:http2';

const MAX_BODY_BYTES = 1024 * 1024;

/** The body of a request; undefined when it is no JSON object or too large. */
export async function readJson(http: ServerHttp2Stream): Promise<Record<string, unknown> | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of http) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    pieces.push(buffer);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
