import { make, setText } from '../../common/make.ts';
import { type ConsoleApi, wordsOf } from '../frame/api.ts';

/** Acts on one call, and says what the result was. */
export class Steering {
  readonly element: HTMLElement;
  readonly #api: ConsoleApi;
  readonly #sessionId: string;
  readonly #done = make('p', { class: 'done', role: 'status' });
  readonly #fault = make('p', { class: 'error', role: 'alert', hidden: true });

  constructor(api: ConsoleApi, sessionId: string) {
    this.#api = api;
    this.#sessionId = sessionId;
    this.element = make('div', { class: 'said' }, this.#fault, this.#done);
  }

  /** @returns whether the gateway has done it */
  async act(action: string, body: object, doneWords: string): Promise<boolean> {
    try {
      await this.#api.post(`/calls/${this.#sessionId}/${action}`, body);
      this.say(doneWords);
      return true;
    } catch (error) {
      this.fail(wordsOf(error));
      return false;
    }
  }

  say(words: string): void {
    this.#fault.hidden = true;
    setText(this.#done, words);
  }

  fail(words: string): void {
    setText(this.#done, '');
    setText(this.#fault, words);
    this.#fault.hidden = false;
  }
}
