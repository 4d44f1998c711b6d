import { createHmac, hash } from 'node:crypto';

/** What the request was signed with, and its signature: the first link of the chain. */
export interface SignedRequestSeed {
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
  /** Hex. */
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256-PAYLOAD';
const DATE_NAME = ':date';
const TIMESTAMP_TYPE = 8;
/** Length of the name, the name, the type, eight bytes of milliseconds. */
export const DATE_HEADER_BYTES = 1 + DATE_NAME.length + 1 + 8;

/**
 * Signs the events of one stream; each signature covers the one before it. The signature knows the date to the second,
 * so one header and its hash serve every event of a second.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html
 */
export class ChunkSigner {
  /** The `:date` header of the last signature as bytes. */
  readonly dateHeader = createDateHeader();
  readonly #seed: SignedRequestSeed;
  readonly #clock: () => number;
  #previous: string;
  #second = -1;
  #day = '';
  #scope = '';
  #key: Buffer = Buffer.alloc(0);
  /** The part of the text to sign that does not change within a second. */
  #prefix = '';
  #dateHash = '';

  /** @param clock epoch milliseconds by the vendor's clock */
  constructor(seed: SignedRequestSeed, clock: () => number) {
    this.#seed = seed;
    this.#clock = clock;
    this.#previous = seed.signature;
  }

  /** @returns the signature in hex; `dateHeader` is the header that it covers */
  sign(body: Uint8Array): string {
    const second = Math.floor(this.#clock() / 1000);
    if (second !== this.#second) this.#setSecond(second);
    const bodyHash = hash('sha256', body, 'hex');
    const text = `${this.#prefix}${this.#previous}\n${this.#dateHash}\n${bodyHash}`;
    this.#previous = createHmac('sha256', this.#key).update(text).digest('hex');
    return this.#previous;
  }

  #setSecond(second: number): void {
    this.#second = second;
    const date = new Date(second * 1000);
    const longDate = `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    this.#setDay(longDate.slice(0, 8));
    this.#prefix = `${ALGORITHM}\n${longDate}\n${this.#scope}\n`;
    this.dateHeader.writeBigInt64BE(BigInt(date.getTime()), DATE_HEADER_BYTES - 8);
    this.#dateHash = hash('sha256', this.dateHeader, 'hex');
  }

  #setDay(day: string): void {
    if (day === this.#day) return;
    const { region, service, secretAccessKey } = this.#seed;
    this.#day = day;
    this.#scope = `${day}/${region}/${service}/aws4_request`;
    this.#key = this.#scope
      .split('/')
      .reduce(
        (partial, part) => createHmac('sha256', partial).update(part).digest(),
        Buffer.from(`AWS4${secretAccessKey}`),
      );
  }
}

function createDateHeader(): Buffer {
  const header = Buffer.alloc(DATE_HEADER_BYTES);
  header.writeUInt8(DATE_NAME.length, 0);
  header.write(DATE_NAME, 1, 'latin1');
  header.writeUInt8(TIMESTAMP_TYPE, 1 + DATE_NAME.length);
  return header;
}
