import { type Dialling, type DialOptions, type DialResult, NOT_DIALLED } from './dialling.ts';

/** What the person at the page says about a number that rings. */
export type Answer = 'answers' | 'busy' | 'no-answer';

export interface PersonDiallingOptions {
  /** Asks; resolves with the answer. */
  readonly ask: (number: string, signal: AbortSignal) => Promise<Answer>;
  /** Resolves when the called person hangs up, in the game of the person at the page. */
  readonly hungUp: (signal: AbortSignal) => Promise<void>;
}

/** Digits are sent half a second for each `w`, then a tenth each: https://www.twilio.com/docs/voice/twiml/number */
const WAIT_MS: Readonly<Record<string, number>> = { w: 500, W: 1000 };
const TONE_MS = 100;

/** The person at the page says what happens to a dialled number. Nothing real is rung. */
export class PersonDialling implements Dialling {
  readonly #options: PersonDiallingOptions;

  constructor(options: PersonDiallingOptions) {
    this.#options = options;
  }

  async dial({
    number: { number, timeoutMs, sendDigits },
    signal,
    onHappening,
  }: DialOptions): Promise<DialResult> {
    onHappening({ what: 'ringing' });
    const answer = await this.#answer(number, timeoutMs, signal);
    if (signal.aborted) return { ...NOT_DIALLED, status: 'canceled' };
    if (answer !== 'answers') return { ...NOT_DIALLED, status: answer };
    const answeredMs = performance.now();
    onHappening({ what: 'answered' });
    await sleep(digitsMs(sendDigits), signal);
    if (sendDigits !== '') onHappening({ what: 'digits', digits: sendDigits.replace(/w/gi, '') });
    if (!signal.aborted) {
      onHappening({ what: 'bridged' });
      await this.#options.hungUp(signal);
    }
    return { status: 'completed', answered: true, bridged: true, durationMs: performance.now() - answeredMs };
  }

  async #answer(number: string, timeoutMs: number, signal: AbortSignal): Promise<Answer> {
    const asked = new AbortController();
    const over = AbortSignal.any([signal, asked.signal]);
    const late = sleep(timeoutMs, over).then((): Answer => 'no-answer');
    const answer = await Promise.race([this.#options.ask(number, over), late]);
    asked.abort();
    return answer;
  }
}

function digitsMs(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + (WAIT_MS[digit] ?? TONE_MS), 0);
}

/** Returns early when it is interrupted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
