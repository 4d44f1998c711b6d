import type { BrowserContext, Locator, Page } from 'playwright-core';
import { speak } from '../../../sandbox/model/mouth.ts';
import type { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import type { ServerMessage } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import type { SpokenAt } from './page-probe.ts';
import { PageProbe } from './page-probe.ts';
import type { FoundSpeech } from './played-sound.ts';

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

const WAIT_MS = 15_000;
/** Every look costs a trip to the browser. */
const LOOK_MS = 50;

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

const MOST_TABS = 30;
const FOCUS = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  return { label: label.trim(), isShown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' };
})()`;

/** One caller at the player page. */
export class Player {
  readonly page: Page;
  readonly probe: PageProbe;
  readonly userId: string;
  /** Messages of every WebSocket that the page has opened, oldest first. */
  readonly sent: ClientMessage[] = [];
  readonly received: ServerMessage[] = [];
  /** Errors that the page has caused. */
  readonly errors: string[] = [];
  readonly #forgiven: RegExp[] = [];
  readonly #library: SpeechLibrary;

  private constructor(page: Page, probe: PageProbe, options: PlayerOptions) {
    this.page = page;
    this.probe = probe;
    this.userId = options.userId;
    this.#library = options.library;
    page.on('pageerror', (error) => this.#onError(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#onError(message.text());
    });
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

  /** Errors like this are the point of the test. */
  forgives(error: RegExp): void {
    this.#forgiven.push(error);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
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

  /** Says a sentence of the library. Resolves when it is said. */
  says(utteranceId: string): Promise<SpokenAt> {
    return this.probe.says(this.#library.utterance(utteranceId).mulaw);
  }

  async writes(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.button('Send').click();
  }

  /** Waits until the page says one of these. */
  async status(...wanted: readonly Status[]): Promise<string> {
    const status = this.page.getByRole('status');
    return this.#eventually(
      async () => {
        const text = (await status.first().innerText()).trim();
        return wanted.some((word) => text === word) && text;
      },
      `status ${wanted.join(' or ')}`,
    );
  }

  /** Waits for an alert that has this in its text. */
  async alert(words: RegExp | string): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: words }).first().waitFor({ timeout: WAIT_MS });
  }

  turns(): Promise<readonly ShownTurn[]> {
    return this.page.evaluate<readonly ShownTurn[]>(READ_TURNS);
  }

  /** Waits for a turn that fits. */
  turn(role: 'caller' | 'assistant', fits: (turn: ShownTurn) => boolean): Promise<ShownTurn> {
    return this.#eventually(
      async () => (await this.turns()).find((turn) => turn.role === role && fits(turn)),
      `turn of the ${role}: ${fits}`,
    );
  }

  /** Waits until the page shows that the assistant was heard to say this. */
  hears(text: string): Promise<ShownTurn> {
    return this.turn('assistant', ({ heard }) => heard.includes(text));
  }

  /** Waits until the loudspeaker has played this much of a line of a model, milliseconds. */
  listensTo(line: string, ms = 0): Promise<FoundSpeech> {
    const speech = speak(line, this.#library);
    return this.#eventually(async () => {
      const found = (await this.probe.played()).find(speech);
      return found && found.heardMs >= ms && found;
    }, `${ms} ms of '${line}' at the loudspeaker`);
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

  /** Presses Tab until this control has the focus, and sees that it shows. */
  async tabsTo(name: string): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await this.page.keyboard.press('Tab');
      const { label, isShown } = await this.page.evaluate<{ label: string; isShown: boolean }>(FOCUS);
      if (label !== name) continue;
      if (!isShown) throw new Error(`nothing shows that ${name} has the focus`);
      return;
    }
    throw new Error(`Tab does not reach ${name}`);
  }

  #onError(text: string): void {
    if (!this.#forgiven.some((pattern) => pattern.test(text))) this.errors.push(text);
  }

  async #eventually<T>(condition: () => Promise<T>, what: string) {
    try {
      return await eventually(condition, WAIT_MS, LOOK_MS);
    } catch (cause) {
      throw new Error(`${what}: not seen. The page shows:\n${await this.#shown()}`, { cause });
    }
  }

  async #shown(): Promise<string> {
    const text = await this.page.locator('body').innerText();
    return [text, ...this.errors].join('\n');
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
