import type { FastifyReply } from 'fastify';
import { EventStream, type EventStreamOptions } from './event-stream.ts';

export type EventResponseOptions<T> = Omit<EventStreamOptions<T>, 'output'>;

/**
 * Answers with server-sent events until the viewer goes, the feed ends or the viewer does not read.
 * @param onGone called when the connection is closed
 */
export function answerWithEvents<T>(
  reply: FastifyReply,
  options: EventResponseOptions<T>,
  onGone: () => void,
): FastifyReply {
  const output = reply.raw;
  reply.header('content-type', 'text/event-stream');
  // nginx would keep events until its buffer is full: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
  reply.header('x-accel-buffering', 'no');
  // The end of the stream is the end of its connection: a server that stops would wait for one that is kept alive.
  reply.header('connection', 'close');
  const headers = reply.getHeaders();
  reply.hijack();
  const stream = new EventStream<T>({ ...options, output });
  output.on('close', () => {
    stream.stop();
    onGone();
  });
  output.on('error', () => stream.stop());
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) output.setHeader(name, value);
  output.writeHead(200);
  stream.open();
  return reply;
}
