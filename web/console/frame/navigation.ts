import { make, setAttributes } from '../../common/make.ts';
import type { ViewHost } from './view.ts';

/** The views that a person may open, as links. */
export class Navigation {
  readonly #links = new Map<string, HTMLAnchorElement>();

  constructor(list: HTMLElement, { me }: ViewHost) {
    const isSupervisor = me.role === 'supervisor';
    const views: readonly (readonly [view: string, label: string, isShown: boolean])[] = [
      ['phone', 'Softphone', me.softphone && isSupervisor],
      ['live', 'Live', true],
      ['past', 'Past', me.past],
      ['numbers', 'Numbers', true],
      ['verdicts', 'Right or wrong', me.past && isSupervisor],
    ];
    for (const [view, label, isShown] of views) {
      if (isShown) this.#links.set(view, make('a', { href: `#/${view}` }, label));
    }
    list.replaceChildren(...this.#links.values());
  }

  show(view: string): void {
    for (const [name, link] of this.#links) setAttributes(link, { 'aria-current': name === view && 'page' });
  }
}
