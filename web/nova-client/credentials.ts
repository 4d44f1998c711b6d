/** Temporary credentials for one model. */
export interface NovaCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  readonly region: string;
  readonly modelId: string;
}

/** Gets new credentials. @throws CredentialsRefused */
export type CredentialSource = () => Promise<NovaCredentials>;

/** `code` is the gateway's, like `token_expired` or `too_many_requests`, or `unreachable`. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface GatewayCredentialsOptions {
  /** Where the gateway is, like `https://voice.example.com`; without it the page's own origin. */
  readonly gateway?: string;
  /** A new voice token, which the page gets from its own server: each is good for one request. */
  readonly token: () => Promise<string>;
}

const TIMEOUT_MS = 8_000;

/** Asks the gateway's `GET /api/aws-credentials/`. */
export function gatewayCredentials({ gateway = '', token }: GatewayCredentialsOptions): CredentialSource {
  return async () => {
    const authorization = `Bearer ${await token()}`;
    const response = await ask(`${gateway}/api/aws-credentials/`, authorization);
    const body = fieldsOf(await response.json().catch(() => undefined));
    if (response.ok) return parseCredentials(body);
    throw new CredentialsRefused(
      textOf(body.error) ?? `http_${response.status}`,
      textOf(body.message) ?? 'The gateway gave no credentials.',
    );
  };
}

async function ask(url: string, authorization: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return await fetch(url, { headers: { authorization }, credentials: 'omit', signal });
  } catch {
    // The browser says no more than that it failed.
    throw new CredentialsRefused('unreachable', 'The gateway could not be reached for credentials.');
  }
}

function parseCredentials(body: Readonly<Record<string, unknown>>): NovaCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, region, modelId } = body;
  const expires = new Date(textOf(expiration) ?? '');
  if (
    typeof accessKeyId !== 'string' ||
    typeof secretAccessKey !== 'string' ||
    typeof sessionToken !== 'string' ||
    typeof region !== 'string' ||
    typeof modelId !== 'string' ||
    Number.isNaN(expires.getTime())
  ) {
    throw new CredentialsRefused('malformed', 'The answer of the gateway holds no credentials.');
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expires, region, modelId };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
