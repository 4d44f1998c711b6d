import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { PageProbe } from './page-probe.ts';
import { WAIT_MS, WatchedPage } from './watched-page.ts';

/** One turn as the console shows it. */
export interface ConsoleTurn {
  readonly role: 'caller' | 'assistant' | 'supervisor';
  /** In full ink. */
  readonly heard: string;
  /** Struck through. */
  readonly cut: string;
  /** Pale: it may change, or is still to be heard. */
  readonly pale: string;
  readonly lang: string;
}

const READ_TURNS = `[...document.querySelectorAll('.transcript .turn')].map((turn) => {
  const text = (selector) => [...turn.querySelectorAll('.words ' + selector)]
    .map(({ textContent }) => textContent).join(' ').replace(/\\s+/g, ' ').trim();
  const role = ['caller', 'assistant', 'supervisor'].find((name) => turn.classList.contains(name));
  const { lang = '' } = turn.querySelector('.words') ?? {};
  return { role, heard: text('.heard'), cut: text('del'), pale: text('.pale'), lang };
})`;

export interface OperatorOptions {
  readonly origin: string;
  readonly library: SpeechLibrary;
}

/** What is chosen in a dialog: fields by their labels, and the button. */
export interface Choice {
  readonly fields?: Readonly<Record<string, string>>;
  readonly button: string;
}

/** One person at the console. */
export class Operator extends WatchedPage {
  readonly #origin: string;

  private constructor(page: Page, probe: PageProbe, { origin, library }: OperatorOptions) {
    super(page, probe, library);
    this.#origin = origin;
  }

  static async open(context: BrowserContext, options: OperatorOptions): Promise<Operator> {
    const page = await context.newPage();
    const operator = new Operator(page, await PageProbe.install(page), options);
    await operator.loads('');
    return operator;
  }

  /** Opens an address of the console anew. @param hash the part that names the view, such as `#/live` */
  async loads(hash: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.#origin}/console${hash}`);
  }

  async signsIn(token: string, name = ''): Promise<void> {
    await this.page.getByLabel('Token').fill(token);
    await this.page.getByLabel('Your name').fill(name);
    await this.button('Sign in').click();
  }

  /** Opens a view by its link at the top. */
  async opens(view: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
  }

  /** Goes to a view by the address. */
  async goesTo(hash: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Waits until this is somewhere in the page. */
  async reads(words: string | RegExp): Promise<void> {
    await this.eventually(async () => {
      const text = (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    }, `${words}`);
  }

  /** The line of a call in the list of live calls. */
  row(sessionId: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.locator(`[href="#/live/${sessionId}"]`) });
  }

  /** Opens a live call from the list. */
  async follows(sessionId: string): Promise<void> {
    await this.opens('Live');
    await this.row(sessionId).getByRole('link').click();
    await this.page.getByRole('heading', { name: 'What was said' }).waitFor({ timeout: WAIT_MS });
  }

  turns(): Promise<readonly ConsoleTurn[]> {
    return this.page.evaluate<readonly ConsoleTurn[]>(READ_TURNS);
  }

  /** Waits for a turn that fits. */
  turn(role: ConsoleTurn['role'], fits: (turn: ConsoleTurn) => boolean): Promise<ConsoleTurn> {
    return this.eventually(
      async () => (await this.turns()).find((turn) => turn.role === role && fits(turn)),
      `turn of the ${role}: ${fits}`,
    );
  }

  /** Waits until the transcript notes that this has happened. */
  async notes(words: string | RegExp): Promise<void> {
    await this.page
      .locator('.transcript .note')
      .filter({ hasText: words })
      .first()
      .waitFor({ timeout: WAIT_MS });
  }

  /** Waits until the head of the call names this state. */
  async callIs(state: string): Promise<void> {
    const head = this.page.locator('.call-head .state');
    await this.eventually(async () => (await head.innerText()) === state, `state ${state}`);
  }

  /** Presses a button, and says yes in the dialog that asks. */
  async acts(button: string, { fields = {}, button: yes }: Choice): Promise<void> {
    await this.button(button).click();
    const dialog = this.page.getByRole('dialog');
    for (const [label, words] of Object.entries(fields)) await dialog.getByLabel(label).fill(words);
    await dialog.getByRole('button', { name: yes, exact: true }).click();
    await dialog.waitFor({ state: 'detached', timeout: WAIT_MS });
  }

  async whispers(text: string): Promise<void> {
    await this.page.getByLabel('Whisper to the assistant').fill(text);
    await this.button('Whisper').click();
    await this.isDone('The assistant was told.');
  }

  async hasSaid(sentence: string): Promise<void> {
    await this.page.getByLabel('Say to the caller').fill(sentence);
    await this.acts('Say…', { button: 'Say it' });
  }

  /** Waits until the panel says what became of an action. */
  async isDone(words: string): Promise<void> {
    await this.eventually(
      async () => (await this.page.locator('.steer .done').innerText()) === words,
      `'${words}' in the panel`,
    );
  }
}
