import { createHash, createHmac } from 'node:crypto';

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** A GET without a query to a service for which the gateway has no client. */
export interface UnsignedGet {
  readonly url: URL;
  /** The name of the service in the signature, like `bedrock`. */
  readonly service: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const EMPTY_HASH = createHash('sha256').digest('hex');

/**
 * The headers of a signed GET, without `host`, which the client adds itself.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signGet({ url, service, region, nowMs }: UnsignedGet, by: Signer): Record<string, string> {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const signed: Record<string, string> = {
    'x-amz-content-sha256': EMPTY_HASH,
    'x-amz-date': time,
    ...(by.sessionToken !== undefined && { 'x-amz-security-token': by.sessionToken }),
  };
  const lines = Object.entries({ host: url.host, ...signed }).map(([name, value]) => `${name}:${value}\n`);
  const names = ['host', ...Object.keys(signed)].join(';');
  // Every service except S3 signs the path with its percent signs escaped again.
  const path = url.pathname.split('/').map(encodeURIComponent).join('/');
  const canonical = `GET\n${path}\n\n${lines.join('')}\n${names}\n${EMPTY_HASH}`;
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${by.secretAccessKey}`,
  );
  const text = [ALGORITHM, time, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const credential = `${by.accessKeyId}/${scope.join('/')}`;
  const signature = hmac(key, text).toString('hex');
  return {
    ...signed,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
