/** A request of an operator that cannot be carried out, with what to do. Nothing was changed. */
export class AdminError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly details: readonly string[];

  /** @param advice what to do, as a sentence */
  constructor(statusCode: number, code: string, advice: string, details: readonly string[] = []) {
    super(advice);
    this.statusCode = statusCode;
    this.code = code;
    this.details = details;
  }

  get body() {
    const details = this.details.length === 0 ? {} : { details: this.details };
    return { error: this.code, advice: this.message, ...details };
  }
}
