import type { VendorError } from './validator.ts';

/** An answer to the upgrade other than 101. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
}

/** Faults to come, set by a test or by the demo. "Next" ones happen once, in the order they were set. */
export class OpenAIFaults {
  /** Milliseconds a connection waits before it is accepted. */
  acceptDelayMs = 0;
  /** New connections are cut without a close frame after this many milliseconds. */
  dropAfterMs: number | undefined;
  /** Responses complete without any output. */
  silentResponses = false;
  /** The ear tells nothing of sounds that are no sentence. */
  ignoresNoise = false;
  /** The transcript of a sound that is no sentence is empty. */
  wordlessNoise = false;
  /** The beginning and the end of each turn are told twice. */
  tellsTurnsTwice = false;
  /** The ends of turns are not told: only a commit of the client makes an item of what was said. */
  tellsNoEnds = false;
  /** Fields of a session that every model refuses, like `session.audio.input.noise_reduction.strength`. */
  readonly refusedFields = new Set<string>();
  /** Milliseconds from the end of the caller's turn to the first sign of an answer. */
  answerDelayMs = 0;
  readonly #refusals: Refusal[] = [];
  readonly #failures: string[] = [];
  readonly #errors: VendorError[] = [];
  readonly #untranscribed: string[] = [];
  #hangs = 0;
  #silences = 0;
  #cutAfterMs: number | undefined;
  #malformed = 0;

  /** The next connection is refused with this HTTP status. `body` defaults to the vendor's for the status. */
  refuseNext(status: number, body?: object): void {
    this.#refusals.push({ status, body: JSON.stringify(body ?? { error: defaultError(status) }) });
  }

  /** The next connection is accepted and then never answered. */
  hangNext(): void {
    this.#hangs += 1;
  }

  /** The next event of any session goes out behind a frame that is no JSON. */
  malformedNext(): void {
    this.#malformed += 1;
  }

  /** The next client event other than audio is refused with this error. */
  errorNext(error: VendorError): void {
    this.#errors.push(error);
  }

  /** The next response ends as `failed` with this code. */
  failResponseNext(code: string): void {
    this.#failures.push(code);
  }

  /** The next response completes without any output. */
  silenceNext(): void {
    this.#silences += 1;
  }

  takeSilence(): boolean {
    if (this.#silences === 0) return this.silentResponses;
    this.#silences -= 1;
    return true;
  }

  /** The next answer runs out of tokens after so much speech, milliseconds. */
  cutOffNext(spokenMs: number): void {
    this.#cutAfterMs = spokenMs;
  }

  takeCutOff(): number | undefined {
    const spokenMs = this.#cutAfterMs;
    this.#cutAfterMs = undefined;
    return spokenMs;
  }

  /** The words of the caller's next turn cannot be transcribed, with this code. */
  failTranscriptNext(code: string): void {
    this.#untranscribed.push(code);
  }

  takeTranscriptFailure(): string | undefined {
    return this.#untranscribed.shift();
  }

  takeRefusal(): Refusal | undefined {
    return this.#refusals.shift();
  }

  takeFailure(): string | undefined {
    return this.#failures.shift();
  }

  takeError(): VendorError | undefined {
    return this.#errors.shift();
  }

  takeHang(): boolean {
    if (this.#hangs === 0) return false;
    this.#hangs -= 1;
    return true;
  }

  takeMalformed(): boolean {
    if (this.#malformed === 0) return false;
    this.#malformed -= 1;
    return true;
  }
}

export const HTTP_ERRORS = {
  401: { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  403: { type: 'invalid_request_error', code: 'permission_denied', message: 'You have no access to this.' },
  404: { type: 'invalid_request_error', code: 'model_not_found', message: 'The model does not exist.' },
  429: { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached.' },
} as const;

function defaultError(status: number): object {
  const known = Object.entries(HTTP_ERRORS).find(([code]) => Number(code) === status);
  return known?.[1] ?? { type: 'server_error', code: null, message: 'The server had an error.' };
}
