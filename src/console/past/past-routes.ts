import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleFrame } from '../console-routes.ts';
import { consoleUser } from '../console-scope.ts';
import { exportOf } from './call-export.ts';
import { maskedNumber } from './masked-number.ts';
import { readPastQuery } from './past-query.ts';
import type { PastServices } from './past-services.ts';
import { pastSummaryOf, type ShowNumber } from './past-summary.ts';
import { pastCallOf } from './past-view.ts';
import type { PastCall, PastCallList } from './past-views.ts';
import { addRecordingRoute } from './recording-route.ts';
import { addVerdictRoutes } from './verdict-routes.ts';
import { callName, wholeCall } from './whole-call.ts';

interface OneCall {
  readonly Params: { readonly id: string };
}

const PAGE = 25;

/** Past calls: the list, one call, its file, its recording, and what supervisors say about it. */
export function addPastRoutes(scope: FastifyInstance, frame: ConsoleFrame, services: PastServices): void {
  scope.get('/past', async (request): Promise<PastCallList> => {
    const wish = readPastQuery(request.query, Date.now(), services.keptDays);
    const show = shownTo(request, frame);
    const { sessions, next } = await services.calls.page(wish, PAGE);
    return {
      calls: sessions.map((session) => pastSummaryOf(session, show)),
      ...(next !== undefined && { cursor: next }),
    };
  });

  scope.get<OneCall>('/past/:id', async (request): Promise<PastCall> => {
    const show = shownTo(request, frame);
    return pastCallOf(await wholeCall(services, request.params.id), show);
  });

  scope.get<OneCall>(
    '/past/:id/export',
    { config: { console: { role: 'supervisor', action: 'export' } } },
    async (request, reply) => {
      const call = await wholeCall(services, request.params.id);
      const { sessionId } = call.session;
      const withAudio = isSet(request, 'audio');
      reply.header('content-disposition', `attachment; filename="call-${sessionId}.json"`);
      return exportOf(call, {
        redactor: services.redactor,
        mask: maskedNumber,
        withAudio,
        nowMs: Date.now(),
      });
    },
  );

  addRecordingRoute(scope, services);
  addVerdictRoutes(scope, services);
}

/** Numbers are masked unless a supervisor asks for them, which is recorded. */
function shownTo(request: FastifyRequest, { audit }: ConsoleFrame): ShowNumber {
  if (!isSet(request, 'reveal')) return maskedNumber;
  const user = consoleUser(request);
  if (user.role !== 'supervisor')
    throw new ConsoleError('supervisor_only', 'Only supervisors see whole numbers. Leave reveal out.');
  const { params } = request;
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
  audit.record(user, { action: 'reveal', sessionId: callName(id), result: 'done' });
  return (number) => number;
}

function isSet({ query }: FastifyRequest, name: string): boolean {
  const fields: Readonly<Record<string, unknown>> =
    typeof query === 'object' && query !== null ? { ...query } : {};
  return fields[name] === '1';
}
