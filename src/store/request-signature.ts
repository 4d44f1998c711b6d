import { createHash, createHmac } from 'node:crypto';

/** Whose signature it is. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignedScope {
  readonly region: string;
  readonly host: string;
  readonly path: string;
}

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const NAMES = 'content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target';
const NAMES_WITH_TOKEN = NAMES.replace('x-amz-target', 'x-amz-security-token;x-amz-target');
const SERVICE = 'dynamodb';
const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs requests to DynamoDB. What is the same for a whole day (the key) or a whole second (the time) is kept.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export class RequestSignature {
  readonly #scope: SignedScope;
  #second = Number.NaN;
  #time = '';
  #keyName = '';
  #key: Buffer = Buffer.alloc(0);

  constructor(scope: SignedScope) {
    this.#scope = scope;
  }

  /**
   * The headers of one `POST`, its `authorization` among them.
   * @param target the operation's name on the wire
   * @param nowMs epoch milliseconds, as the service sees the time
   */
  headers(target: string, body: string, signed: { readonly by: Signer; readonly nowMs: number }) {
    const { by, nowMs } = signed;
    const { region, host, path } = this.#scope;
    const time = this.#timeOf(nowMs);
    const day = time.slice(0, 8);
    const names = by.sessionToken === undefined ? NAMES : NAMES_WITH_TOKEN;
    const token = by.sessionToken === undefined ? '' : `x-amz-security-token:${by.sessionToken}\n`;
    const bodyHash = sha256(body);
    const canonical =
      `POST\n${path}\n\ncontent-type:${CONTENT_TYPE}\nhost:${host}\nx-amz-content-sha256:${bodyHash}\n` +
      `x-amz-date:${time}\n${token}x-amz-target:${target}\n\n${names}\n${bodyHash}`;
    const scope = `${day}/${region}/${SERVICE}/aws4_request`;
    const text = `${ALGORITHM}\n${time}\n${scope}\n${sha256(canonical)}`;
    const signature = createHmac('sha256', this.#keyOf(by, day)).update(text).digest('hex');
    const credential = `${by.accessKeyId}/${scope}`;
    return {
      'content-type': CONTENT_TYPE,
      host,
      'x-amz-content-sha256': bodyHash,
      'x-amz-date': time,
      ...(by.sessionToken !== undefined && { 'x-amz-security-token': by.sessionToken }),
      'x-amz-target': target,
      authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
  }

  #timeOf(nowMs: number): string {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#time = new Date(second * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
    }
    return this.#time;
  }

  #keyOf({ accessKeyId, secretAccessKey }: Signer, day: string): Buffer {
    const name = `${day} ${accessKeyId}`;
    if (name !== this.#keyName) {
      const steps = [day, this.#scope.region, SERVICE, 'aws4_request'];
      const start = Buffer.from(`AWS4${secretAccessKey}`);
      this.#key = steps.reduce((key, step) => createHmac('sha256', key).update(step).digest(), start);
      this.#keyName = name;
    }
    return this.#key;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
