import { make } from '../../common/make.ts';
import type { View } from './view.ts';

/** In place of a view that this person, or this gateway, does not have. */
export class Unavailable implements View {
  readonly title: string;
  readonly element: HTMLElement;

  /** @param words why, and what to do */
  constructor(title: string, words: string) {
    this.title = title;
    this.element = make('div', {}, make('h1', {}, title), make('p', { class: 'empty' }, words));
  }

  close(): void {
    this.element.replaceChildren();
  }
}
