/**
 * What Twilio would show in its debugger: the call cannot go on as the gateway has asked.
 * @see https://www.twilio.com/docs/api/errors
 */
export class CallFault extends Error {
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const FAULTS = {
  /** The webhook did not answer with 2xx. */
  retrieval: 11200,
  contentType: 12300,
  documentParse: 12100,
  schema: 12200,
  streamLost: 31921,
  streamProtocol: 31951,
  streamHandshake: 31920,
} as const;
