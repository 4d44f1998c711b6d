import { type Context, ROOT_CONTEXT, type Span, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { CallTrace, Tracing, TurnTimes } from './tracing.ts';

/** One request to the receiver, and with it the end of the process, takes no longer. */
const EXPORT_TIMEOUT_MS = 2000;
const SERVICE_NAME = 'voice-gateway';

/** Traces over OTLP/HTTP in JSON. A receiver that fails costs spans, never a call: spans are sent in the background. */
export class OtlpTracing implements Tracing {
  readonly #provider: BasicTracerProvider;
  readonly #tracer: Tracer;

  /** @param endpoint base address of the receiver, without `/v1/traces` */
  constructor(endpoint: string) {
    const exporter = new OTLPTraceExporter({
      url: `${endpoint}/v1/traces`,
      timeoutMillis: EXPORT_TIMEOUT_MS,
    });
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? SERVICE_NAME }),
      spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
    });
    this.#tracer = this.#provider.getTracer(SERVICE_NAME);
  }

  startCall({ callSid, streamSid }: { readonly callSid: string; readonly streamSid: string }): CallTrace {
    const attributes = { 'call.sid': callSid, 'call.stream_sid': streamSid };
    return new OtlpCallTrace(this.#tracer, this.#tracer.startSpan('call', { attributes }, ROOT_CONTEXT));
  }

  async close(): Promise<void> {
    // What could not be sent is lost with the process, which has no log any more.
    await this.#provider.shutdown().catch(() => undefined);
  }
}

class OtlpCallTrace implements CallTrace {
  readonly #tracer: Tracer;
  readonly #call: Span;
  readonly #inCall: Context;
  #stream: Span | undefined;
  #handoff: Span | undefined;

  constructor(tracer: Tracer, call: Span) {
    this.#tracer = tracer;
    this.#call = call;
    this.#inCall = trace.setSpan(ROOT_CONTEXT, call);
  }

  stream(provider: string): void {
    this.#stream?.end();
    const attributes = { 'voice.provider': provider };
    this.#stream = this.#tracer.startSpan('provider stream', { attributes }, this.#inCall);
  }

  /** The SDK takes small numbers for the monotonic clock, and translates them. */
  turn({ speechEndMs, receivedMs, sentMs, heardMs }: TurnTimes): void {
    const attributes = { 'turn.heard': heardMs !== undefined };
    const span = this.#tracer.startSpan('turn', { startTime: speechEndMs, attributes }, this.#inCall);
    span.addEvent('provider audio', receivedMs);
    span.addEvent('sent to Twilio', sentMs);
    span.end(heardMs ?? sentMs);
  }

  tool({ name, result, durationMs }: Parameters<CallTrace['tool']>[0]): void {
    const endMs = performance.now();
    const attributes = { 'tool.name': name, 'tool.result': result };
    this.#tracer.startSpan('tool', { startTime: endMs - durationMs, attributes }, this.#inCall).end(endMs);
  }

  handoffBegins(reason: string): void {
    this.#handoff?.end();
    const attributes = { 'handoff.reason': reason };
    this.#handoff = this.#tracer.startSpan('hand-off', { attributes }, this.#inCall);
  }

  handoffEnds(result: string): void {
    this.#handoff?.setAttribute('handoff.result', result).end();
    this.#handoff = undefined;
  }

  ended(outcome: string): void {
    this.handoffEnds(outcome);
    this.#stream?.end();
    this.#call.setAttribute('call.outcome', outcome).end();
  }
}
