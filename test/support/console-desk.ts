import { WebSocket } from 'ws';
import { ConsoleAccess } from '../../src/console/access.ts';
import { ActionAudit } from '../../src/console/action-audit.ts';
import { addConsoleRoutes, CONSOLE_PATH, CONSOLE_SOCKETS } from '../../src/console/console-routes.ts';
import { CallLookup } from '../../src/console/live/call-lookup.ts';
import { steeringRoutes } from '../../src/console/steering/steering-routes.ts';
import { ViewerPlaces } from '../../src/console/viewer-places.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createLogger } from '../../src/logging.ts';
import type { Services } from '../../src/services.ts';

export const SUPERVISOR_TOKEN = 'supervisor-token-0123456789';
export const VIEWER_TOKEN = 'viewer-token-0123456789';
/** The settings of a gateway that supervisors may steer. */
export const CONSOLE_ENV = { CONSOLE_TOKEN: SUPERVISOR_TOKEN, CONSOLE_VIEWER_TOKEN: VIEWER_TOKEN } as const;

export interface ActionAnswer {
  readonly status: number;
  readonly body: { readonly result?: string; readonly error?: string; readonly message?: string };
}

/** The actions of the console, on a listener of their own in front of one gateway. */
export class ConsoleDesk {
  readonly log: string[] = [];
  readonly #app: ReturnType<typeof createHttpServer>;
  #origin = '';

  private constructor(services: Pick<Services, 'steerable' | 'metrics' | 'store'>) {
    const logger = createLogger('info', { write: (line) => this.log.push(line) });
    const { metrics, steerable, store } = services;
    const lookup = new CallLookup({ live: { find: () => undefined }, store });
    this.#app = createHttpServer({ logger, socketPaths: CONSOLE_SOCKETS });
    const frame = {
      logger,
      metrics,
      access: new ConsoleAccess({ supervisorToken: SUPERVISOR_TOKEN, viewerToken: VIEWER_TOKEN }),
      audit: new ActionAudit({ logger, metrics }),
      viewers: new ViewerPlaces(metrics),
      about: {
        ...{ instance: 'i', gateway: '0', capture: true, recording: 'off' as const },
        ...{ softphone: false, sandbox: true, past: false },
      },
      parts: [
        steeringRoutes({
          calls: steerable,
          whereIs: (sessionId) => lookup.whereIs(sessionId),
          metrics,
        }),
      ],
    };
    this.#app.register(async (scope) => addConsoleRoutes(scope, frame), { prefix: CONSOLE_PATH });
  }

  static async open(services: Pick<Services, 'steerable' | 'metrics' | 'store'>): Promise<ConsoleDesk> {
    const desk = new ConsoleDesk(services);
    desk.#origin = await desk.#app.listen({ host: '127.0.0.1', port: 0 });
    return desk;
  }

  async act(
    sessionId: string,
    action: string,
    body: unknown = {},
    { token = SUPERVISOR_TOKEN, user = 'Ann' }: { readonly token?: string; readonly user?: string } = {},
  ): Promise<ActionAnswer> {
    const answer = await fetch(`${this.#origin}/console/api/calls/${sessionId}/${action}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-console-user': user,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as ActionAnswer['body'] };
  }

  /** Opens the WebSocket of a call and says who wants what. */
  audio(
    sessionId: string,
    mode: string,
    { token = SUPERVISOR_TOKEN, user = 'Ann' }: { readonly token?: string; readonly user?: string } = {},
  ): AudioEar {
    const socket = new WebSocket(
      `${this.#origin.replace('http', 'ws')}/console/api/calls/${sessionId}/audio`,
    );
    socket.on('open', () => socket.send(JSON.stringify({ token, mode, user })));
    return new AudioEar(socket);
  }

  close(): Promise<void> {
    return this.#app.close();
  }
}

/** What a supervisor's page hears. */
export class AudioEar {
  readonly socket: WebSocket;
  readonly told: Readonly<Record<string, unknown>>[] = [];
  /** By side. PCM16. */
  readonly heard: [Buffer[], Buffer[]] = [[], []];
  closed: { readonly code: number; readonly reason: string } | undefined;
  #onFrame: (side: number, pcm: Buffer) => void = () => undefined;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#onMessage(data, isBinary));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    socket.on('error', () => undefined);
  }

  onFrame(listener: (side: number, pcm: Buffer) => void): void {
    this.#onFrame = listener;
  }

  /** Samples of one side since its beginning. */
  pcm(side: 0 | 1): Int16Array {
    const bytes = Buffer.concat(this.heard[side]);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  }

  speak(pcm: Uint8Array): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(pcm);
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (!isBinary) {
      this.told.push(JSON.parse(data.toString()));
      return;
    }
    const side = data[0] === 0 ? 0 : 1;
    const pcm = data.subarray(5);
    this.heard[side].push(pcm);
    this.#onFrame(side, pcm);
  }
}
