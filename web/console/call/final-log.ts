import type { TurnView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { turnLine } from './turn-element.ts';

/** Screen readers need the newest only; the transcript has all. */
const KEPT = 5;

/** Reads out each turn when it is final. Words that may still change are not read. */
export class FinalLog {
  readonly element = make('div', {
    class: 'visually-hidden',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Newest turns',
  });
  readonly #read = new Set<string>();

  /** @param isFirst what was said before the page was opened is not read out */
  show(turns: readonly TurnView[], language: string | undefined, isFirst: boolean): void {
    for (const turn of turns) {
      if (turn.partial || this.#read.has(turn.key)) continue;
      this.#read.add(turn.key);
      if (!isFirst) this.element.append(make('p', { lang: turn.language ?? language }, turnLine(turn)));
    }
    while (this.element.childElementCount > KEPT) this.element.firstElementChild?.remove();
  }
}
