// These types add `createRateLimit` to Fastify's.
import type {} from '@fastify/rate-limit';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ConsoleAccess, ConsoleUser } from './access.ts';
import type { ActionAudit, ConsoleAction } from './action-audit.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleRole } from './views.ts';

/** Who may use a route of the console, as `config.console` of the route. Without it: viewers and supervisors. */
export interface ConsoleRoute {
  /** `none`: holds no data, or asks for the token itself (a WebSocket). */
  readonly role?: ConsoleRole | 'none';
  /** Needs a supervisor, is limited, logged and counted. */
  readonly action?: ConsoleAction;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    console?: ConsoleRoute;
  }
}

export interface ConsoleScopeServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused' | 'consoleViewersCut'>;
  readonly access: ConsoleAccess;
  readonly audit: ActionAudit;
}

/** Wrong tokens of one address in a minute that are answered with what is wrong. */
const WRONG_TOKENS_A_MINUTE = 10;
const ACTIONS_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Every proxy on the way logs addresses. */
const IN_ADDRESS: readonly string[] = ['token', 'access_token', 'authorization'];

const users = new WeakMap<FastifyRequest, ConsoleUser>();
const begunSessions = new WeakMap<FastifyRequest, string>();

/**
 * Who has made a request that got past the guard.
 * @throws ConsoleError on a route without a role
 */
export function consoleUser(request: FastifyRequest): ConsoleUser {
  const user = users.get(request);
  if (!user) throw new ConsoleError('unauthorized', 'Sign in first.');
  return user;
}

/** The action of this request has begun this session, whose id is not in the address. */
export function noteBegunSession(request: FastifyRequest, sessionId: string): void {
  begunSessions.set(request, sessionId);
}

/** Checks token, role and rate of every request of this scope, records actions, and puts every error into words. */
export function guardConsoleScope(scope: FastifyInstance, services: ConsoleScopeServices): void {
  const { logger, metrics, access, audit } = services;
  const results = new WeakMap<FastifyRequest, string>();
  const countWrong = scope.createRateLimit({ max: WRONG_TOKENS_A_MINUTE, timeWindow: MINUTE_MS });
  const countActions = scope.createRateLimit({
    max: ACTIONS_A_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => users.get(request)?.mark ?? '',
  });

  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (hasTokenInAddress(request)) {
      metrics.requestsRefused.inc({ reason: 'console_token_in_address' });
      throw new ConsoleError(
        'bad_request',
        'Do not put a token in an address: addresses are logged. Change this token, and send the new one in the Authorization header, as Bearer.',
      );
    }
    const { role = 'viewer', action } = request.routeOptions.config.console ?? {};
    if (role === 'none') return;
    const user = access.userOf(request.headers.authorization, nameOf(request));
    if (!user) throw await wrongToken(request, reply);
    users.set(request, user);
    if (user.role !== 'supervisor' && (role === 'supervisor' || action !== undefined))
      throw new ConsoleError(
        'supervisor_only',
        'Only supervisors may do this. Sign in with a token of theirs.',
      );
    if (action !== undefined) await limitActions(request);
  });
  scope.addHook('onResponse', async (request, reply) => {
    const action = request.routeOptions.config.console?.action;
    if (action === undefined) return;
    const result = results.get(request) ?? (reply.statusCode < 400 ? 'done' : 'failed');
    const sessionId = begunSessions.get(request) ?? sessionIdOf(request);
    audit.record(users.get(request), { action, sessionId, result });
  });
  allowEmptyBodies(scope);
  scope.setNotFoundHandler({ preValidation: [] }, async () => {
    throw new ConsoleError('not_found', 'There is nothing here. docs/console.md lists what there is.');
  });
  scope.setErrorHandler(async (error: FastifyError | ConsoleError | StoreError, request, reply) => {
    const known = knownError(error);
    // The error handler of the whole server logs it.
    if (!known) throw error;
    results.set(request, known.code);
    if (known.retryAfter !== undefined) reply.header('retry-after', String(known.retryAfter));
    return reply.code(known.statusCode).send(known.body);
  });

  /** The right token is answered however often others guess from the same address, which may be that of a proxy. */
  async function wrongToken(request: FastifyRequest, reply: FastifyReply): Promise<ConsoleError> {
    metrics.requestsRefused.inc({ reason: 'console_token' });
    reply.header('www-authenticate', 'Bearer');
    const count = await countWrong(request);
    if (count.isAllowed || !count.isExceeded) {
      logger.warn('Refused a request to the console: its token is missing or wrong');
      return new ConsoleError(
        'unauthorized',
        'This token is not right. It may have been changed: ask the operator for the current one, and sign in again.',
      );
    }
    reply.header('connection', 'close');
    return new ConsoleError(
      'too_many_requests',
      'Too many wrong tokens came from this address. Wait a minute.',
      count.ttlInSeconds,
    );
  }

  async function limitActions(request: FastifyRequest): Promise<void> {
    const count = await countActions(request);
    if (count.isAllowed || !count.isExceeded) return;
    throw new ConsoleError(
      'too_many_requests',
      `Wait: ${ACTIONS_A_MINUTE} actions a minute are carried out.`,
      count.ttlInSeconds,
    );
  }
}

function hasTokenInAddress({ query }: FastifyRequest): boolean {
  if (typeof query !== 'object' || query === null) return false;
  return Object.keys(query).some((name) => IN_ADDRESS.includes(name.toLowerCase()));
}

function nameOf({ headers }: FastifyRequest): string | undefined {
  const name = headers['x-console-user'];
  return typeof name === 'string' ? name : undefined;
}

function sessionIdOf({ params }: FastifyRequest): string | undefined {
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined;
  return typeof params.id === 'string' && SESSION_ID.test(params.id) ? params.id : undefined;
}

/** What can be a session: anything else in an address does not reach the log. */
const SESSION_ID = /^[\w-]{1,64}$/;

/** Some actions need no body, and many clients send the content type with every POST. */
function allowEmptyBodies(scope: FastifyInstance): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else parseJson(request, body, done);
  });
}

function knownError(error: FastifyError | ConsoleError | StoreError): ConsoleError | undefined {
  if (error instanceof ConsoleError) return error;
  if (error instanceof StoreError)
    return new ConsoleError('store_unavailable', 'The session table does not answer. Try again in a moment.');
  const { statusCode = 500 } = error;
  if (statusCode >= 500) return undefined;
  if (statusCode === 413) return new ConsoleError('bad_request', 'The request is too large. Send less.');
  if (statusCode === 415)
    return new ConsoleError('bad_request', 'Send JSON with content-type: application/json.');
  return new ConsoleError('bad_request', 'The request cannot be read. Send one JSON object.');
}
