import type { VerdictView } from '../../../src/console/past/past-views.ts';
import type { EscalationMark } from '../../../src/console/views.ts';
import { make, makeButton, setText } from '../../common/make.ts';
import { wordsOf } from '../frame/api.ts';

type Verdict = VerdictView['verdict'];

/** What a mark says, with and without an escalation at the turn. */
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  right: 'Right',
  should_not: 'Should not have been handed off',
  missed: 'Missed: a person was needed here',
};

export function verdictName(verdict: Verdict): string {
  return VERDICT_WORDS[verdict];
}

export interface VerdictFormsOptions {
  /** @throws ApiError */
  readonly send: (mark: { turn: number; verdict: Verdict; note?: string }) => Promise<unknown>;
  /** What others have marked; for a past call. */
  readonly known?: readonly VerdictView[];
}

/** Where a supervisor marks the turns of one call: was it right to hand off here, or not to? */
export class VerdictForms {
  readonly #options: VerdictFormsOptions;
  readonly #forms = new Map<number, { readonly element: HTMLElement; readonly isEscalated: boolean }>();

  constructor(options: VerdictFormsOptions) {
    this.#options = options;
  }

  /** The form of a turn; another one once the turn has led to an escalation. */
  formFor(turn: number, escalation: EscalationMark | undefined): HTMLElement {
    const isEscalated = escalation !== undefined;
    const known = this.#forms.get(turn);
    if (known?.isEscalated === isEscalated) return known.element;
    const element = this.#make(turn, isEscalated);
    known?.element.replaceWith(element);
    this.#forms.set(turn, { element, isEscalated });
    return element;
  }

  #make(turn: number, isEscalated: boolean): HTMLElement {
    const { known = [] } = this.#options;
    const marked = known.find((mark) => mark.turn === turn && !mark.isReplaced);
    const summary = make('summary', {}, 'Right or wrong?');
    if (marked) setText(summary, markedText(marked.verdict, marked.by));
    const note = make('input', {
      type: 'text',
      maxlength: 300,
      'aria-label': `Note on turn ${turn}`,
      placeholder: 'Note',
    });
    const said = make('p', { class: 'help', role: 'status' });
    const mark = async (verdict: Verdict) => {
      const words = note.value.trim();
      try {
        await this.#options.send({ turn, verdict, ...(words !== '' && { note: words }) });
        setText(summary, markedText(verdict, 'you'));
        setText(said, 'Saved.');
      } catch (error) {
        setText(said, wordsOf(error));
      }
    };
    const verdicts: readonly Verdict[] = isEscalated ? ['right', 'should_not'] : ['right', 'missed'];
    const buttons = verdicts.map((verdict) => makeButton(verdictName(verdict), () => void mark(verdict)));
    return make(
      'details',
      { class: 'verdict' },
      summary,
      make('div', { class: 'verdict-row' }, ...buttons, note),
      said,
    );
  }
}

function markedText(verdict: Verdict, by: string): string {
  return `Marked by ${by}: ${verdictName(verdict)}`;
}
