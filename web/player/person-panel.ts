import { element, show } from '../common/elements.ts';
import type { Handoff } from '../voice-connection.ts';

/** Whom to call, when the assistant hands over to a person. */
export class PersonPanel {
  readonly #panel = element('person', HTMLElement);
  readonly #number = element('person-number', HTMLElement);
  readonly #token = element('person-token', HTMLElement);

  show({ number, token }: Handoff): void {
    show(number !== undefined, this.#number);
    show(number !== undefined && token !== undefined, element('person-token-line', HTMLElement));
    show(number === undefined, element('person-callback', HTMLElement));
    this.#token.textContent = token ?? '';
    if (number !== undefined) this.#number.replaceChildren(linkTo(number, token));
    this.#panel.hidden = false;
    this.#panel.scrollIntoView({ block: 'nearest' });
  }

  hide(): void {
    this.#panel.hidden = true;
  }
}

/** A telephone waits at each comma, then sends the digits. */
function linkTo(number: string, token: string | undefined): HTMLAnchorElement {
  const link = document.createElement('a');
  link.textContent = number;
  link.href = `tel:${number}${token === undefined ? '' : `,,${token}#`}`;
  return link;
}
