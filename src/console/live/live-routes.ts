import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldsOf } from '../../is-record.ts';
import { ConsoleError } from '../console-error.ts';
import type { AddRoutes, ConsoleFrame } from '../console-routes.ts';
import { consoleUser } from '../console-scope.ts';
import type { CallList } from '../views.ts';
import type { CallLookup } from './call-lookup.ts';
import type { ElsewhereCalls } from './elsewhere-calls.ts';
import type { FeedItem } from './feed-item.ts';
import type { ListChange, LiveCalls } from './live-calls.ts';
import { lastEventId, openFeed } from './open-feed.ts';

export interface LiveServices {
  readonly live: LiveCalls;
  readonly elsewhere: Pick<ElsewhereCalls, 'list'>;
  readonly lookup: CallLookup;
  /** Names this process. */
  readonly instance: string;
}

interface OneCall {
  readonly Params: { readonly id: string };
}

/** The list of live calls, and one of them, as they change. */
export function liveRoutes(services: LiveServices): AddRoutes {
  return (scope, frame) => addLiveRoutes(scope, frame, services);
}

function addLiveRoutes(scope: FastifyInstance, frame: ConsoleFrame, services: LiveServices): void {
  const { live, lookup, instance } = services;
  scope.addHook('preClose', async () => live.close());

  scope.get('/calls', async (request): Promise<CallList> => {
    return listOf(services, mayReveal(request, frame));
  });

  scope.get('/feed', async (request, reply) => {
    const isRevealed = mayReveal(request, frame);
    const list = await listOf(services, isRevealed);
    return openFeed<ListChange>(frame, reply, {
      feed: live.feed,
      instance,
      about: { follows: 'calls' },
      // The list is short: a viewer who comes back gets all of it.
      lastEventId: undefined,
      whole: () => ({
        type: 'calls',
        json: JSON.stringify({ ...list, calls: live.list(isRevealed) } satisfies CallList),
      }),
      accepts: () => true,
      format: ({ masked, revealed }) => (isRevealed ? revealed : masked),
    });
  });

  scope.get<OneCall>('/calls/:id/feed', async (request, reply) => {
    const isRevealed = mayReveal(request, frame, request.params.id);
    const call = await lookup.find(request.params.id);
    return openFeed<FeedItem>(frame, reply, {
      feed: call.feed,
      instance,
      about: { follows: call.sessionId },
      lastEventId: lastEventId(request),
      whole: () => ({ type: 'view', json: JSON.stringify(call.view(isRevealed)) }),
      accepts: () => true,
      format: (item) => item,
    });
  });
}

async function listOf({ live, elsewhere }: LiveServices, isRevealed: boolean): Promise<CallList> {
  return { ...(await elsewhere.list()), calls: live.list(isRevealed) };
}

/**
 * Whether the callers' numbers are shown in full: a supervisor has asked for that, which is recorded.
 * @throws ConsoleError for anybody else who asks
 */
function mayReveal(request: FastifyRequest, { audit }: ConsoleFrame, sessionId?: string): boolean {
  const { reveal } = fieldsOf(request.query);
  if (reveal === undefined || reveal === '0') return false;
  const user = consoleUser(request);
  const isAllowed = user.role === 'supervisor';
  audit.record(user, { action: 'reveal', sessionId, result: isAllowed ? 'done' : 'supervisor_only' });
  if (isAllowed) return true;
  throw new ConsoleError('supervisor_only', 'Only supervisors may see the numbers of callers in full.');
}
