import { createHmac } from 'node:crypto';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { withDeadline } from '../../async/deadline.ts';

/** What a page needs for one conversation with the model. The names are those of the SDK. */
export interface BrowserCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601. */
  readonly expiration: string;
  readonly region: string;
  readonly modelId: string;
}

export interface NovaRoleOptions {
  readonly roleArn: string;
  /** Where the gateway itself is. */
  readonly awsRegion: string;
  /** Where the model is. */
  readonly modelRegion: string;
  readonly modelId: string;
  /** Makes the pseudonyms of users. */
  readonly secret: string;
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number;
}

/** The shortest that STS gives. */
const LIFETIME_SECONDS = 900;
const TIMEOUT_MS = 4_000;
const MAX_ATTEMPTS = 2;
const PSEUDONYM_CHARACTERS = 32;
/**
 * What one bidirectional stream needs. The API reference names `InvokeModel`; the second is an action of the service
 * authorization reference. No action of the WebSocket is documented.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithBidirectionalStream.html
 */
const ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'];

/**
 * The role that browsers use. `AssumeRole` takes a session policy, so what a page gets is never more than one model;
 * `GetSessionToken` would give it all rights of the gateway.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export class NovaRole {
  readonly #options: NovaRoleOptions;
  readonly #sts: STSClient;

  constructor(options: NovaRoleOptions) {
    this.#options = options;
    this.#sts = new STSClient({ region: options.awsRegion, maxAttempts: MAX_ATTEMPTS });
  }

  /**
   * @param userId the operator's name of the user, of which AWS gets a pseudonym only
   * @throws the SDK's errors, or Error named `TimeoutError`
   */
  async assume(userId: string): Promise<BrowserCredentials> {
    const { roleArn, modelRegion: region, modelId } = this.#options;
    const command = new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: this.#sessionName(userId),
      DurationSeconds: LIFETIME_SECONDS,
      Policy: this.#policy(),
    });
    const { Credentials } = await withDeadline((abortSignal) => this.#sts.send(command, { abortSignal }), {
      limitMs: this.#options.timeoutMs ?? TIMEOUT_MS,
      onLate: () => {
        throw timeout();
      },
    });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error('The answer of STS holds no credentials');
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration.toISOString(),
      region,
      modelId,
    };
  }

  close(): void {
    this.#sts.destroy();
  }

  /** CloudTrail keeps it, so it holds nothing personal: the same user has the same name, and only that can be told. */
  #sessionName(userId: string): string {
    const digest = createHmac('sha256', this.#options.secret).update(`aws session ${userId}`).digest('hex');
    return `browser-${digest.slice(0, PSEUDONYM_CHARACTERS)}`;
  }

  #policy(): string {
    const { roleArn, modelRegion, modelId } = this.#options;
    const partition = roleArn.split(':')[1] ?? 'aws';
    const Resource = [`arn:${partition}:bedrock:${modelRegion}::foundation-model/${modelId}`];
    return JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ACTIONS, Resource }],
    });
  }
}

function timeout(): Error {
  const error = new Error('STS did not answer in time');
  error.name = 'TimeoutError';
  return error;
}
