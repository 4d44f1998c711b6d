import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

const CREDENTIAL = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/sts\/aws4_request,/;
const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const MAX_BODY_CHARACTERS = 16 * 1024;
const ACCOUNT = '123456789012';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The AWS Security Token Service on this machine, as far as it tells who asks. */
export class IdentitySandbox {
  readonly #accessKeyId: string;
  readonly #server: Server;
  readonly #refusals: Refusal[] = [];
  #hangs = false;

  /** @param accessKeyId the only key that is known */
  constructor(accessKeyId: string) {
    this.#accessKeyId = accessKeyId;
    this.#server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy());
    });
  }

  /** Listens on a free loopback port. @returns the endpoint to give to the SDK */
  async start(): Promise<{ readonly url: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The next request is refused so, like `ExpiredToken`. */
  refuseNext(code: string, status = 403): void {
    this.#refusals.push({ status, code, message: 'The sandbox was told to refuse.' });
  }

  /** Whether requests get no answer from now on. */
  hang(hangs: boolean): void {
    this.#hangs = hangs;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await readText(incoming));
    if (this.#hangs) return;
    const refusal = this.#refusals.shift() ?? this.#check(incoming, form);
    const text = refusal ? errorXml(refusal) : identityXml();
    response.writeHead(refusal?.status ?? 200, { 'Content-Type': 'text/xml' });
    response.end(text);
  }

  #check({ method, headers }: IncomingMessage, form: URLSearchParams): Refusal | undefined {
    const [match, keyId] = CREDENTIAL.exec(headers.authorization ?? '') ?? [];
    if (match === undefined) {
      return { status: 403, code: 'MissingAuthenticationToken', message: 'Request is missing a token' };
    }
    if (keyId !== this.#accessKeyId) {
      const message = 'The security token included in the request is invalid.';
      return { status: 403, code: 'InvalidClientTokenId', message };
    }
    const known = form.get('Action') === 'GetCallerIdentity' && form.get('Version') === '2011-06-15';
    if (method === 'POST' && known) return undefined;
    return { status: 400, code: 'InvalidAction', message: 'Could not find such an operation' };
  }
}

function identityXml(): string {
  const identity = `<Arn>arn:aws:sts::${ACCOUNT}:assumed-role/sandbox/gateway</Arn><UserId>AROASANDBOX:gateway</UserId><Account>${ACCOUNT}</Account>`;
  return `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${identity}</GetCallerIdentityResult><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}

function errorXml({ code, message }: Refusal): string {
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>sandbox</RequestId></ErrorResponse>`;
}

async function readText(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8');
  let text = '';
  for await (const piece of incoming) {
    text += String(piece);
    if (text.length > MAX_BODY_CHARACTERS) throw new Error('the body is too large');
  }
  return text;
}
