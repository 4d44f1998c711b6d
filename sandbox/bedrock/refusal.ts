import type { ServerHttp2Stream } from 'node:http2';

/** An answer that comes in place of a stream or of a text. `errorType` as in `x-amzn-errortype`. */
export interface Refusal {
  readonly status: number;
  readonly errorType: string;
  readonly message: string;
}

export const THROTTLED: Refusal = {
  status: 429,
  errorType: 'ThrottlingException',
  message: 'Too many concurrent streams, please wait before trying again.',
};

export const UNKNOWN_MODEL: Refusal = {
  status: 404,
  errorType: 'ResourceNotFoundException',
  message: 'Could not resolve the foundation model from the provided model identifier.',
};

export const UNKNOWN_OPERATION: Refusal = {
  status: 404,
  errorType: 'UnknownOperationException',
  message: 'Unknown operation.',
};

/** Answers a request with a refusal, and ends it. */
export function refuse(http: ServerHttp2Stream, { status, errorType, message }: Refusal): void {
  http.respond({ ':status': status, 'x-amzn-errortype': errorType, 'content-type': 'application/json' });
  http.end(JSON.stringify({ message }));
}
