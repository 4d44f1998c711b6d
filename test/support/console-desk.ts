import { WebSocket } from 'ws';

export const SUPERVISOR_TOKEN = 'supervisor-token-0123456789';
export const VIEWER_TOKEN = 'viewer-token-0123456789';
/** The settings of a gateway that supervisors may steer. */
export const CONSOLE_ENV = { CONSOLE_TOKEN: SUPERVISOR_TOKEN, CONSOLE_VIEWER_TOKEN: VIEWER_TOKEN } as const;

export interface ActionAnswer {
  readonly status: number;
  readonly body: { readonly result?: string; readonly error?: string; readonly message?: string };
}

/** The page of a supervisor, in front of one gateway. */
export class ConsoleDesk {
  readonly #origin: string;

  /** @param origin of the gateway */
  constructor(origin: string) {
    this.#origin = origin;
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
