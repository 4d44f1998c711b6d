import { createServer, type Server } from 'node:http';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly boolValue?: boolean };
}

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly events: readonly { readonly name: string; readonly timeUnixNano: string }[];
}

interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

/** Takes traces as an OpenTelemetry collector does: OTLP/HTTP in JSON. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** Names of the services that sent something. */
  readonly services = new Set<string>();
  /** Everything as it came. */
  text = '';
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      const accepted = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json';
      if (accepted) this.#take(body);
      response.writeHead(accepted ? 200 : 415, { 'Content-Type': 'application/json' }).end('{}');
    });
  });

  /** @returns the address for `OTEL_EXPORTER_OTLP_ENDPOINT` */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  named(name: string): readonly ReceivedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  #take(body: string): void {
    this.text += body;
    const { resourceSpans }: ExportRequest = JSON.parse(body);
    for (const { resource, scopeSpans } of resourceSpans) {
      this.services.add(attributesOf(resource)['service.name'] as string);
      for (const { spans } of scopeSpans) this.spans.push(...spans);
    }
  }
}

export function attributesOf({ attributes }: { readonly attributes: readonly Attribute[] }) {
  const pairs = attributes.map(({ key, value }) => [key, value.stringValue ?? value.boolValue] as const);
  return Object.fromEntries(pairs);
}
