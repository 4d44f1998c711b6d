import type { CallView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { dataTable } from '../frame/data-table.ts';
import { tableRows } from './table-rows.ts';

const COLUMNS = [
  { name: 'Time', isNumber: true },
  { name: 'What' },
  { name: 'Length', isNumber: true },
] as const;

/** What the lanes show, as a table. It is made only while it is open. */
export class LanesTable {
  readonly element: HTMLDetailsElement;
  readonly #box = make('div', {
    class: 'scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Table of events',
  });
  #view: CallView | undefined;

  constructor() {
    this.element = make('details', {}, make('summary', {}, 'As a table'), this.#box);
    this.element.addEventListener('toggle', () => this.#write());
  }

  show(view: CallView): void {
    this.#view = view;
    this.#write();
  }

  #write(): void {
    if (!this.element.open || !this.#view) return;
    this.#box.replaceChildren(dataTable('Events of the call', COLUMNS, tableRows(this.#view)));
  }
}
