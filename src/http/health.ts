import type { FastifyInstance } from 'fastify';
import type { CallDesk } from '../call/desk.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface HealthServices {
  readonly desk: CallDesk;
  readonly metrics: Metrics;
}

/** `/health`, `/ready` and `/metrics`: for load balancers and Prometheus, without a signature. */
export function addHealthRoutes(app: FastifyInstance, { desk, metrics }: HealthServices): void {
  app.get('/health', { exposeHeadRoute: true }, async () => ({ status: 'ok' }));
  app.get('/ready', { exposeHeadRoute: true }, async (_request, reply) => {
    const reason = desk.refusal();
    if (reason === undefined) return { status: 'ready', activeCalls: desk.activeCalls };
    return reply.code(503).send({ status: 'unavailable', reason });
  });
  app.get('/metrics', async (_request, reply) => {
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}
