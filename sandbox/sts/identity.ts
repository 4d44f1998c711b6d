import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Credentials, checkRequest, sha256 } from '../bedrock/signature.ts';
import { LoopbackServer } from '../loopback-server.ts';
import type { CredentialBook } from '../temporary-credentials.ts';
import { type AssumedRole, RoleRegister } from './assume-role.ts';
import type { StsRefusal } from './sts-refusal.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const MAX_BODY_CHARACTERS = 16 * 1024;
const ACCOUNT = '123456789012';

/** The AWS Security Token Service on this machine: it tells who asks, and lends the roles that exist here. */
export class IdentitySandbox {
  readonly register: RoleRegister;
  readonly #credentials: Credentials;
  readonly #refusals: StsRefusal[] = [];
  #hangs = false;

  /**
   * @param credentials the only ones that are known
   * @param book where temporary ones are written
   */
  readonly #server = new LoopbackServer((incoming, response) => this.#serve(incoming, response));

  constructor(credentials: Credentials, book: CredentialBook) {
    this.#credentials = credentials;
    this.register = new RoleRegister(book);
  }

  /** Listens on a free loopback port. @returns the endpoint to give to the SDK */
  start(): Promise<{ readonly url: string }> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
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
    const body = await readText(incoming);
    if (this.#hangs) return;
    const answer = this.#refusals.shift() ?? this.#signatureFault(incoming, body) ?? this.#answer(body);
    const isRefusal = typeof answer === 'object';
    response.writeHead(isRefusal ? answer.status : 200, { 'Content-Type': 'text/xml' });
    response.end(isRefusal ? errorXml(answer) : answer);
  }

  #signatureFault({ method = '', url = '', headers }: IncomingMessage, body: string): StsRefusal | undefined {
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const request = { method, path: url, headers: texts, bodyHash: sha256(body) };
    const check = checkRequest(request, this.#credentials, 'sts');
    if (check.outcome === 'valid') return method === 'POST' ? undefined : UNKNOWN_ACTION;
    const { errorType, message } = check;
    // Bedrock's names end with what STS leaves out.
    const code = errorType === 'UnrecognizedClientException' ? 'InvalidClientTokenId' : errorType;
    return {
      status: 403,
      code: code.replace(/^InvalidSignature.*/, 'SignatureDoesNotMatch').replace(/Exception$/, ''),
      message,
    };
  }

  #answer(body: string): string | StsRefusal {
    const form = new URLSearchParams(body);
    const action = form.get('Version') === '2011-06-15' ? form.get('Action') : undefined;
    if (action === 'GetCallerIdentity') return identityXml();
    if (action !== 'AssumeRole') return UNKNOWN_ACTION;
    const assumed = this.register.assume(form);
    return 'code' in assumed ? assumed : assumedXml(assumed);
  }
}

const UNKNOWN_ACTION: StsRefusal = {
  status: 400,
  code: 'InvalidAction',
  message: 'Could not find such an operation',
};

function assumedXml({ roleArn, sessionName, credentials }: AssumedRole): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = credentials;
  const arn = `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${sessionName}`;
  const user = `<AssumedRoleUser><AssumedRoleId>AROASANDBOX:${sessionName}</AssumedRoleId><Arn>${arn}</Arn></AssumedRoleUser>`;
  const keys = `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken><Expiration>${new Date(expiresAtMs).toISOString()}</Expiration></Credentials>`;
  return `<AssumeRoleResponse xmlns="${NAMESPACE}"><AssumeRoleResult>${user}${keys}<PackedPolicySize>9</PackedPolicySize></AssumeRoleResult><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></AssumeRoleResponse>`;
}

function identityXml(): string {
  const identity = `<Arn>arn:aws:sts::${ACCOUNT}:assumed-role/sandbox/gateway</Arn><UserId>AROASANDBOX:gateway</UserId><Account>${ACCOUNT}</Account>`;
  return `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${identity}</GetCallerIdentityResult><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}

function errorXml({ code, message }: StsRefusal): string {
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
