import type { Duplex } from 'node:stream';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { CallControl } from '../call/call-control.ts';
import type { WireMode } from '../config/config.ts';
import type { Logger } from '../logging.ts';
import type { CallMedia, CallMediaListener, MediaStart } from '../media/call-media.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { StreamHandler } from '../twilio/stream/stream-handler.ts';
import { MAX_MESSAGE_BYTES } from '../twilio/stream/stream-socket.ts';
import type { StreamTokens } from '../twilio/stream-token.ts';
import { answerPings } from '../websocket/ping-answers.ts';
import { WholeTextReader } from '../websocket/whole-text-reader.ts';
import { callStartOf } from './call-start.ts';
import type { RepeatGuard } from './repeat-guard.ts';
import { refuseUpgrade, upgradeFault } from './upgrade-fault.ts';
import { voiceRepeatKey } from './voice-webhook.ts';

export const MEDIA_STREAM_PATH = '/twilio/stream';

export interface MediaStreamServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly callControl: CallControl;
  readonly tokens: StreamTokens;
  readonly repeats: RepeatGuard;
  readonly wire: WireMode;
}

/**
 * `/twilio/stream`: the WebSocket of one call. The scope has checked the signature before the upgrade. The handler
 * listens before this function returns, because Twilio sends `connected` and `start` immediately.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
export function addMediaStream(scope: FastifyInstance, services: MediaStreamServices): void {
  scope.route({
    method: 'GET',
    url: '/stream',
    exposeHeadRoute: false,
    preHandler: async (request, reply) => {
      const fault = upgradeFault(request);
      if (fault !== undefined) await refuseUpgrade(reply, fault, services);
    },
    handler: async (_request, reply) => reply.callNotFound(),
    wsHandler: (socket, request) => openStream(socket, request.raw.socket, services),
  });
}

function openStream(socket: WebSocket, connection: Duplex, services: MediaStreamServices): void {
  const { logger, metrics, wire } = services;
  const onStart = (start: MediaStart, media: CallMedia) => admit(start, media, services);
  const handler = new StreamHandler(socket, { logger, metrics, wire, onStart });
  answerPings(socket);
  if (wire === 'plain') return;
  WholeTextReader.open(socket, connection, {
    maxTextBytes: MAX_MESSAGE_BYTES,
    onText: (bytes, start, end) => handler.readText(bytes, start, end),
  });
}

function admit(
  start: MediaStart,
  media: CallMedia,
  { metrics, callControl, tokens, repeats }: MediaStreamServices,
): CallMediaListener | { refuse: string } {
  const redeemed = tokens.redeem(start.parameters.token, start.callSid);
  if (!redeemed.ok) {
    metrics.requestsRefused.inc({ reason: `token_${redeemed.reason}` });
    return { refuse: `token ${redeemed.reason}` };
  }
  repeats.forget(voiceRepeatKey(start.callSid));
  return callControl.openCall(callStartOf(start.streamSid, redeemed.claims), media);
}
