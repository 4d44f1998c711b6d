import type { PlacedCall, SoftphoneApi, WebhookAnswer } from './softphone-api.ts';

/** What the gateway is asked next. */
export interface Step {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CallWebhooksOptions {
  readonly api: Pick<SoftphoneApi, 'webhook'>;
  readonly placed: PlacedCall;
  /** `CallStatus` of the present moment. */
  readonly callStatus: () => string;
  /** The page is being closed. */
  readonly isLeaving: () => boolean;
  /** The gateway was asked, and has answered. */
  readonly onWebhook: (path: string, status: number, fields: Step['fields']) => void;
}

/** The webhooks of one call. */
export class CallWebhooks {
  readonly #options: CallWebhooksOptions;
  #token: string;

  constructor(options: CallWebhooksOptions) {
    this.#options = options;
    this.#token = options.placed.dialToken;
  }

  /** What continues the call. */
  get token(): string {
    return this.#token;
  }

  /** The gateway does not know a call that never began. */
  get hasBegun(): boolean {
    return this.#token !== this.#options.placed.dialToken;
  }

  /** The fragment of an address, Twilio's connection overrides, is not sent. */
  step(url: string, fields: Step['fields']): Step {
    const { pathname, search } = new URL(url, this.#options.placed.publicUrl);
    return { path: pathname + search, fields };
  }

  async ask({ path, fields }: Step): Promise<WebhookAnswer> {
    const { api, callStatus, isLeaving, onWebhook } = this.#options;
    const all = { CallStatus: callStatus(), ...fields };
    const answer = await api.webhook({ token: this.#token, path, fields: all }, isLeaving());
    if (answer.callToken !== undefined) this.#token = answer.callToken;
    onWebhook(path, answer.status, all);
    return answer;
  }
}
