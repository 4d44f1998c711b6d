/** One server-sent event; `data` as it was parsed. */
export interface SeenEvent {
  readonly type: string;
  readonly id: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events freely
  readonly data: any;
}

interface ViewOptions {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

/** Reads server-sent events by `fetch`, as a page does that has to show a token. */
export class EventViewer {
  readonly status: number;
  readonly headers: Headers;
  readonly events: SeenEvent[] = [];
  /** Everything that came. */
  text = '';
  isOver = false;
  readonly #abort: AbortController;

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    if (response.status === 200) void this.#read(response);
  }

  static async open(
    gateway: string,
    bearer: string,
    { path = '/voice/events', query = '', headers = {} }: ViewOptions = {},
  ): Promise<EventViewer> {
    const abort = new AbortController();
    const response = await fetch(`${gateway}${path}${query}`, {
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
      signal: abort.signal,
    });
    return new EventViewer(response, abort);
  }

  /** What happened in sessions, without what the stream says of itself. */
  get ofSessions(): SeenEvent[] {
    return this.events.filter(({ type }) => type.startsWith('voice_'));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        const text = decoder.decode(chunk, { stream: true });
        this.text += text;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch {
      // It was closed, or cut.
    }
    this.isOver = true;
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const at = line.indexOf(': ');
        return [line.slice(0, at), line.slice(at + 2)];
      }),
    );
    const type = fields.get('event');
    if (type === undefined) return;
    this.events.push({ type, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') });
  }
}
