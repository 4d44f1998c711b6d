import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';

export interface ServerEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A bare client: what is not sent here, nobody sends. */
export class WireClient {
  readonly events: ServerEvent[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  readonly #socket: WebSocket;

  constructor(url: string, headers: Record<string, string> = { Authorization: 'Bearer sk-sandbox' }) {
    this.#socket = new WebSocket(url.replace('http:', 'ws:'), { headers });
    this.#socket.on('message', (data) => this.events.push(JSON.parse(data.toString())));
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
  }

  async opened(): Promise<this> {
    await once(this.#socket, 'open');
    return this;
  }

  /** The status and body of a refused upgrade. */
  async refusal(): Promise<{ status: number; body: unknown }> {
    const [, response] = await once(this.#socket, 'unexpected-response');
    let text = '';
    for await (const chunk of response) text += chunk;
    this.#socket.on('error', () => undefined);
    this.#socket.terminate();
    return { status: response.statusCode, body: JSON.parse(text) };
  }

  send(event: object): void {
    this.sendText(JSON.stringify(event));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  of(type: string): ServerEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  next(type: string, count = 1): Promise<ServerEvent> {
    return eventually(() => this.of(type)[count - 1]);
  }

  /** Sends an event and gives the vendor's answer to it, which must be an error. */
  async refused(event: object): Promise<object> {
    const count = this.of('error').length;
    this.send(event);
    const { error } = await this.next('error', count + 1);
    return error as object;
  }

  async ping(): Promise<void> {
    const answered = once(this.#socket, 'pong');
    this.#socket.ping();
    await answered;
  }

  end(): void {
    this.#socket.terminate();
  }
}
