import type { MarkView } from '../../../src/console/views.ts';
import { makeSvg, setAttributes } from '../../common/make.ts';
import { clockText } from '../words/formats.ts';
import { markText } from '../words/mark-words.ts';
import { markRows } from './lane-scale.ts';
import { markShape } from './mark-shape.ts';

const ROWS = 3;
const ROW_PX = 18;
const TOP = 84;
const WIDTH_PX = 18;

interface MarkButtonEvents {
  /** A mark is looked at. */
  readonly onLook: (mark: MarkView) => void;
  /** A mark was chosen: show what belongs to it. */
  readonly onChoose: (mark: MarkView) => void;
}

/** The marks below the lanes. One tab stop for all of them; the arrow keys lead from one to the next. */
export class MarkButtons {
  readonly element = makeSvg('g', { role: 'group', 'aria-label': 'Events. The arrow keys go through them.' });
  readonly #events: MarkButtonEvents;
  readonly #buttons: SVGGElement[] = [];
  #marks: readonly MarkView[] = [];
  #current = 0;

  constructor(events: MarkButtonEvents) {
    this.#events = events;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  draw(marks: readonly MarkView[], pxPerMs: number, widthPx: number): void {
    this.#marks = marks;
    const places = marks.map(({ atMs }) => Math.min(Math.max(9, atMs * pxPerMs), widthPx - 9));
    const rows = markRows(places, WIDTH_PX, ROWS);
    marks.forEach((mark, at) => {
      const button = this.#buttons[at] ?? this.#add(at);
      this.#label(button, mark);
      const y = TOP + (rows[at] ?? 0) * ROW_PX;
      setAttributes(button, { transform: `translate(${(places[at] ?? 0).toFixed(1)} ${y})` });
    });
    for (const rest of this.#buttons.splice(marks.length)) rest.remove();
    this.#current = Math.min(this.#current, Math.max(0, marks.length - 1));
    this.#buttons.forEach((button, at) => {
      setAttributes(button, { tabindex: at === this.#current ? 0 : -1 });
    });
  }

  #add(at: number): SVGGElement {
    const button = makeSvg('g', { role: 'button', class: 'mark-button' });
    const mark = () => this.#marks[at];
    button.addEventListener('focus', () => this.#look(at));
    button.addEventListener('pointerenter', () => {
      const looked = mark();
      if (looked) this.#events.onLook(looked);
    });
    button.addEventListener('click', () => {
      const chosen = mark();
      if (chosen) this.#events.onChoose(chosen);
    });
    this.#buttons[at] = button;
    this.element.append(button);
    return button;
  }

  /** A very long call forgets its oldest marks, so a place may get another mark. */
  #label(button: SVGGElement, mark: MarkView): void {
    const label = `${clockText(mark.atMs)} ${markText(mark)}`;
    if (button.getAttribute('aria-label') === label) return;
    setAttributes(button, { 'aria-label': label });
    // The target is larger than the shape.
    const target = makeSvg('rect', { class: 'target', x: -9, y: -9, width: 18, height: 18, rx: 4 });
    button.replaceChildren(target, markShape(mark.kind));
  }

  #look(at: number): void {
    this.#current = at;
    this.#buttons.forEach((button, index) => {
      setAttributes(button, { tabindex: index === at ? 0 : -1 });
    });
    this.#buttons[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const mark = this.#marks[at];
    if (mark) this.#events.onLook(mark);
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#buttons.length - 1;
    const next = { ArrowLeft: this.#current - 1, ArrowRight: this.#current + 1, Home: 0, End: last };
    const mark = this.#marks[this.#current];
    if (event.key in next) {
      const at = Object.entries(next).find(([key]) => key === event.key)?.[1] ?? 0;
      this.#buttons[Math.min(last, Math.max(0, at))]?.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && mark) this.#events.onChoose(mark);
    else return;
    event.preventDefault();
  }
}
