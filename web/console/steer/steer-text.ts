import { make } from '../../common/make.ts';

/** One line of text and what can be done with it. */
export class SteerText {
  readonly element: HTMLFormElement;
  readonly #input: HTMLTextAreaElement;

  constructor({ id, label, help, action, maxLength, onSend }: SteerTextOptions) {
    this.#input = make('textarea', { id, rows: 2, maxlength: maxLength, 'aria-describedby': `${id}-help` });
    this.element = make(
      'form',
      { class: 'steer-text' },
      make('label', { for: id }, label),
      this.#input,
      make('p', { id: `${id}-help`, class: 'help' }, help),
      make('button', { type: 'submit' }, action),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#input.value.trim();
      if (text === '') this.#input.focus();
      else void onSend(text).then((isDone) => this.#after(isDone));
    });
  }

  #after(isDone: boolean): void {
    if (isDone) this.#input.value = '';
    this.#input.focus();
  }
}

export interface SteerTextOptions {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly action: string;
  readonly maxLength: number;
  /** @returns whether it was done: then the text is removed */
  readonly onSend: (text: string) => Promise<boolean>;
}
