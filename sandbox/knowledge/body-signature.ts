import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Credentials, checkRequest } from '../bedrock/signature.ts';

/** What AWS says against the signature of a request and its body; undefined when they are right. */
export function signatureFault(
  http: IncomingMessage,
  body: Buffer | undefined,
  credentials: Credentials,
  service = 'bedrock',
): { readonly errorType: string; readonly message: string } | undefined {
  const headers = Object.fromEntries(
    Object.entries(http.headers).map(([name, value]) => [name, String(value)]),
  );
  const check = checkRequest(
    { method: http.method ?? '', path: http.url ?? '', headers },
    credentials,
    service,
  );
  if (check.outcome === 'refused') return check;
  const hash = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  if (headers['x-amz-content-sha256'] === hash) return undefined;
  return { errorType: 'InvalidSignatureException', message: 'The hash of the body does not match.' };
}
