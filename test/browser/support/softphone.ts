import type { Locator } from 'playwright-core';
import type { Operator } from './operator.ts';
import { WAIT_MS } from './watched-page.ts';

/** The telephone in the console of one person. */
export class Softphone {
  readonly #operator: Operator;

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  /** Places a call. @returns its CallSid, when the gateway has answered */
  async calls(): Promise<string> {
    await this.#operator.button('Call now').click();
    await this.isIn('Connected');
    const link = await this.#operator.page
      .getByRole('link', { name: 'See this call live' })
      .getAttribute('href');
    return link?.replace('#/live/', '') ?? '';
  }

  async isIn(state: string): Promise<void> {
    const shown = this.#operator.page.locator('.phone-state');
    await this.#operator.eventually(async () => (await shown.innerText()) === state, `phone: ${state}`);
  }

  /** Plays a recorded sentence of a caller into the line. */
  async plays(sentence: string): Promise<void> {
    await this.#operator.page
      .getByRole('group', { name: 'Recorded sentences' })
      .getByRole('button', { name: sentence, exact: true })
      .click();
  }

  /** The list of what happens. */
  get happenings(): Locator {
    return this.#operator.page.getByRole('log', { name: 'What happens' }).locator('> *');
  }

  /** Waits until the list says that this has happened. */
  async tells(words: string | RegExp): Promise<void> {
    await this.happenings.filter({ hasText: words }).first().waitFor({ timeout: WAIT_MS });
  }

  async presses(key: string): Promise<void> {
    await this.#operator.page
      .getByRole('group', { name: 'Keypad' })
      .getByRole('button', { name: key, exact: true })
      .click();
  }

  async hangsUp(): Promise<void> {
    await this.#operator.button('Hang up').click();
    await this.isIn('The call is over');
  }
}
