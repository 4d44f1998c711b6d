import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { encodeHeader, type Frame } from './frames.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A request as it came: `path` still percent-encoded, pseudo-headers of HTTP/2 among the headers. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Hash of the body in hex, where no header says it. */
  readonly bodyHash?: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/([a-z-]+)\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
/** AWS refuses requests whose date is further off. */
const MAX_SKEW_MS = 5 * 60_000;

export type RequestCheck =
  | { readonly outcome: 'valid'; readonly chain: ChunkChain }
  | { readonly outcome: 'refused'; readonly errorType: string; readonly message: string };

/** Verifies the SigV4 signature of a request and begins the chain of its chunks. */
export function checkRequest(
  request: SignedRequest,
  credentials: Credentials,
  service = 'bedrock',
): RequestCheck {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? '');
  const [, accessKeyId, scope = '', signedFor, signedHeaders = '', signature = ''] = match ?? [];
  if (!match || signedFor !== service)
    return refused('MissingAuthenticationTokenException', 'Missing Authentication Token');
  if (accessKeyId !== credentials.accessKeyId) {
    return refused('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const date = request.headers['x-amz-date'] ?? '';
  if (Math.abs(Date.now() - parseLongDate(date)) > MAX_SKEW_MS) {
    return refused('InvalidSignatureException', 'Signature expired');
  }
  const key = signingKey(credentials.secretAccessKey, scope);
  const canonical = canonicalRequest(request, signedHeaders);
  const expected = sign(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n'));
  return expected === signature
    ? { outcome: 'valid', chain: new ChunkChain({ key, scope, seed: signature }) }
    : refused(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      );
}

function refused(errorType: string, message: string): RequestCheck {
  return { outcome: 'refused', errorType, message };
}

/** Verifies signed frames one after the other: each signature covers the one before it. */
export class ChunkChain {
  readonly #key: Buffer;
  readonly #scope: string;
  #previous: string;

  constructor(start: { readonly key: Buffer; readonly scope: string; readonly seed: string }) {
    this.#key = start.key;
    this.#scope = start.scope;
    this.#previous = start.seed;
  }

  /** Whether the frame follows the last one. A false one breaks the chain. */
  verify({ headers, body }: Frame): boolean {
    const date = headers.get(':date');
    const signature = headers.get(':chunk-signature');
    if (!(date instanceof Date) || !Buffer.isBuffer(signature)) return false;
    const expected = sign(
      this.#key,
      [
        'AWS4-HMAC-SHA256-PAYLOAD',
        formatLongDate(date),
        this.#scope,
        this.#previous,
        sha256(encodeHeader(':date', date)),
        sha256(body),
      ].join('\n'),
    );
    this.#previous = expected;
    const expectedBytes = Buffer.from(expected, 'hex');
    return signature.length === expectedBytes.length && timingSafeEqual(signature, expectedBytes);
  }
}

function canonicalRequest(request: SignedRequest, signedHeaders: string): string {
  const { method, path, headers, bodyHash = headers['x-amz-content-sha256'] ?? '' } = request;
  const names = signedHeaders.split(';');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}`);
  // Every service but S3 signs the path with its percent signs escaped once more.
  const [plainPath = '', query = ''] = path.split('?');
  const canonicalPath = plainPath.split('/').map(encodeURIComponent).join('/');
  const canonicalQuery = query.split('&').sort().join('&');
  return [method, canonicalPath, canonicalQuery, ...lines, '', signedHeaders, bodyHash].join('\n');
}

export function signingKey(secret: string, scope: string): Buffer {
  return scope
    .split('/')
    .reduce((key: Buffer, part) => hmac(key, part), Buffer.from(`AWS4${secret}`, 'utf8'));
}

export function sign(key: Buffer, text: string): string {
  return hmac(key, text).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `20261121T083000Z` */
function formatLongDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

export function parseLongDate(text: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
