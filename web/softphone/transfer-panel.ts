import { make, makeButton } from '../common/make.ts';
import type { DialHappening } from './dialling.ts';
import type { Answer, PersonDiallingOptions } from './person-dialling.ts';

/** The other end of a transfer: what the agent sees, or the choice of the person at the page. */
export class TransferPanel implements PersonDiallingOptions {
  readonly element = make('section', {
    class: 'phone-card',
    'aria-labelledby': 'phone-transfer-title',
    hidden: true,
  });
  readonly #title = make('h2', { id: 'phone-transfer-title', tabindex: -1 });
  readonly #content = make('div', {});

  constructor() {
    this.element.append(this.#title, this.#content);
  }

  clear(): void {
    this.element.hidden = true;
    this.#content.replaceChildren();
  }

  show(happening: DialHappening): void {
    if (happening.what === 'agent') this.#showAgent(happening.attributes);
  }

  readonly ask = (number: string, signal: AbortSignal): Promise<Answer> =>
    new Promise((resolve) => {
      const answers: readonly (readonly [Answer, string])[] = [
        ['answers', 'Somebody answers'],
        ['busy', 'Busy'],
        ['no-answer', 'Nobody answers'],
      ];
      const buttons = answers.map(([answer, label]) => makeButton(label, () => resolve(answer)));
      const help = make('p', { class: 'help' }, 'No real number is rung. Say what happens.');
      this.#open(`${number} rings`, help, make('div', { class: 'phone-buttons' }, ...buttons));
      signal.addEventListener('abort', () => this.clear(), { once: true });
    });

  readonly hungUp = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        this.clear();
        resolve();
      };
      const button = makeButton('The person hangs up', done);
      this.#open('Caller and person talk', make('div', { class: 'phone-buttons' }, button));
      signal.addEventListener('abort', done, { once: true });
    });

  #showAgent(attributes: Readonly<Record<string, string>>): void {
    const rows = Object.entries(attributes)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value)));
    const help = make('p', { class: 'help' }, 'The contact attributes of this call in Amazon Connect.');
    this.#open('What the agent sees', help, make('dl', { class: 'phone-attributes' }, ...rows));
  }

  #open(title: string, ...content: readonly HTMLElement[]): void {
    this.#title.textContent = title;
    this.#content.replaceChildren(...content);
    this.element.hidden = false;
    this.#title.focus();
  }
}
