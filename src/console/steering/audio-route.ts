// These types add `createRateLimit` to Fastify's.
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { upgradeFault } from '../../http/upgrade-fault.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { answerPings } from '../../websocket/ping-answers.ts';
import type { ConsoleUser } from '../access.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleFrame } from '../console-routes.ts';
import { AudioConnection } from './audio-connection.ts';
import type { AudioRequest } from './audio-request.ts';
import { liveCall, type SteeredCalls } from './steered-calls.ts';

export interface AudioRouteServices extends SteeredCalls {
  readonly metrics: Pick<Metrics, 'framesDropped'>;
}

/** For one address and minute. */
const WRONG_TOKENS_A_MINUTE = 10;
/** For one token and minute: reconnecting pages too. */
const SOCKETS_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Connections of one process that have not said who they are. */
const MOST_WAITING = 50;

interface CallParams {
  readonly id: string;
}

/** `WS /calls/:id/audio`: a supervisor hears the call. The token is in the first message, never in the address. */
export function addAudioRoute(
  scope: FastifyInstance,
  frame: ConsoleFrame,
  services: AudioRouteServices,
): void {
  const signIn = createSignIn(scope, frame);
  let waiting = 0;
  scope.route<{ Params: CallParams }>({
    method: 'GET',
    url: '/calls/:id/audio',
    exposeHeadRoute: false,
    config: { console: { role: 'none' } },
    preHandler: async (request) => {
      const fault = upgradeFault(request);
      if (fault !== undefined) throw new ConsoleError('bad_request', `${fault} Open a WebSocket here.`);
      if (waiting < MOST_WAITING) return;
      throw new ConsoleError(
        'too_many_viewers',
        'Too many connections wait to sign in. Try again in a moment.',
      );
    },
    handler: async (_request, reply) => reply.callNotFound(),
    wsHandler: (socket, request) => {
      const { id: sessionId } = request.params;
      waiting += 1;
      answerPings(socket);
      new AudioConnection({
        socket,
        userOf: (wish) => signIn(request, wish),
        callOf: () => liveCall(sessionId, services),
        createDrops: () => new FrameDrops(frame.logger.child({ sessionId }), services.metrics),
        record: (user, action) => frame.audit.record(user, { ...action, sessionId }),
        onSignedIn: () => {
          waiting -= 1;
        },
      });
    },
  });
}

type SignIn = (request: FastifyRequest, wish: AudioRequest) => Promise<ConsoleUser>;

/** The checks that the scope makes of other requests, for a token that comes in a message. */
function createSignIn(scope: FastifyInstance, { access, metrics }: ConsoleFrame): SignIn {
  const users = new WeakMap<FastifyRequest, ConsoleUser>();
  const countWrong = scope.createRateLimit({ max: WRONG_TOKENS_A_MINUTE, timeWindow: MINUTE_MS });
  const countSockets = scope.createRateLimit({
    max: SOCKETS_A_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => users.get(request)?.mark ?? '',
  });
  return async (request, { token, user: name }) => {
    const user = access.userOfToken(token, name);
    if (!user) {
      metrics.requestsRefused.inc({ reason: 'console_token' });
      const count = await countWrong(request);
      if (!count.isAllowed && count.isExceeded)
        throw new ConsoleError(
          'too_many_requests',
          'Too many wrong tokens came from this address. Wait a minute.',
        );
      throw new ConsoleError('unauthorized', 'This token is not right. Sign in again.');
    }
    if (user.role !== 'supervisor')
      throw new ConsoleError(
        'supervisor_only',
        'Only supervisors may listen. Sign in with a token of theirs.',
      );
    users.set(request, user);
    const count = await countSockets(request);
    if (!count.isAllowed && count.isExceeded)
      throw new ConsoleError(
        'too_many_requests',
        `Wait: ${SOCKETS_A_MINUTE} connections a minute are opened.`,
      );
    return user;
  };
}
