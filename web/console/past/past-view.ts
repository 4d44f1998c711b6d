import type { PastCallList, PastSummary } from '../../../src/console/past/past-views.ts';
import { make, makeButton, setText } from '../../common/make.ts';
import { hasFields } from '../frame/answer-checks.ts';
import { wordsOf } from '../frame/api.ts';
import { dataRow, dataTable } from '../frame/data-table.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { capitalised, clockText, countedText, momentText, moneyText } from '../words/formats.ts';
import { callerName, modelName } from '../words/names.ts';
import { outcomeName } from '../words/outcome-words.ts';
import { reasonText } from '../words/reason-words.ts';
import { PastSearch } from './past-search.ts';

const COLUMNS = [
  { name: 'Caller' },
  { name: 'Began' },
  { name: 'Length', isNumber: true },
  { name: 'How it ended' },
  { name: 'Hand-off because' },
  { name: 'Model' },
  { name: 'Turns', isNumber: true },
  { name: 'Cost', isNumber: true },
] as const;
const isList = hasFields<PastCallList>('calls');
const NONE = 'There are no past calls yet. A call is listed here when it has ended.';
const NONE_FIT = 'No past call fits this search. Use a longer time, or leave a field empty.';

/** Past calls, newest first, and how to find one. */
export class PastView implements View {
  readonly title = 'Past calls';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #search = new PastSearch(() => void this.#begin());
  readonly #reveal = make('input', { type: 'checkbox' });
  readonly #status = make('p', { class: 'soft', role: 'status' });
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  readonly #table = dataTable('Past calls, newest first', COLUMNS, [], { class: 'list' });
  readonly #more = makeButton('Show more', () => void this.#load(this.#cursor), {
    class: 'more',
    hidden: true,
  });
  #cursor: string | undefined;
  #count = 0;
  /** Of the newest search; an answer to an older one is not shown. */
  #searching = 0;

  constructor(host: ViewHost) {
    this.#host = host;
    this.#reveal.addEventListener('change', () => void this.#begin());
    const reveal = make('label', { class: 'check' }, this.#reveal, 'Show whole numbers (this is logged)');
    this.element = make(
      'div',
      { class: 'past' },
      make('h1', {}, this.title),
      this.#search.element,
      make('div', { class: 'head' }, this.#status, host.me.role === 'supervisor' && reveal),
      this.#error,
      this.#table,
      this.#more,
    );
    void this.#begin();
  }

  close(): void {
    this.#searching += 1;
  }

  async #begin(): Promise<void> {
    this.#count = 0;
    this.#table.tBodies[0]?.replaceChildren();
    await this.#load(undefined);
  }

  async #load(cursor: string | undefined): Promise<void> {
    this.#searching += 1;
    const searching = this.#searching;
    this.#more.hidden = true;
    this.#error.hidden = true;
    setText(this.#status, 'Searching');
    try {
      const list = await this.#host.api.get(`/past?${this.#query(cursor)}`, isList);
      if (searching === this.#searching) this.#add(list);
    } catch (error) {
      if (searching === this.#searching) this.#showFault(wordsOf(error));
    }
  }

  #query(cursor: string | undefined): URLSearchParams {
    const query = this.#search.query();
    if (cursor !== undefined) query.set('cursor', cursor);
    if (this.#reveal.checked) query.set('reveal', '1');
    return query;
  }

  #add({ calls, cursor }: PastCallList): void {
    this.#table.tBodies[0]?.append(...calls.map((call) => dataRow(COLUMNS, cellsOf(call))));
    this.#count += calls.length;
    this.#cursor = cursor;
    this.#more.hidden = cursor === undefined;
    this.#table.hidden = this.#count === 0;
    setText(this.#status, this.#statusWords());
  }

  #statusWords(): string {
    if (this.#count > 0) return countedText(this.#count, 'call');
    if (this.#cursor !== undefined) return 'Nothing found so far. There is more to search.';
    return this.#search.isEmpty ? NONE : NONE_FIT;
  }

  #showFault(words: string): void {
    setText(this.#status, '');
    setText(this.#error, words);
    this.#error.hidden = false;
  }
}

function cellsOf(call: PastSummary): (string | Node)[] {
  return [
    make('a', { class: 'row-link', href: `#/past/${call.sessionId}` }, callerName(call)),
    momentText(call.startedAtMs),
    clockText(call.seconds * 1000),
    outcomeName(call.outcome),
    call.reason === undefined ? '–' : capitalised(reasonText(call.reason)),
    modelName(call.provider),
    String(call.turnCount),
    call.costUsd === undefined ? '–' : moneyText(call.costUsd),
  ];
}
