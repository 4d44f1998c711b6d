import type { CredentialBook, TemporaryCredentials } from '../temporary-credentials.ts';
import type { Refusal } from './refusal.ts';
import { ChunkChain, parseLongDate, sha256, sign, signingKey } from './signature.ts';

/** A handshake as it came. `path` still percent-encoded, without its query. */
export interface PresignedRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Without a port. */
  readonly host: string;
}

export type PresignedCheck =
  | { readonly chain: ChunkChain; readonly credentials: TemporaryCredentials }
  | Refusal;

const CREDENTIAL = /^([^/]+)\/(\d{8}\/[^/]+\/bedrock\/aws4_request)$/;
const HEX_SIGNATURE = /^[0-9a-f]{64}$/;
/** A clock may run ahead of AWS's by this much. */
const MAX_SKEW_MS = 5 * 60_000;
/** AWS allows a week; a handshake needs no more than this. */
const MAX_EXPIRES_SECONDS = 300;
const EMPTY_HASH = sha256('');

/**
 * Verifies the SigV4 signature in the query of a WebSocket's address, with temporary credentials.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function checkPresigned(request: PresignedRequest, book: CredentialBook): PresignedCheck {
  const { query } = request;
  const [, accessKeyId = '', scope = ''] = CREDENTIAL.exec(query.get('X-Amz-Credential') ?? '') ?? [];
  const signature = query.get('X-Amz-Signature') ?? '';
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || scope === '' || !HEX_SIGNATURE.test(signature))
    return forbidden('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const credentials = book.find(accessKeyId);
  if (!credentials || query.get('X-Amz-Security-Token') !== credentials.sessionToken)
    return forbidden('UnrecognizedClientException', 'The security token included in the request is invalid.');
  if (credentials.expiresAtMs <= Date.now())
    return forbidden('ExpiredTokenException', 'The security token included in the request is expired');
  if (isOutOfDate(query)) return forbidden('InvalidSignatureException', 'Signature expired');
  const key = signingKey(credentials.secretAccessKey, scope);
  const text = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date') ?? '', scope, sha256(canonicalRequest(request))];
  if (sign(key, text.join('\n')) !== signature)
    return forbidden(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    );
  return { chain: new ChunkChain({ key, scope, seed: signature }), credentials };
}

function isOutOfDate(query: URLSearchParams): boolean {
  const ageMs = Date.now() - parseLongDate(query.get('X-Amz-Date') ?? '');
  const expiresSeconds = Number(query.get('X-Amz-Expires'));
  const isOddTerm = !(expiresSeconds >= 1 && expiresSeconds <= MAX_EXPIRES_SECONDS);
  return isOddTerm || ageMs < -MAX_SKEW_MS || ageMs > expiresSeconds * 1000;
}

/** Browsers can set no header, so `host` is the only one that is signed. */
function canonicalRequest({ path, query, host }: PresignedRequest): string {
  const canonicalPath = path.split('/').map(escaped).join('/');
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort();
  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? '';
  return ['GET', canonicalPath, pairs.join('&'), `host:${host}`, '', signedHeaders, EMPTY_HASH].join('\n');
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function forbidden(errorType: string, message: string): Refusal {
  return { status: 403, errorType, message };
}
