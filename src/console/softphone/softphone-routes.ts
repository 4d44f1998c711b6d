import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { fieldsOf } from '../../is-record.ts';
import { newSoftphoneSid } from '../../media/softphone-sid.ts';
import { ConsoleError } from '../console-error.ts';
import type { AddRoutes, ConsoleFrame } from '../console-routes.ts';
import { noteBegunSession } from '../console-scope.ts';
import type { CallTokens, SoftphoneCall } from './call-tokens.ts';
import { type DialService, dialledNumber } from './dial-service.ts';
import type { OpenCalls } from './open-calls.ts';
import { StreamBridge } from './stream-bridge.ts';
import { webhookFields, webhookPath } from './webhook-form.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface SoftphoneOptions {
  readonly publicUrl: string;
  /** The account that its calls seem to belong to. */
  readonly accountSid: string;
  /** Who calls whom when the page does not say, E.164. */
  readonly defaults: { readonly from: string; readonly to: string };
  readonly tokens: CallTokens;
  readonly openCalls: OpenCalls;
  readonly sender: WebhookSender;
  /** Absent: the person at the page decides what happens to a dialled number. */
  readonly dialService?: DialService | undefined;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const VOICE_PATH = '/twilio/voice';
const STATUS_PATH = '/twilio/status';
/** A call needs a few; a page that repeats its requests by mistake is slowed down. */
const WEBHOOKS_A_MINUTE = 120;
const MINUTE_MS = 60_000;
/** A page that is being reloaded, or whose network fails for a moment, may still ask what comes next. */
const GONE_MS = 5_000;
/** Streams of one process that have not shown their token. */
const MOST_WAITING = 50;
const OVER: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];
const SUPERVISOR = { console: { role: 'supervisor' } } as const;

/** The softphone: places calls that go through the webhooks and the stream of the gateway as calls of Twilio do. */
export function softphoneRoutes(options: SoftphoneOptions): AddRoutes {
  return (scope, frame) => addSoftphone(scope, { ...options, frame });
}

type Services = SoftphoneOptions & { readonly frame: ConsoleFrame };

function addSoftphone(scope: FastifyInstance, services: Services): void {
  const { dialService } = services;
  scope.post('/softphone/calls', { config: { console: { action: 'softphone' } } }, async (request) => {
    const call = placeCall(fieldsOf(request.body), services);
    noteBegunSession(request, call.callSid);
    return call;
  });
  const limit = scope.createRateLimit({
    max: WEBHOOKS_A_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => request.headers.authorization ?? '',
  });
  scope.post('/softphone/webhook', { config: SUPERVISOR }, async (request) => {
    const count = await limit(request);
    if (!count.isAllowed && count.isExceeded)
      throw new ConsoleError('too_many_requests', 'The call asks too often. Place it again in a minute.');
    return sendWebhook(fieldsOf(request.body), services);
  });
  scope.post('/softphone/dial', { config: SUPERVISOR }, async (request, reply) => {
    const { token, ...number } = fieldsOf(request.body);
    const { call } = redeem(token, services, 'call');
    if (!dialService)
      throw new ConsoleError(
        'not_found',
        'No service answers dialled numbers here. Choose in the softphone what happens to the call, or set SOFTPHONE_DIAL_URL.',
      );
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const events = await dialService.dial(call, dialledNumber(number), gone.signal);
    return reply.type('application/x-ndjson').send(events);
  });
  scope.get('/softphone/lines', { config: SUPERVISOR }, async (_request, reply) => {
    if (!dialService) throw new ConsoleError('not_found', 'There are no recorded sentences here.');
    return reply.type('application/json').send(await dialService.lines());
  });
  addStream(scope, services);
}

function addStream(scope: FastifyInstance, services: Services): void {
  const { frame } = services;
  const onPageGone = (callSid: string) => endLater(callSid, services);
  let waiting = 0;
  const onKnown = () => {
    waiting -= 1;
  };
  scope.route({
    method: 'GET',
    url: '/softphone/stream',
    config: { console: { role: 'none' } },
    preHandler: async () => {
      if (waiting < MOST_WAITING) return;
      throw new ConsoleError(
        'too_many_viewers',
        'Too many connections wait to show their token. Try again in a moment.',
      );
    },
    handler: async (_request, reply) => reply.callNotFound(),
    wsHandler: (socket: WebSocket) => {
      waiting += 1;
      new StreamBridge(socket, { ...services, ...frame, onPageGone, onKnown });
    },
  });
}

function placeCall({ from, to }: Readonly<Record<string, unknown>>, services: Services) {
  const { tokens, openCalls, defaults, accountSid } = services;
  const call = {
    callSid: newSoftphoneSid(),
    from: numberOf(from, defaults.from),
    to: numberOf(to, defaults.to),
  };
  openCalls.begin(call.callSid);
  const { token, expiresAtMs } = tokens.issue('dial', call);
  return {
    ...call,
    accountSid,
    dialToken: token,
    expiresAtMs,
    voicePath: VOICE_PATH,
    statusPath: STATUS_PATH,
    publicUrl: services.publicUrl,
  };
}

function numberOf(given: unknown, otherwise: string): string {
  if (given === undefined || given === '') return otherwise;
  if (typeof given === 'string' && E164.test(given)) return given;
  throw new ConsoleError('bad_request', 'Write telephone numbers with their country, like +14155550100.');
}

async function sendWebhook(body: Readonly<Record<string, unknown>>, services: Services) {
  const { openCalls, sender, accountSid, publicUrl, tokens } = services;
  const path = webhookPath(body.path, publicUrl);
  const { kind, call } = redeem(body.token, services);
  if (kind === 'dial' && path !== VOICE_PATH)
    throw new ConsoleError('bad_request', `A call begins with ${VOICE_PATH}.`);
  const fields = webhookFields(body.fields, call, accountSid);
  openCalls.seen(call.callSid);
  const answer = await sender.send(path, fields);
  if (OVER.includes(fields.CallStatus ?? '') && path === STATUS_PATH) openCalls.over(call.callSid);
  return kind === 'dial' ? { ...answer, callToken: tokens.issue('call', call).token } : answer;
}

function redeem(token: unknown, { tokens, frame }: Services, kind?: 'call') {
  const result = typeof token === 'string' ? tokens.redeem(token) : undefined;
  if (result?.ok && (kind === undefined || result.kind === kind)) return result;
  const reason = result?.ok ? 'used' : (result?.reason ?? 'missing');
  frame.metrics.requestsRefused.inc({ reason: `softphone_token_${reason}` });
  if (reason === 'used' || reason === 'expired')
    throw new ConsoleError('gone', 'This call can no longer be placed or continued. Place a new one.');
  throw new ConsoleError('bad_request', 'This is not a token of a call. Place the call again.');
}

/** As Twilio does when a caller hangs up: without it the gateway would wait for a stream that nobody opens. */
function endLater(callSid: string, services: Services): void {
  setTimeout(() => {
    const { openCalls, sender, accountSid, frame, defaults } = services;
    if (!openCalls.has(callSid) || openCalls.wasSeenWithin(callSid, GONE_MS)) return;
    openCalls.over(callSid);
    const call: SoftphoneCall = { callSid, ...defaults };
    sender
      .send(STATUS_PATH, webhookFields({ CallStatus: 'completed' }, call, accountSid))
      .catch((err: unknown) => {
        frame.logger.warn({ err, callSid }, 'The end of a softphone call could not be reported');
      });
  }, GONE_MS + 100).unref();
}
