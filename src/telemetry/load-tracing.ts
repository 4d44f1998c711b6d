import type { Tracing } from './tracing.ts';

/**
 * Tracing by OpenTelemetry, whose packages are loaded here and only when they are wanted.
 * @param endpoint base address of an OTLP/HTTP receiver; without it nothing is traced
 */
export async function loadTracing(endpoint: string | undefined): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing(endpoint);
}
