/** Something Twilio would write into its debugger, under Twilio's own error number. */
export class CarrierFault extends Error {
  /** Twilio's error code, for example 12100. */
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CarrierFault';
    this.code = code;
  }
}

/** Twilio's numbers for what can go wrong here. */
export const FAULTS = {
  invalidUrl: 11100,
  retrieval: 11200,
  documentParse: 12100,
  schema: 12200,
  contentType: 12300,
  invalidCallerId: 13214,
  callbackWarning: 15003,
  streamConnect: 31901,
  streamHandshake: 31920,
  streamClosed: 31921,
  streamScheme: 31922,
  streamProtocol: 31924,
} as const;
