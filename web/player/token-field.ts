import { element } from '../common/elements.ts';
import { GivenTokens } from '../gateway/voice-token.ts';

/** Where a user puts in a token, on a page whose operator has no server for it. */
export class TokenField {
  readonly tokens = new GivenTokens();
  readonly #field = element('token', HTMLElement);
  readonly #input = element('token-input', HTMLInputElement);

  constructor() {
    this.#field.hidden = false;
    element('token-paste', HTMLButtonElement).addEventListener('click', () => void this.#paste());
    this.#takeFromAddress();
  }

  /** What was put in is used once. */
  hand(): void {
    const token = this.#input.value.trim();
    if (token === '') return;
    this.tokens.give(token);
    this.#input.value = '';
  }

  async #paste(): Promise<void> {
    try {
      this.#input.value = (await navigator.clipboard.readText()).trim();
    } catch {
      // The browser does not let the page read the clipboard, so the user pastes by the keyboard.
    }
    this.#input.focus();
  }

  /** `#token=…&user=…`. A fragment is not sent to servers; it is removed, so that it is not shared by a link. */
  #takeFromAddress(): void {
    const given = new URLSearchParams(location.hash.slice(1));
    const token = given.get('token');
    if (!token) return;
    history.replaceState(null, '', location.pathname + location.search);
    this.tokens.give(token, given.get('user') ?? undefined);
    this.#field.hidden = true;
  }

  /** Asks for the next one. */
  showAgain(): void {
    this.#field.hidden = !this.tokens.isEmpty;
  }
}
