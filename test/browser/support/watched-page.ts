import type { Locator, Page } from 'playwright-core';
import { speak } from '../../../sandbox/model/mouth.ts';
import type { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { eventually } from '../../support/eventually.ts';
import type { PageProbe, SpokenAt } from './page-probe.ts';
import type { FoundSpeech } from './played-sound.ts';

export const WAIT_MS = 15_000;
/** Every look costs a trip to the browser. */
const LOOK_MS = 50;
/** Looking for speech costs some milliseconds. */
const LISTEN_MS = 150;
const MOST_TABS = 60;
const FOCUS = `(() => {
  const element = document.activeElement;
  // A link may cover a whole row with what comes after it.
  const isShown = ['', '::after'].some((pseudo) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  return { label: label.trim(), isShown };
})()`;

/** A page in Chromium, and the errors that it has caused: violations of its security policy among them. */
export class WatchedPage {
  readonly page: Page;
  readonly probe: PageProbe;
  readonly errors: string[] = [];
  readonly #forgiven: RegExp[] = [];
  readonly #library: SpeechLibrary;

  constructor(page: Page, probe: PageProbe, library: SpeechLibrary) {
    this.page = page;
    this.probe = probe;
    this.#library = library;
    page.on('pageerror', (error) => this.#onError(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#onError(message.text());
    });
  }

  /** Errors like this are the point of the test. */
  forgives(error: RegExp): void {
    this.#forgiven.push(error);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Says a sentence of the library into the microphone. Resolves when it is said. */
  says(utteranceId: string): Promise<SpokenAt> {
    return this.probe.says(this.#library.utterance(utteranceId).mulaw);
  }

  /** Waits until the loudspeaker has played this much of a line of a model, milliseconds. */
  listensTo(line: string, ms = 0): Promise<FoundSpeech> {
    const speech = speak(line, this.#library);
    return this.eventually(
      async () => {
        const found = (await this.probe.played()).find(speech);
        return found && found.heardMs >= ms && found;
      },
      `${ms} ms of '${line}' at the loudspeaker`,
      LISTEN_MS,
    );
  }

  /** Waits for an alert that has this in its text. */
  async alert(words: RegExp | string): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: words }).first().waitFor({ timeout: WAIT_MS });
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

  /** Waits until a condition holds. @throws Error with what the page shows instead */
  async eventually<T>(condition: () => Promise<T>, what: string, lookMs = LOOK_MS) {
    try {
      return await eventually(condition, WAIT_MS, lookMs);
    } catch (cause) {
      throw new Error(`${what}: not seen. The page shows:\n${await this.#shown()}`, { cause });
    }
  }

  #onError(text: string): void {
    if (!this.#forgiven.some((pattern) => pattern.test(text))) this.errors.push(text);
  }

  async #shown(): Promise<string> {
    const text = await this.page.locator('body').innerText();
    return [text, ...this.errors].join('\n');
  }
}
