import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream, type EventStreamOptions } from '../../events/event-stream.ts';
import type { ConsoleFrame } from '../console-routes.ts';

type FeedOptions<T> = Pick<EventStreamOptions<T>, 'feed' | 'format' | 'whole' | 'accepts' | 'about'> & {
  readonly instance: string;
  readonly lastEventId: string | undefined;
};

/** A page that is left open overnight signs in anew. */
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
  const output = reply.raw;
  reply.header('content-type', 'text/event-stream');
  // nginx would keep events until its buffer is full: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
  reply.header('x-accel-buffering', 'no');
  // The end of the stream is the end of its connection: a server that stops would wait for one that is kept alive.
  reply.header('connection', 'close');
  const headers = reply.getHeaders();
  reply.hijack();
  const stream = new EventStream<T>({
    ...options,
    output,
    onSlow: () => {
      metrics.consoleViewersCut.inc();
      logger.info('A viewer of the console did not read and was cut off; the page connects again');
    },
    maxMs: LONGEST_MS,
  });
  output.on('close', () => {
    stream.stop();
    leave();
  });
  output.on('error', () => stream.stop());
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) output.setHeader(name, value);
  output.writeHead(200);
  stream.open();
  return reply;
}

/** What the viewer has seen last, as it says. */
export function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' ? id : undefined;
}
