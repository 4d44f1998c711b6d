import type { FastifyInstance } from 'fastify';
import type { CallControl } from '../call/call-control.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface HealthServices {
  readonly callControl: CallControl;
  readonly metrics: Metrics;
}

/**
 * `/health`, `/ready`, `/accepting` and `/metrics`, for load balancers and Prometheus. They need no signature.
 *
 * Ready is not accepting. An instance that is full or has no model stays behind its load balancer, because it answers
 * the webhooks of its calls and sends new callers to a person. If readiness depended on it, a full fleet would leave
 * the load balancer as a whole, and its calls with it.
 */
export function addHealthRoutes(app: FastifyInstance, { callControl, metrics }: HealthServices): void {
  app.get('/health', { exposeHeadRoute: true }, async () => ({ status: 'ok' }));
  addStateRoute(app, '/ready', { status: 'ready', fault: () => callControl.unready() });
  addStateRoute(app, '/accepting', { status: 'accepting', fault: () => callControl.refusal() });
  app.get('/metrics', async (_request, reply) => {
    metrics.acceptingCalls.set(callControl.refusal() === undefined ? 1 : 0);
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}

interface State {
  /** The status to report while there is no fault. */
  readonly status: string;
  readonly fault: () => string | undefined;
}

/** 200, or 503 with the reason. It reports no count, because anyone who can reach it could chart the calls. */
function addStateRoute(app: FastifyInstance, path: string, { status, fault }: State): void {
  app.get(path, { exposeHeadRoute: true }, async (_request, reply) => {
    const reason = fault();
    return reason === undefined ? { status } : reply.code(503).send({ status: 'unavailable', reason });
  });
}
