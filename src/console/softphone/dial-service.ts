import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ConsoleError } from '../console-error.ts';
import type { SoftphoneCall } from './call-tokens.ts';

/** A number that the TwiML of a call dials. */
export interface DialledNumber {
  readonly number: string;
  readonly callerId: string;
  readonly timeoutMs: number;
  readonly sendDigits: string;
}

const NUMBER = /^\+?\d{3,15}$/;
const DIGITS = /^[0-9*#wW]{0,64}$/;
const LINES_MS = 5_000;
const LONGEST_RINGING_MS = 600_000;

/** @throws ConsoleError for what `<Dial>` does not take */
export function dialledNumber({
  number,
  callerId,
  timeoutMs,
  sendDigits,
}: Record<string, unknown>): DialledNumber {
  const isRight =
    typeof number === 'string' &&
    NUMBER.test(number) &&
    typeof sendDigits === 'string' &&
    DIGITS.test(sendDigits) &&
    typeof timeoutMs === 'number' &&
    timeoutMs > 0 &&
    timeoutMs <= LONGEST_RINGING_MS;
  if (!isRight) throw new ConsoleError('bad_request', 'Send number, sendDigits and timeoutMs as in <Dial>.');
  return { number, timeoutMs, sendDigits, callerId: typeof callerId === 'string' ? callerId : '' };
}

/** The service outside this gateway that answers the numbers dialled by calls of the softphone. The sandbox has one. */
export class DialService {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Recorded sentences that a caller may say, as JSON. @throws ConsoleError when it does not answer */
  async lines(): Promise<Readable> {
    return this.#ask({ signal: AbortSignal.timeout(LINES_MS) });
  }

  /**
   * @param signal the page is gone: the number is no longer rung
   * @returns what happens, as JSON lines
   * @throws ConsoleError when the service does not take the call
   */
  async dial({ callSid }: SoftphoneCall, number: DialledNumber, signal: AbortSignal): Promise<Readable> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask({ method: 'POST', headers, body: JSON.stringify({ callSid, ...number }), signal });
  }

  async #ask(init: RequestInit): Promise<Readable> {
    const answer = await fetch(this.#url, init).catch(() => undefined);
    if (!answer?.ok || !answer.body)
      throw new ConsoleError('unavailable', 'SOFTPHONE_DIAL_URL does not answer. Check this setting.');
    return Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  }
}
