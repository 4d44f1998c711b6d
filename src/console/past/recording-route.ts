import type { FastifyInstance } from 'fastify';
import { RecordingError } from '../../errors.ts';
import { parseByteRange } from '../../recording/byte-range.ts';
import type { RecordedAudio } from '../../recording/recorded-audio.ts';
import type { StoredSession } from '../../store/session-store.ts';
import { ConsoleError } from '../console-error.ts';
import type { PastServices } from './past-services.ts';
import { callName, unknownCall } from './whole-call.ts';

interface RecordingRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly part?: string };
}

/** `GET /past/:id/audio`: the recording of one stream of a call, with ranges. */
export function addRecordingRoute(scope: FastifyInstance, services: PastServices): void {
  scope.get<RecordingRequest>(
    '/past/:id/audio',
    { config: { console: { role: 'supervisor', action: 'play' } } },
    async (request, reply) => {
      const session = await sessionOf(services, request.params.id);
      const range = parseByteRange(request.headers.range);
      const audio = await open(services, session, { part: partOf(request.query.part), range });
      reply.header('accept-ranges', 'bytes').type('audio/wav');
      if (audio === 'out_of_range') return reply.code(416).send();
      const { stream, sizeBytes, range: sent } = audio;
      const bytes = sent ? sent.end - sent.start + 1 : sizeBytes;
      reply.header('content-length', bytes);
      if (sent) reply.code(206).header('content-range', `bytes ${sent.start}-${sent.end}/${sizeBytes}`);
      return reply.send(stream);
    },
  );
}

async function sessionOf({ calls }: PastServices, id: string): Promise<StoredSession> {
  const name = callName(id);
  const session = name === undefined ? undefined : await calls.session(name);
  if (!session) throw unknownCall();
  return session;
}

async function open(
  { recordings, logger }: PastServices,
  session: StoredSession,
  { part, range }: { readonly part: number; readonly range: ReturnType<typeof parseByteRange> },
): Promise<RecordedAudio | 'out_of_range'> {
  const audio = await recordings.open(session, part, range).catch((error: unknown) => {
    if (!(error instanceof RecordingError)) throw error;
    const { code, advice } = error;
    logger.warn({ callSid: session.sessionId, code, advice, err: error }, 'A recording could not be read');
    throw new ConsoleError(
      'unavailable',
      'The bucket did not give the recording. Check that the gateway may read it (s3:GetObject), and try again.',
    );
  });
  if (audio !== 'missing') return audio;
  throw new ConsoleError(
    'not_found',
    'There is no such recording here: the call was not recorded, or its file is on the disk of another instance, or was deleted.',
  );
}

function partOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (!/^[1-9]\d?$/.test(text)) throw new ConsoleError('bad_request', 'part: a number from 1.');
  return Number(text);
}
