import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a browser remembers that it may ask, seconds. */
const MAX_AGE = '600';

/** Lets the pages of these origins read the answer, and no others. */
export function allowOrigins(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void {
  const { origin } = request.headers;
  reply.header('vary', 'Origin');
  if (origin !== undefined && origins.includes(origin)) reply.header('access-control-allow-origin', origin);
}

/**
 * Answers the question of a browser before a request with a bearer.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export async function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[],
): Promise<void> {
  allowOrigins(request, reply, origins);
  reply.header('access-control-allow-methods', 'GET');
  reply.header('access-control-allow-headers', 'Authorization, Last-Event-ID');
  reply.header('access-control-max-age', MAX_AGE);
  await reply.code(204).send();
}
