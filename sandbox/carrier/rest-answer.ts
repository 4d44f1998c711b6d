/** An answer of Twilio's REST API. */
export interface RestAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An error as Twilio writes it. */
export function restFailure(status: number, code: number, message: string): RestAnswer {
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return { status, body };
}
