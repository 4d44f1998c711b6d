import type { CallSummary } from '../../../src/console/views.ts';
import { make, setAttributes, setText } from '../../common/make.ts';
import { clockText, moneyText } from '../words/formats.ts';
import { callerName, channelName, languageName, modelName, moodName } from '../words/names.ts';
import { handoffName } from '../words/outcome-words.ts';
import { stateName, stateOf, stateSentence } from '../words/phase-words.ts';

const WHO = { caller: 'Caller', assistant: 'Assistant', supervisor: 'Supervisor' } as const;

/** One live call in the list. It is changed in place, so that the focus and the screen reader stay where they are. */
export class CallRow {
  readonly element: HTMLElement;
  readonly #link = make('a', { class: 'row-link' });
  readonly #about = make('span', { class: 'soft' });
  readonly #state = make('span', { class: 'state' });
  readonly #duration = make('span', { class: 'number' });
  readonly #mood = make('span');
  readonly #handoff = make('span', { class: 'handoff-note' });
  readonly #model = make('span', { class: 'soft' });
  readonly #cost = make('span', { class: 'number' });
  readonly #words = make('p', { class: 'last-words' });
  #call: CallSummary | undefined;

  constructor() {
    this.element = make(
      'li',
      { class: 'call-row' },
      make('div', { class: 'who' }, this.#link, this.#about),
      make('div', { class: 'what' }, this.#state, this.#handoff),
      make('div', { class: 'time' }, label('Duration'), this.#duration),
      make('div', { class: 'mood' }, label('Mood'), this.#mood),
      make('div', { class: 'model' }, label('Model'), this.#model),
      make('div', { class: 'cost' }, label('Cost'), this.#cost),
      this.#words,
    );
  }

  show(call: CallSummary, nowMs: number): void {
    this.tick(nowMs, call);
    if (this.#call === call) return;
    this.#call = call;
    setAttributes(this.#link, { href: `#/live/${call.sessionId}` });
    setText(this.#link, callerName(call));
    const language = call.language === undefined ? '' : `, ${languageName(call.language)}`;
    setText(this.#about, `${channelName(call.channel)}${language}`);
    setText(this.#state, stateName(call));
    this.#state.dataset.phase = stateOf(call);
    this.#state.title = stateSentence(call);
    setText(this.#mood, call.mood === undefined ? '–' : moodName(call.mood));
    this.#mood.dataset.mood = call.mood ?? '';
    setText(this.#handoff, call.handoff === undefined ? '' : handoffName(call.handoff));
    setText(this.#model, modelName(call.provider));
    setText(this.#cost, moneyText(call.costUsd));
    this.#showWords(call);
  }

  /** Only the duration changes by itself. */
  tick(nowMs: number, call: CallSummary | undefined = this.#call): void {
    if (!call) return;
    const { phase, startedAtMs, lastMs } = call;
    setText(this.#duration, clockText(phase === 'ended' ? lastMs : nowMs - startedAtMs));
  }

  #showWords({ lastWords, language }: CallSummary): void {
    this.#words.hidden = lastWords === undefined;
    if (!lastWords) return;
    this.#words.replaceChildren(
      make('span', { class: 'soft' }, `${WHO[lastWords.role]}: `),
      make('span', { lang: language, dir: 'auto' }, lastWords.text),
    );
  }
}

function label(text: string): HTMLElement {
  return make('span', { class: 'label' }, text);
}
