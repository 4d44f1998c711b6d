import { CarrierFault, FAULTS } from './fault.ts';
import type { Timeline } from './timeline.ts';
import { type Link, parseTwiml, type Verb } from './twiml.ts';
import type { Webhook, WebhookAnswer, WebhookClient } from './webhooks.ts';

type Params = Readonly<Record<string, string>>;

export interface CallWebhooksOptions {
  readonly client: WebhookClient;
  readonly timeline: Timeline;
  /** The parameters that go with every request about this call, as of now. */
  readonly params: () => Params;
}

const XML_TYPES = /^(?:application|text)\/xml\b/i;

/** The requests of one call to the gateway: those that fetch TwiML, and those that only tell something. */
export class CallWebhooks {
  readonly #options: CallWebhooksOptions;
  readonly #telling = new Set<Promise<void>>();

  constructor(options: CallWebhooksOptions) {
    this.#options = options;
  }

  /** @throws CarrierFault when there is no answer, or it is not TwiML */
  async fetchTwiml(link: Link, extra: Params): Promise<readonly Verb[]> {
    const { contentType, body } = await this.#send(link, { ...this.#options.params(), ...extra });
    if (!XML_TYPES.test(contentType)) {
      throw new CarrierFault(FAULTS.contentType, `Content-Type ${contentType || 'is missing'}`);
    }
    return parseTwiml(body);
  }

  /** Sends without using the answer. A failure is only an entry in the call's errors. */
  tell(link: Link, params: Params, faultCode: number = FAULTS.callbackWarning): void {
    const telling = this.#send(link, params).then(
      () => undefined,
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        this.#options.timeline.error(new CarrierFault(faultCode, message, { cause: error }));
      },
    );
    this.#telling.add(telling);
    void telling.finally(() => this.#telling.delete(telling));
  }

  /** Like `tell`, with the call's own parameters: an action request whose answer no longer matters. */
  tellAction(link: Link, extra: Params): void {
    this.tell(link, { ...this.#options.params(), ...extra }, FAULTS.retrieval);
  }

  /** Resolves when nothing told is on its way any more. */
  async settled(): Promise<void> {
    while (this.#telling.size > 0) await Promise.all(this.#telling);
  }

  async #send(link: Link, params: Params): Promise<WebhookAnswer> {
    const webhook: Webhook = { ...link, params };
    const { pathname } = new URL(link.url);
    const { timeline } = this.#options;
    timeline.add('webhook-sent', { path: pathname, ...pick(params, ['CallStatus', 'StreamEvent']) });
    const startMs = timeline.nowMs;
    const answer = await this.#options.client.send(webhook);
    timeline.add('webhook-answered', {
      path: pathname,
      status: answer.status,
      tookMs: timeline.nowMs - startMs,
    });
    return answer;
  }
}

function pick(params: Params, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
