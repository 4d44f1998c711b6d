import type { CallToolResult } from '@modelcontextprotocol/client';
import { Backoff } from '../../async/backoff.ts';
import { type GatewayErrorCode, ToolError } from '../../errors.ts';
import { timeIsUp } from '../abort-cause.ts';
import { ConnectionReport, type ConnectionReportOptions } from './connection-report.ts';
import { isBrokenConnection, isUnknownSession, toToolError } from './failure.ts';
import { type McpCall, McpSession } from './mcp-session.ts';
import type { McpNetwork } from './mcp-transport.ts';
import type { McpServerSettings } from './server-settings.ts';
import { readOffers, type ToolOffer, type ToolOffers } from './tool-offer.ts';

/** Between two tries to reach the server, and between two readings of its list. */
export interface McpPacing {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly listingPauseMs: number;
}

export const MCP_PACING: McpPacing = { firstRetryMs: 1_000, longestRetryMs: 60_000, listingPauseMs: 5_000 };

export interface McpConnectionOptions extends ConnectionReportOptions {
  readonly server: McpServerSettings;
  readonly network: McpNetwork;
  readonly pacing: McpPacing;
}

export interface RepeatableCall extends McpCall {
  /** Whether it may be sent again when the connection broke after it was sent. */
  readonly repeatable: boolean;
}

export type McpState = 'new' | 'connecting' | 'ready' | 'waiting' | 'closed';

/**
 * The connection of this process to one server, shared by all calls. It is opened in the background, and again after
 * each loss. The tools of a server that is away stay on offer: calls that begin meanwhile may need them later.
 */
export class McpConnection {
  readonly #options: McpConnectionOptions;
  readonly #backoff: Backoff;
  readonly #report: ConnectionReport;
  readonly #end = new AbortController();
  #state: McpState = 'new';
  #session: McpSession | undefined;
  #offers: readonly ToolOffer[] = [];
  #lastError: GatewayErrorCode | undefined;
  /** The try that runs now. It never rejects. */
  #attempt: Promise<void> | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #listingTimer: NodeJS.Timeout | undefined;
  #readyAt = Number.NEGATIVE_INFINITY;
  #listedAt = Number.NEGATIVE_INFINITY;

  constructor(options: McpConnectionOptions) {
    this.#options = options;
    this.#report = new ConnectionReport(options.server.name, options);
    const { firstRetryMs, longestRetryMs } = options.pacing;
    this.#backoff = new Backoff({ firstMs: firstRetryMs, longestMs: longestRetryMs });
  }

  get server(): McpServerSettings {
    return this.#options.server;
  }

  get state(): McpState {
    return this.#state;
  }

  /** The code of the failure since which the server is away; undefined while it is there. */
  get lastError(): GatewayErrorCode | undefined {
    return this.#lastError;
  }

  get offers(): readonly ToolOffer[] {
    return this.#offers;
  }

