import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import account from 's3rver/lib/models/account.js';

/** A request that reached the bucket. */
export interface S3Request {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const REFUSAL = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>InvalidRequest</Code></Error>';

export const RECORDINGS_BUCKET = 'recordings';

/** S3 on this machine: s3rver, which checks signatures and takes uploads in parts, and a switch that turns it off. */
export class S3Sandbox {
  readonly requests: S3Request[] = [];
  /** Every connection breaks while this is true. */
  isDown = false;
  /** Requests whose path this fits are refused, as S3 refuses single objects. */
  refuses: RegExp | undefined;
  readonly #server = createServer((request, response) => this.#accept(request, response));
  readonly #credentials: S3Credentials;
  /** Requests that have no answer yet. */
  readonly #open = new Set<IncomingMessage>();
  #folder = '';
  #url = '';
  #serve: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  #close: () => void = () => undefined;

  /** @param credentials the only ones that are accepted */
  constructor(credentials: S3Credentials) {
    this.#credentials = credentials;
  }

  /** @returns the settings with which a gateway keeps its recordings here */
  async start(): Promise<Record<string, string>> {
    const { accessKeyId, secretAccessKey } = this.#credentials;
    account.DUMMY_ACCOUNT.createKeyPair(accessKeyId, secretAccessKey);
    this.#folder = await mkdtemp(join(tmpdir(), 's3-'));
    const configureBuckets = [{ name: RECORDINGS_BUCKET }];
    const s3 = new S3rver({ directory: this.#folder, silent: true, vhostBuckets: false, configureBuckets });
    await s3.configureBuckets();
    this.#serve = s3.callback();
    this.#close = () => {
      s3.logger.exceptions.unhandle();
      s3.logger.close();
    };
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    this.#url = `http://127.0.0.1:${port}`;
    return { AWS_ENDPOINT_URL_S3: this.#url, AUDIO_STORAGE_BUCKET: RECORDINGS_BUCKET };
  }

  /** The bytes of an object; undefined when there is none, or while it is written. */
  async object(key: string): Promise<Buffer | undefined> {
    if ([...this.#open].some(({ url }) => url?.includes(key))) return undefined;
    try {
      return await readFile(join(this.#folder, RECORDINGS_BUCKET, `${key}._S3rver_object`));
    } catch {
      return undefined;
    }
  }

  /** Puts an object into the bucket. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const client = new S3Client({
      region: 'us-east-1',
      endpoint: this.#url,
      forcePathStyle: true,
      credentials: this.#credentials,
    });
    await client.send(new PutObjectCommand({ Bucket: RECORDINGS_BUCKET, Key: key, Body: bytes }));
    client.destroy();
  }

  /** Requests of this kind, like `PUT`. */
  of(method: string): S3Request[] {
    return this.requests.filter((request) => request.method === method);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #accept(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url: path = '', headers } = request;
    if (this.isDown) {
      request.socket.destroy();
      return;
    }
    this.requests.push({ method, path, headers });
    if (this.refuses?.test(path)) {
      request.resume();
      response.writeHead(400, { 'content-type': 'application/xml' }).end(REFUSAL);
      return;
    }
    this.#open.add(request);
    response.on('close', () => this.#open.delete(request));
    this.#serve(request, response);
  }
}
