import type { ConsoleMe } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { hasFields } from './answer-checks.ts';
import { ConsoleApi, wordsOf } from './api.ts';
import type { View } from './view.ts';

export interface SignInOptions {
  readonly base: string;
  readonly name: string;
  /** Why the person is asked again; empty the first time. */
  readonly words: string;
  readonly onSignedIn: (token: string, name: string) => void;
}

const isMe = hasFields<ConsoleMe>('role', 'instance', 'gateway');

/** @throws ApiError when the token is not right */
export function readMe(api: ConsoleApi): Promise<ConsoleMe> {
  return api.get('/me', isMe);
}

/** Asks for the token. It goes into a header, never into an address, where proxies would log it. */
export class SignIn implements View {
  readonly title = 'Sign in';
  readonly element: HTMLElement;
  readonly #options: SignInOptions;
  readonly #name = make('input', { id: 'sign-in-name', autocomplete: 'name', maxlength: 40 });
  readonly #token = make('input', {
    id: 'sign-in-token',
    type: 'password',
    autocomplete: 'current-password',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'sign-in-help',
  });
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  readonly #button = make('button', { type: 'submit', class: 'primary' }, 'Sign in');

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#name.value = options.name;
    const form = make(
      'form',
      { class: 'sign-in' },
      make('h1', {}, 'Console of the voice gateway'),
      make('p', { class: 'soft' }, 'See, hear and steer the calls of this gateway.'),
      this.#error,
      field(
        'Token',
        this.#token,
        'sign-in-help',
        'The operator set it as CONSOLE_TOKEN or CONSOLE_VIEWER_TOKEN.',
      ),
      field('Your name', this.#name, 'sign-in-name-help', 'Other supervisors see it when you act on a call.'),
      this.#button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#signIn();
    });
    this.element = form;
    this.#showError(options.words);
  }

  close(): void {
    this.#token.value = '';
  }

  async #signIn(): Promise<void> {
    const { base, onSignedIn } = this.#options;
    const [token, name] = [this.#token.value.trim(), this.#name.value.trim()];
    if (token === '') return this.#showError('Enter the token.');
    this.#button.disabled = true;
    try {
      await readMe(new ConsoleApi({ base, token, name, onUnauthorized: () => undefined }));
      onSignedIn(token, name);
    } catch (error) {
      this.#showError(wordsOf(error));
      this.#token.select();
    } finally {
      this.#button.disabled = false;
    }
  }

  #showError(words: string): void {
    this.#error.textContent = words;
    this.#error.hidden = words === '';
  }
}

function field(label: string, input: HTMLInputElement, helpId: string, help: string): HTMLElement {
  input.setAttribute('aria-describedby', helpId);
  return make(
    'div',
    { class: 'field' },
    make('label', { for: input.id }, label),
    input,
    make('p', { id: helpId, class: 'help' }, help),
  );
}
