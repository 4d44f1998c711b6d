import type { RuleVerdicts } from '../../../src/console/past/past-views.ts';
import { make, makeButton, setText } from '../../common/make.ts';
import { hasFields } from '../frame/answer-checks.ts';
import { wordsOf } from '../frame/api.ts';
import { dataTable } from '../frame/data-table.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { saveFile } from '../past/save-file.ts';
import { momentText } from '../words/formats.ts';

const isRules = hasFields<RuleVerdicts>('rules', 'fromAtMs', 'toAtMs');
const COLUMNS = [
  { name: 'Rule' },
  { name: 'Right', isNumber: true },
  { name: 'Should not have', isNumber: true },
  { name: 'Missed', isNumber: true },
  { name: 'False alarms', isNumber: true },
] as const;
const EXPLANATION =
  'Supervisors mark turns of calls: whether it was right to hand the call to a person there. A rule with many false alarms needs other words.';
const NONE =
  'Nothing is marked yet. Open a call under Live or Past, and use “Right or wrong?” below what the caller said.';
const CUT = 'There are more marks than are counted here. Choose a shorter time in the API.';

/** How often each rule was right, by the marks of supervisors. */
export class VerdictsView implements View {
  readonly title = 'Right or wrong';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #status = make('p', { class: 'soft', role: 'status' }, 'Loading');
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  readonly #table = make('div');

  constructor(host: ViewHost) {
    this.#host = host;
    this.element = make(
      'div',
      { class: 'verdicts-view' },
      make(
        'div',
        { class: 'head' },
        make('h1', {}, this.title),
        makeButton('Save rows', () => void this.#save()),
      ),
      make('p', { class: 'soft' }, EXPLANATION),
      this.#error,
      this.#status,
      this.#table,
      make('p', { class: 'help' }, 'The rows are redacted, and are read by npm run eval:escalation.'),
    );
    void this.#load();
  }

  close(): void {
    this.#table.replaceChildren();
  }

  async #load(): Promise<void> {
    try {
      this.#show(await this.#host.api.get('/verdicts/rules', isRules));
    } catch (error) {
      this.#showFault(wordsOf(error));
    }
  }

  #show({ rules, fromAtMs, toAtMs, isCut }: RuleVerdicts): void {
    const time = `${momentText(fromAtMs)} to ${momentText(toAtMs)}.`;
    setText(this.#status, rules.length === 0 ? NONE : `${time}${isCut ? ` ${CUT}` : ''}`);
    if (rules.length === 0) return;
    const rows = rules.map(({ rule, right, should_not, missed }) => [
      rule === 'none' ? 'No rule acted' : rule,
      String(right),
      String(should_not),
      String(missed),
      right + should_not === 0 ? '–' : `${Math.round((100 * should_not) / (right + should_not))} %`,
    ]);
    this.#table.replaceChildren(dataTable('Marks by rule', COLUMNS, rows, { class: 'list' }));
  }

  async #save(): Promise<void> {
    try {
      saveFile(await this.#host.api.blob('/verdicts'), 'escalation-verdicts.jsonl');
      this.#error.hidden = true;
    } catch (error) {
      this.#showFault(wordsOf(error));
    }
  }

  #showFault(words: string): void {
    setText(this.#status, '');
    setText(this.#error, words);
    this.#error.hidden = false;
  }
}
