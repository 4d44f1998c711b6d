import type { CallView } from '../../../src/console/views.ts';
import { make, setText } from '../../common/make.ts';
import { clockText, exactMoneyText, momentText, moneyText } from '../words/formats.ts';
import { callerName, channelName, languageName, modelName, moodName } from '../words/names.ts';
import { handoffName, outcomeName } from '../words/outcome-words.ts';
import { stateName, stateOf, stateSentence } from '../words/phase-words.ts';

/** Whom a call is with, what it does now, and its figures. */
export class CallHead {
  readonly element: HTMLElement;
  readonly #title = make('h1');
  readonly #state = make('p', { class: 'state-line' });
  readonly #stateName = make('span', { class: 'state' });
  readonly #sentence = make('span');
  readonly #facts = make('dl', { class: 'facts' });
  readonly #values = new Map<string, HTMLElement>();

  constructor(...beside: readonly HTMLElement[]) {
    this.#state.append(this.#stateName, ' ', this.#sentence);
    this.element = make(
      'header',
      { class: 'call-head' },
      make('div', { class: 'head' }, this.#title, ...beside),
      this.#state,
      this.#facts,
    );
  }

  /** @param nowMs since the start of the call */
  show(view: CallView, nowMs: number): void {
    setText(this.#title, callerName(view));
    setText(this.#stateName, stateName(view));
    const state = stateOf(view);
    this.#stateName.dataset.phase = state;
    const ended = view.outcome === undefined || state === 'dialling' ? '' : ` ${outcomeName(view.outcome)}.`;
    setText(this.#sentence, `${stateSentence(view)}${ended}`);
    this.tick(view, nowMs);
    this.#showFacts(view);
  }

  /** Only the duration changes by itself. */
  tick(view: CallView, nowMs: number): void {
    this.#fact('Duration', clockText(view.phase === 'ended' ? view.lastMs : nowMs));
  }

  #showFacts(view: CallView): void {
    const { channel, dialed, mood, language, handoff } = view;
    this.#fact('Cost', view.phase === 'ended' ? exactMoneyText(view.costUsd) : moneyText(view.costUsd));
    this.#fact('Mood', mood === undefined ? undefined : moodName(mood));
    this.#fact('Model', modelName(view.provider));
    this.#fact('Language', language === undefined ? undefined : languageName(language));
    this.#fact(
      'Channel',
      dialed === undefined ? channelName(channel) : `${channelName(channel)}, ${dialed} was called`,
    );
    this.#fact('Hand-off', handoff === undefined ? undefined : handoffName(handoff));
    this.#fact('Assistant', view.assistant);
    this.#fact('Began', momentText(view.startedAtMs));
    this.#fact('Session', view.sessionId);
  }

  #fact(name: string, value: string | undefined): void {
    const known = this.#values.get(name);
    if (known) setText(known, value ?? '–');
    else if (value !== undefined && value !== '') {
      const dd = make('dd', {}, value);
      this.#values.set(name, dd);
      this.#facts.append(make('div', {}, make('dt', {}, name), dd));
    }
  }
}
