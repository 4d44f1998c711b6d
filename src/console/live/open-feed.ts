import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWithEvents, type EventResponseOptions } from '../../events/event-response.ts';
import type { ConsoleFrame } from '../console-routes.ts';

type FeedOptions<T> = Omit<EventResponseOptions<T>, 'onSlow' | 'maxMs' | 'heartbeatMs'>;

/** A page that is left open overnight must sign in again. */
const LONGEST_MS = 12 * 3_600_000;

/**
 * Answers with server-sent events until the viewer goes, the feed ends or the viewer does not read.
 * @throws ConsoleError when too many viewers follow feeds
 */
export function openFeed<T>(
  { viewers, metrics, logger }: Pick<ConsoleFrame, 'viewers' | 'metrics' | 'logger'>,
  reply: FastifyReply,
  options: FeedOptions<T>,
): FastifyReply {
  const leave = viewers.take();
  const onSlow = () => {
    metrics.consoleViewersCut.inc();
    logger.info('A viewer of the console did not read and was cut off; the page connects again');
  };
  return answerWithEvents(reply, { ...options, onSlow, maxMs: LONGEST_MS }, leave);
}

/** The id of the event that the viewer says they have seen last. */
export function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' ? id : undefined;
}