  /** Begins to connect, in the background. */
  start(): void {
    if (this.#state === 'new') this.#connect();
  }

  /** Resolves when the try that runs now has ended, well or not. Never rejects. */
  async whenTried(): Promise<void> {
    await this.#attempt;
  }

  /**
   * Runs a tool. A session that the server has forgotten is opened again, and the call repeated once: the server did
   * not take it.
   * @throws ToolError
   */
  async callTool(call: RepeatableCall): Promise<CallToolResult> {
    const started = performance.now();
    const session = this.#session;
    if (session === undefined) throw this.#away();
    try {
      return await session.callTool(call);
    } catch (error) {
      if (call.signal.aborted) throw stopped(call.signal, error);
      if (!this.#mayRepeat(session, call, error)) throw toToolError(error);
    }
    await aborted(call.signal, this.#attempt);
    const next = this.#session;
    const timeoutMs = call.timeoutMs - (performance.now() - started);
    if (next === undefined || timeoutMs <= 0 || call.signal.aborted) throw this.#away();
    return next.callTool({ ...call, timeoutMs }).catch((error: unknown) => {
      throw call.signal.aborted ? stopped(call.signal, error) : toToolError(error);
    });
  }

  /** Idempotent. Calls that run fail now. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#end.abort();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#listingTimer);
    const session = this.#session;
    this.#session = undefined;
    await Promise.all([this.#attempt, session?.close()]);
  }

  #mayRepeat(session: McpSession, { repeatable }: RepeatableCall, error: unknown): boolean {
    if (isUnknownSession(error)) {
      session.lose();
      return true;
    }
    if (!isBrokenConnection(error)) return false;
    // Without news from the server, a request is the only sign that it is gone.
    if (!session.watched) session.lose();
    return repeatable;
  }

  #away(): ToolError {
    return new ToolError('tool_unavailable', 'The MCP server is away; the gateway tries to reach it again');
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#state = 'connecting';
    this.#attempt = this.#open().finally(() => {
      this.#attempt = undefined;
    });
  }

  /** Never rejects. */
  async #open(): Promise<void> {
    let opened: McpSession | undefined;
    try {
      const session = await McpSession.open(
        {
          server: this.server,
          network: this.#options.network,
          onLost: () => this.#lost(opened),
          onToolsChanged: () => this.#listSoon(),
        },
        this.#end.signal,
      );
      opened = session;
      const offers = this.#read(await session.listTools(this.#end.signal));
      if (this.#state !== 'closed') return this.#ready(session, offers);
    } catch (error) {
      this.#failed(toToolError(error));
    }
    await opened?.close();
  }

  #ready(session: McpSession, offers: ToolOffers): void {
    this.#state = 'ready';
    this.#session = session;
    this.#offers = offers.offers;
    this.#readyAt = performance.now();
    this.#lastError = undefined;
    this.#report.connected(offers);
  }

  #failed(error: ToolError): void {
    if (this.#state === 'closed') return;
    this.#lastError = error.code;
    this.#report.failed(error, this.#retryLater());
  }

  #lost(session: McpSession | undefined): void {
    if (session === undefined || this.#session !== session || this.#state === 'closed') return;
    this.#session = undefined;
    this.#lastError = 'tool_unavailable';
    const { pacing } = this.#options;
    const lastedMs = performance.now() - this.#readyAt;
    this.#report.lost(lastedMs);
    if (lastedMs > pacing.longestRetryMs) this.#backoff.reset();
    // A session that lasted is replaced now, so that the call that found out can go on. One that did not has to wait.
    if (lastedMs > pacing.firstRetryMs) this.#connect();
    else this.#retryLater();
  }

  /** @returns the pause, in milliseconds */
  #retryLater(): number {
    this.#state = 'waiting';
    const pauseMs = this.#backoff.next();
    this.#retryTimer = setTimeout(() => this.#connect(), pauseMs).unref();
    return pauseMs;
  }

  /** Reads the list again, however often the server says that it changed. */
  #listSoon(): void {
    if (this.#state !== 'ready' || this.#listingTimer !== undefined) return;
    const pauseMs = Math.max(0, this.#listedAt + this.#options.pacing.listingPauseMs - performance.now());
    this.#listingTimer = setTimeout(() => {
      this.#listingTimer = undefined;
      this.#listAgain().catch((error: unknown) => this.#report.notListed(toToolError(error)));
    }, pauseMs).unref();
  }

  async #listAgain(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const offers = this.#read(await session.listTools(this.#end.signal));
    if (this.#session !== session) return;
    this.#offers = offers.offers;
    this.#report.changed(offers);
  }

  #read(listed: readonly unknown[]): ToolOffers {
    this.#listedAt = performance.now();
    return readOffers(listed, this.server);
  }
}

/** What the runner ended is no fault of the server, unless its time was up. */
function stopped(signal: AbortSignal, error: unknown): ToolError {
  return timeIsUp(signal)
    ? new ToolError('tool_timeout', 'The MCP server did not answer in time', { cause: error })
    : new ToolError('tool_failed', 'The call was stopped before the MCP server answered', { cause: error });
}

/** Waits for work that never rejects, or until the signal is aborted. */
async function aborted(signal: AbortSignal, work: Promise<void> | undefined): Promise<void> {
  if (work === undefined || signal.aborted) return;
  let stop: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([work, end]);
  signal.removeEventListener('abort', stop);
}
