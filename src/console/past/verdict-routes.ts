import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StoredTurn } from '../../store/session-store.ts';
import { TURN_VERDICTS } from '../../store/verdict.ts';
import { ConsoleError } from '../console-error.ts';
import { consoleUser } from '../console-scope.ts';
import { readSpan } from './past-query.ts';
import type { PastServices } from './past-services.ts';
import { verdictsOf } from './past-view.ts';
import { MAX_DAYS } from './verdict-book.ts';
import { rowOf, type VerdictRow } from './verdict-rows.ts';
import { wholeCall } from './whole-call.ts';

interface OneCall {
  readonly Params: { readonly id: string };
}

const DAY_MS = 86_400_000;
const DEFAULT_MS = 30 * DAY_MS;
const verdictSchema = z.strictObject({
  turn: z.int().min(1).max(99_999),
  verdict: z.enum(TURN_VERDICTS),
  note: z.string().max(500).optional(),
});

/** Marks of supervisors on turns, for one call and for many. */
export function addVerdictRoutes(scope: FastifyInstance, services: PastServices): void {
  const config = { console: { role: 'supervisor', action: 'verdict' } } as const;
  for (const path of ['/past/:id/verdicts', '/calls/:id/verdicts']) {
    scope.post<OneCall>(path, { config }, async (request) => {
      const parsed = verdictSchema.safeParse(request.body);
      if (!parsed.success) throw wrongVerdict();
      const call = await wholeCall(services, request.params.id);
      const kept = await services.verdicts.mark(call, { ...parsed.data, by: consoleUser(request).name });
      return { verdicts: verdictsOf({ verdicts: [...call.verdicts, kept] }) };
    });
  }

  scope.get(
    '/verdicts',
    { config: { console: { role: 'supervisor', action: 'verdicts' } } },
    async (request, reply) => {
      if (!services.includeText)
        throw new ConsoleError(
          'unavailable',
          'Words are not shown here. Set CONSOLE_INCLUDE_TEXT=true for rows.',
        );
      const { fromMs, toMs } = spanOf(request);
      const { verdicts, left } = await services.verdicts.within(fromMs, toMs);
      const calls = new Map<string, Promise<MarkedCall | undefined>>();
      const rows: VerdictRow[] = [];
      for (const verdict of verdicts) {
        const { sessionId } = verdict;
        const call = calls.get(sessionId) ?? readMarked(services, sessionId);
        calls.set(sessionId, call);
        const marked = await call;
        const row = marked && rowOf(verdict, marked, services.redactor);
        if (row) rows.push(row);
      }
      reply.type('application/x-ndjson; charset=utf-8').header('x-rows-left-out', String(left));
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    },
  );

  scope.get('/verdicts/rules', { config: { console: { role: 'supervisor' } } }, async (request) => {
    const { fromMs, toMs } = spanOf(request);
    return services.verdicts.byRule(fromMs, toMs);
  });
}

interface MarkedCall {
  readonly turns: readonly StoredTurn[];
  readonly language: string | undefined;
}

async function readMarked({ calls }: PastServices, sessionId: string): Promise<MarkedCall | undefined> {
  const call = await calls.conversation(sessionId);
  return call && { turns: call.turns, language: call.session.language };
}

function spanOf({ query }: FastifyRequest) {
  const span = readSpan(query, Date.now(), DEFAULT_MS);
  if (span.toMs - span.fromMs > MAX_DAYS * DAY_MS)
    throw new ConsoleError('bad_request', `Ask for at most ${MAX_DAYS} days.`);
  return span;
}

function wrongVerdict(): ConsoleError {
  return new ConsoleError(
    'bad_request',
    `Send {"turn": number of a turn, "verdict": one of ${TURN_VERDICTS.join(', ')}, "note": at most 500 characters}.`,
  );
}
