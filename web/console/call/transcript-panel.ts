import type { CallView, MarkView, TurnView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { clockText } from '../words/formats.ts';
import { markText } from '../words/mark-words.ts';
import { FinalLog } from './final-log.ts';
import { markShapeIcon } from './legend.ts';
import { type TranscriptItem, transcriptItems } from './transcript-items.ts';
import { turnElement } from './turn-element.ts';
import type { VerdictForms } from './verdict-forms.ts';

const NEAR_END_PX = 80;
const NOTHING = 'Nothing has been said yet.';

interface ShownItem {
  readonly element: HTMLElement;
  source: object;
  language: string | undefined;
}

/** What was said and what happened, in order. Lines are changed in place while they grow. */
export class TranscriptPanel {
  readonly element: HTMLElement;
  readonly #list = make('ol', { class: 'transcript' });
  readonly #box: HTMLElement;
  readonly #empty = make('p', { class: 'empty' }, NOTHING);
  readonly #log = new FinalLog();
  readonly #verdicts: VerdictForms | undefined;
  readonly #shown = new Map<string, ShownItem>();
  #follows = true;
  #isFirst = true;

  /** @param verdicts for those who may judge */
  constructor(verdicts: VerdictForms | undefined) {
    this.#verdicts = verdicts;
    this.#box = make(
      'div',
      { class: 'transcript-box', tabindex: 0, role: 'region', 'aria-label': 'Transcript' },
      this.#empty,
      this.#list,
    );
    this.#box.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#box;
      this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    });
    this.element = make(
      'section',
      { class: 'panel transcript-panel', 'aria-labelledby': 'transcript-title' },
      make('h2', { id: 'transcript-title' }, 'What was said'),
      this.#box,
      this.#log.element,
    );
  }

  show(view: CallView): void {
    // A past call scrolls with the page.
    if (this.#isFirst) this.element.classList.toggle('whole', view.phase === 'ended');
    const items = transcriptItems(view);
    this.#removeOthers(new Set(items.map(({ key }) => key)));
    items.forEach((item, at) => {
      const { element } = this.#shownFor(item, view.language);
      const there = this.#list.children[at];
      if (there !== element) this.#list.insertBefore(element, there ?? null);
    });
    this.#empty.hidden = items.length > 0;
    this.#log.show(view.turns, view.language, this.#isFirst);
    // A past call is read from its beginning.
    this.#follows &&= view.phase !== 'ended' || !this.#isFirst;
    this.#isFirst = false;
    if (this.#follows) this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** Leads to the line at this moment. */
  goTo({ atMs }: MarkView): void {
    const lines = [...this.#list.children].filter((line) => line instanceof HTMLElement);
    const line = lines.findLast(({ dataset }) => Number(dataset.at) <= atMs) ?? lines[0];
    if (!line) return;
    this.#follows = false;
    line.scrollIntoView({ block: 'center' });
    line.focus({ preventScroll: true });
  }

  #removeOthers(keys: ReadonlySet<string>): void {
    for (const [key, { element }] of this.#shown) {
      if (keys.has(key)) continue;
      element.remove();
      this.#shown.delete(key);
    }
  }

  #shownFor(item: TranscriptItem, language: string | undefined): ShownItem {
    const source = 'turn' in item ? item.turn : item.mark;
    const known = this.#shown.get(item.key);
    if (known && known.source === source && known.language === language) {
      if ('turn' in item) this.#judge(known.element, item);
      return known;
    }
    const shown = known ?? { element: make('li', { tabindex: -1 }), source, language };
    shown.source = source;
    shown.language = language;
    this.#shown.set(item.key, shown);
    if ('turn' in item) this.#writeTurn(shown.element, item, language);
    else writeNote(shown.element, item.mark);
    return shown;
  }

  /** The form under it stays, because somebody may be writing there. */
  #writeTurn(line: HTMLElement, item: TurnItem, language: string | undefined): void {
    line.className = `turn ${item.turn.role}`;
    line.dataset.at = String(item.turn.startedMs);
    const body = turnElement(item.turn, language);
    if (line.firstElementChild) line.firstElementChild.replaceWith(body);
    else line.append(body);
    this.#judge(line, item);
  }

  #judge(line: HTMLElement, { turn, escalation }: TurnItem): void {
    if (turn.role !== 'caller' || turn.number === 0 || turn.partial) return;
    const form = this.#verdicts?.formFor(turn.number, escalation);
    if (form && form.parentElement !== line) line.append(form);
  }
}

type TurnItem = Extract<TranscriptItem, { readonly turn: TurnView }>;

function writeNote(line: HTMLElement, mark: MarkView): void {
  line.className = `note ${mark.kind}`;
  line.dataset.at = String(mark.atMs);
  line.replaceChildren(
    markShapeIcon(mark.kind),
    make('span', { class: 'soft' }, clockText(mark.atMs)),
    make('span', {}, markText(mark)),
  );
}
