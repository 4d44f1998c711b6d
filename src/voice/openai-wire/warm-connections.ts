import type { Connection } from './connection.ts';

/** Twilio opens its stream about a second after it was told to, or later when it speaks a notice first. */
const KEEP_MS = 20_000;
/** More calls than this do not arrive within that time. A flood of them meets this limit. */
const MOST = 500;

export interface WarmConnectionsOptions {
  /** A connection that is not open yet. @param model the id of the model that it asks for */
  readonly create: (model: string) => Connection;
  /** How long a connection waits for its call, milliseconds. */
  readonly keepMs?: number;
  readonly most?: number;
}

interface Waiting {
  readonly connection: Connection;
  readonly model: string;
  readonly timer: NodeJS.Timeout;
}

/**
 * Connections to the model that open while Twilio is still opening its own: a caller hears the first word earlier by
 * a look-up, a TLS handshake and an upgrade. Nothing of the call is sent on them before the call takes them.
 */
export class WarmConnections {
  readonly #options: WarmConnectionsOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: WarmConnectionsOptions) {
    this.#options = options;
  }

  /** Begins to open a connection for this call. Nothing happens when one waits already, or when too many wait. */
  prepare(callSid: string, model: string): void {
    const { create, keepMs = KEEP_MS, most = MOST } = this.#options;
    if (this.#waiting.has(callSid) || this.#waiting.size >= most) return;
    const connection = create(model);
    const timer = setTimeout(() => this.#discard(callSid), keepMs).unref();
    this.#waiting.set(callSid, { connection, model, timer });
    connection.open();
  }

  /**
   * @param model the id of the model that the call wants: a connection to another one is closed
   * @returns undefined when there is none or it has broken: the call then opens its own. It may be a refused one
   */
  take(callSid: string, model: string): Connection | undefined {
    const waiting = this.#remove(callSid);
    if (waiting === undefined || waiting.connection.broken) return undefined;
    if (waiting.model === model) return waiting.connection;
    void waiting.connection.close();
    return undefined;
  }

  close(): void {
    for (const callSid of [...this.#waiting.keys()]) this.#discard(callSid);
  }

  #discard(callSid: string): void {
    void this.#remove(callSid)?.connection.close();
  }

  #remove(callSid: string): Waiting | undefined {
    const waiting = this.#waiting.get(callSid);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(callSid);
    return waiting;
  }
}
