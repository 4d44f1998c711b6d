import { CrmError } from '../../errors.ts';
import type { CallReport } from '../call-report.ts';
import type { ReportReceiver } from '../crm.ts';
import { JsonExchange } from '../json-exchange.ts';
import { signBody } from './signature.ts';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** The receiver has the report already. */
const CONFLICT = 409;

/**
 * Posts each report to an address of the operator, for every CRM that the gateway does not know. The receiver answers
 * with any 2xx, or with 409 when it has the report already.
 */
export class CrmWebhook implements ReportReceiver {
  readonly target = 'webhook';
  readonly #options: WebhookOptions;
  readonly #exchange = new JsonExchange('The CRM webhook');

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  async deliver(report: CallReport, signal: AbortSignal): Promise<void> {
    const { url, secret, now = Date.now } = this.#options;
    const body = JSON.stringify({ type: 'call.ended', version: 1, call: report });
    const timestamp = String(Math.floor(now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'voice-gateway',
      'x-gateway-timestamp': timestamp,
      'x-gateway-signature': signBody(secret, timestamp, body),
      'idempotency-key': `${report.id}:${this.target}`,
    };
    const { statusCode } = await this.#exchange.send({ method: 'POST', url, headers, body }, signal);
    const taken = (statusCode >= 200 && statusCode < 300) || statusCode === CONFLICT;
    if (!taken) throw new CrmError('crm_refused', `The CRM webhook answered ${statusCode}`);
  }

  close(): Promise<void> {
    return this.#exchange.close();
  }
}
