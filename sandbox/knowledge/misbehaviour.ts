import type { ServerResponse } from 'node:http';
import { sendJson } from './json-exchange.ts';

const HUGE_BYTES = 10 * 1024 * 1024;

/** How a server fails, as real ones do now and then. */
export class Misbehaviour {
  /** Milliseconds before each answer. */
  delayMs = 0;
  /** The next request is accepted and never answered. */
  #hangs = 0;
  #huge = 0;
  readonly #statuses: { readonly status: number; readonly retryAfterSeconds: number | undefined }[] = [];

  hangNext(): void {
    this.#hangs += 1;
  }

  /** The next answer has 10 MB. */
  hugeNext(): void {
    this.#huge += 1;
  }

  failNext(status: number, retryAfterSeconds?: number): void {
    this.#statuses.push({ status, retryAfterSeconds });
  }

  /** @returns true when the request needs no other answer */
  async takesOver(response: ServerResponse): Promise<boolean> {
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs).unref());
    if (this.#hangs > 0) {
      this.#hangs -= 1;
      return true;
    }
    const failure = this.#statuses.shift();
    if (failure !== undefined) {
      const { status, retryAfterSeconds } = failure;
      const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
      sendJson(response, status, { message: 'The service has trouble.' }, headers);
      return true;
    }
    if (this.#huge === 0) return false;
    this.#huge -= 1;
    sendJson(response, 200, { filling: 'x'.repeat(HUGE_BYTES) });
    return true;
  }
}
