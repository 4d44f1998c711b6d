import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** The version of RFC 6455. `ws` would take 8 as well, a draft of 2011. */
const WEBSOCKET_VERSION = '13';

export interface UpgradeFaultServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused'>;
}

/**
 * Why a request for the media stream cannot become a WebSocket.
 * @returns undefined when it can
 * @see https://datatracker.ietf.org/doc/html/rfc6455#section-4.2.1
 */
export function upgradeFault(request: FastifyRequest): string | undefined {
  const { upgrade, 'sec-websocket-version': version } = request.headers;
  if (!request.ws || upgrade?.toLowerCase() !== 'websocket')
    return 'The request has no "Upgrade: websocket" and "Connection: Upgrade" header.';
  if (request.raw.httpVersion !== '1.1')
    return `The request is HTTP/${request.raw.httpVersion}, not HTTP/1.1.`;
  if (version !== WEBSOCKET_VERSION) return 'The request is not for version 13 of WebSockets.';
  return undefined;
}

/**
 * Answers 426. Twilio always sends a correct upgrade, so a request that it signed and that is none was changed by a
 * proxy in between: nginx, for example, speaks HTTP/1.0 to the gateway and removes `Upgrade` unless its settings say otherwise.
 * @see https://nginx.org/en/docs/http/websocket.html
 */
export async function refuseUpgrade(
  reply: FastifyReply,
  fault: string,
  { logger, metrics }: UpgradeFaultServices,
): Promise<void> {
  const { code, advice } = new GatewayError('upgrade_missing', fault);
  metrics.requestsRefused.inc({ reason: code });
  logger.warn({ code, fault, advice }, 'A media stream was not upgraded to a WebSocket');
  await reply
    .code(426)
    .headers({ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': WEBSOCKET_VERSION })
    .send({ error: code, message: `${fault} ${advice}` });
}
