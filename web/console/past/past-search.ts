import { make } from '../../common/make.ts';
import { capitalised } from '../words/formats.ts';
import { PAST_OUTCOMES } from '../words/outcome-words.ts';
import { REASON_WORDS } from '../words/reason-words.ts';

const DAY_MS = 86_400_000;

/** What past calls are looked for by. */
export class PastSearch {
  readonly element: HTMLFormElement;
  readonly #number = make('input', {
    id: 'past-number',
    inputmode: 'tel',
    autocomplete: 'off',
    placeholder: '+49 30 1234567',
  });
  readonly #user = make('input', { id: 'past-user', autocomplete: 'off' });
  readonly #from = make('input', { id: 'past-from', type: 'date' });
  readonly #to = make('input', { id: 'past-to', type: 'date' });
  readonly #outcome = select('past-outcome', PAST_OUTCOMES);
  readonly #reason = select('past-reason', REASON_WORDS);

  /** @param onSearch the person wants to see what fits */
  constructor(onSearch: () => void) {
    this.element = make(
      'form',
      { class: 'panel search', 'aria-label': 'Search past calls', role: 'search' },
      field('Phone number', this.#number),
      field('Browser user', this.#user),
      field('From', this.#from),
      field('To', this.#to),
      field('Outcome', this.#outcome),
      field('Hand-off because', this.#reason),
      make('button', { type: 'submit', class: 'primary' }, 'Search'),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      onSearch();
    });
  }

  get isEmpty(): boolean {
    return this.query().size === 0;
  }

  /** For the API. Days are those of the person at the page. */
  query(): URLSearchParams {
    const query = new URLSearchParams();
    const number = this.#number.value.replaceAll(/[\s()./-]/g, '');
    if (number !== '') query.set('number', number);
    if (this.#user.value.trim() !== '') query.set('user', this.#user.value.trim());
    const [from, to] = [startOfDay(this.#from.value), startOfDay(this.#to.value)];
    if (from !== undefined) query.set('from', new Date(from).toISOString());
    if (to !== undefined) query.set('to', new Date(to + DAY_MS - 1).toISOString());
    if (this.#outcome.value !== '') query.set('outcome', this.#outcome.value);
    if (this.#reason.value !== '') query.set('reason', this.#reason.value);
    return query;
  }
}

function startOfDay(date: string): number | undefined {
  const at = Date.parse(`${date}T00:00:00`);
  return date === '' || Number.isNaN(at) ? undefined : at;
}

function select(id: string, words: Readonly<Record<string, string>>): HTMLSelectElement {
  const options = Object.entries(words).map(([name, text]) =>
    make('option', { value: name }, capitalised(text)),
  );
  return make('select', { id }, make('option', { value: '' }, 'Any'), ...options);
}

function field(label: string, input: HTMLElement): HTMLElement {
  return make('div', { class: 'field' }, make('label', { for: input.id }, label), input);
}
