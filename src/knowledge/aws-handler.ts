import { NodeHttpHandler } from '@smithy/node-http-handler';

const CONNECT_TIMEOUT_MS = 1000;
/** The caller's own limit is shorter; this one frees the socket where no signal came. */
const REQUEST_TIMEOUT_MS = 5000;

/**
 * HTTP/1.1 for look-ups. The clients of Bedrock share one HTTP/2 connection by default, and keep it after a request
 * has timed out: when it is dead, every look-up fails until the system gives it up, after many minutes.
 */
export function createAwsHandler(): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
}
