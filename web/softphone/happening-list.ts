import { make } from '../common/make.ts';

const MOST_LINES = 300;

/** What has happened in the call, line by line, with the seconds since it was placed. */
export class HappeningList {
  readonly element = make('section', {
    class: 'phone-happenings',
    'aria-labelledby': 'phone-happenings-title',
  });
  readonly #list = make('div', {
    class: 'phone-log',
    role: 'log',
    'aria-label': 'What happens',
    tabindex: 0,
  });
  #startedMs = 0;

  constructor() {
    const title = make('h2', { id: 'phone-happenings-title' }, 'What happens');
    this.element.append(title, this.#list);
    this.element.hidden = true;
  }

  begin(): void {
    this.#startedMs = performance.now();
    this.#list.replaceChildren();
    this.element.hidden = false;
  }

  /** @param kind for the style: `clear`, `mark`, `webhook`, `fault` … */
  add(words: string, kind: string): void {
    const seconds = ((performance.now() - this.#startedMs) / 1000).toFixed(2);
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
    this.#list.append(
      make(
        'li',
        { 'data-kind': kind },
        make('span', { class: 'phone-time number' }, `${seconds} s`),
        ` ${words}`,
      ),
    );
    while (this.#list.childElementCount > MOST_LINES) this.#list.firstElementChild?.remove();
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }
}
