import type { BrowserContext, Page } from 'playwright-core';
import type { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import type { ServerMessage } from '../../support/browser.ts';
import { PageProbe } from './page-probe.ts';
import { WatchedPage } from './watched-page.ts';

/** The words of the page's status. */
type Status = 'Ready' | 'Connecting' | 'Listening' | 'Speaking' | 'Reconnecting' | 'Ended';

/** One turn as the page shows it. */
export interface ShownTurn {
  readonly role: string;
  /** What is shown in full ink. */
  readonly heard: string;
  /** What is struck through. */
  readonly cut: string;
  readonly lang: string;
}

/** What the caller chooses before the start, by the words on the page. */
export interface Choices {
  readonly model?: string;
  readonly language?: string;
  readonly connection?: string;
}

export interface ClientMessage {
  readonly action: string;
  readonly sessionId?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages freely
  readonly data?: any;
}

const READ_TURNS = `[...document.querySelectorAll('[role=log] [data-role]')].map((turn) => {
  const copy = turn.cloneNode(true);
  const cut = [...copy.querySelectorAll('del')].map((part) => { part.remove(); return part.textContent; });
  const text = (words) => words.replace(/\\s+/g, ' ').trim();
  return {
    role: turn.dataset.role,
    heard: text(copy.textContent),
    cut: text(cut.join(' ')),
    lang: turn.closest('[lang]')?.lang ?? '',
  };
})`;

/** One caller at the player page. */
export class Player extends WatchedPage {
  readonly userId: string;
  /** Messages of every WebSocket that the page has opened, oldest first. */
  readonly sent: ClientMessage[] = [];
  readonly received: ServerMessage[] = [];

  private constructor(page: Page, probe: PageProbe, options: PlayerOptions) {
    super(page, probe, options.library);
    this.userId = options.userId;
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => keep(this.sent, payload));
      socket.on('framereceived', ({ payload }) => keep(this.received, payload));
    });
  }

  static async open(context: BrowserContext, options: PlayerOptions): Promise<Player> {
    const page = await context.newPage();
    const player = new Player(page, await PageProbe.install(page), options);
    await page.goto(`${options.origin}/voice/player`);
    return player;
  }

  async choose({ model, language, connection }: Choices): Promise<void> {
    const choices = { Model: model, Language: language, Connection: connection };
    for (const [label, value] of Object.entries(choices)) {
      if (value !== undefined) await this.page.getByLabel(label, { exact: true }).selectOption(value);
    }
  }

  /** Chooses, starts, and waits until the gateway takes part. */
  async starts(choices: Choices = {}): Promise<void> {
    await this.choose(choices);
    await this.button('Start').click();
    await this.status('Listening', 'Speaking');
  }

  async writes(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.button('Send').click();
  }

  /** Waits until the page says one of these. */
  async status(...wanted: readonly Status[]): Promise<string> {
    const status = this.page.getByRole('status');
    return this.eventually(
      async () => {
        const text = (await status.first().innerText()).trim();
        return wanted.some((word) => text === word) && text;
      },
      `status ${wanted.join(' or ')}`,
    );
  }

  turns(): Promise<readonly ShownTurn[]> {
    return this.page.evaluate<readonly ShownTurn[]>(READ_TURNS);
  }

  /** Waits for a turn that fits. */
  turn(role: 'caller' | 'assistant', fits: (turn: ShownTurn) => boolean): Promise<ShownTurn> {
    return this.eventually(
      async () => (await this.turns()).find((turn) => turn.role === role && fits(turn)),
      `turn of the ${role}: ${fits}`,
    );
  }

  /** Waits until the page shows that the assistant was heard to say this. */
  hears(text: string): Promise<ShownTurn> {
    return this.turn('assistant', ({ heard }) => heard.includes(text));
  }

  /** Waits until the page shows that the caller has said this. */
  showsCaller(text: string): Promise<ShownTurn> {
    return this.turn('caller', ({ heard }) => heard.toLowerCase().includes(text));
  }

  way(): Promise<string | null> {
    return this.page.locator('[data-way]').first().getAttribute('data-way');
  }

  get sessionId(): string {
    return this.received.findLast(({ type }) => type === 'voice_session_initialized')?.sessionId ?? '';
  }

  async ends(): Promise<void> {
    await this.button('End').click();
    await this.status('Ended');
  }
}

interface PlayerOptions {
  readonly origin: string;
  readonly userId: string;
  readonly library: SpeechLibrary;
}

function keep(messages: object[], payload: string | Buffer): void {
  if (typeof payload !== 'string') return;
  messages.push(JSON.parse(payload));
}
