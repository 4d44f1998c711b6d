import type { CallView, MarkView } from '../../../src/console/views.ts';
import { make, setText } from '../../common/make.ts';
import { clockText } from '../words/formats.ts';
import { markText } from '../words/mark-words.ts';
import { LanesDrawing } from './lanes-drawing.ts';
import { LanesTable } from './lanes-table.ts';
import { MarkButtons } from './mark-buttons.ts';

/** The reader follows the end when it is this near, in pixels. */
const NEAR_END_PX = 60;
/** How often what goes on grows. */
const DRAW_MS = 250;
const HINT = 'Point at a mark, or reach it with Tab and the arrow keys, to read what happened.';

/** Who spoke when, as two lanes, with what happened; beside it the same as a table. */
export class LanesPanel {
  readonly element: HTMLElement;
  readonly #drawing: LanesDrawing;
  readonly #table = new LanesTable();
  readonly #box = make('div', {
    class: 'lanes-box',
    // it scrolls, so the keyboard must reach it.
    tabindex: 0,
    role: 'region',
    'aria-label': 'Time line',
  });
  readonly #caption = make('p', { class: 'caption' }, HINT);
  readonly #whole = make('input', { type: 'checkbox' });
  readonly #nowMs: () => number;
  readonly #resized: ResizeObserver;
  #timer: ReturnType<typeof setInterval> | undefined;
  #view: CallView | undefined;
  #follows = true;

  /**
   * @param nowMs since the start of the call, while it is live
   * @param onChoose a mark was chosen
   */
  constructor(nowMs: () => number, onChoose: (mark: MarkView) => void) {
    this.#nowMs = nowMs;
    const onLook = (mark: MarkView) => setText(this.#caption, `${clockText(mark.atMs)}  ${markText(mark)}`);
    this.#drawing = new LanesDrawing(new MarkButtons({ onLook, onChoose }));
    this.#box.append(this.#drawing.element);
    this.#box.addEventListener('scroll', () => {
      const { scrollWidth, scrollLeft, clientWidth } = this.#box;
      this.#follows = scrollWidth - scrollLeft - clientWidth < NEAR_END_PX;
    });
    this.#whole.addEventListener('change', () => this.#draw());
    this.element = make(
      'section',
      { class: 'panel lanes-panel', 'aria-labelledby': 'lanes-title' },
      make(
        'div',
        { class: 'head' },
        make('h2', { id: 'lanes-title' }, 'Who spoke when'),
        make('label', { class: 'check' }, this.#whole, 'Fit the whole call'),
      ),
      make(
        'div',
        { class: 'lanes-frame' },
        make(
          'div',
          { class: 'lane-names', 'aria-hidden': 'true' },
          make('span', {}, 'Caller'),
          make('span', {}, 'Assistant'),
          make('span', {}, 'Events'),
        ),
        this.#box,
      ),
      this.#caption,
      this.#table.element,
    );
    this.#resized = new ResizeObserver(() => this.#draw());
    this.#resized.observe(this.#box);
  }

  show(view: CallView): void {
    if (this.#view === undefined) this.#whole.checked = view.phase === 'ended';
    this.#view = view;
    this.#draw();
    this.#table.show(view);
    this.#keepGrowing(view.phase !== 'ended');
  }

  close(): void {
    this.#resized.disconnect();
    this.#keepGrowing(false);
  }

  #keepGrowing(isLive: boolean): void {
    if (!isLive) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else this.#timer ??= setInterval(() => this.#draw(), DRAW_MS);
  }

  #draw(): void {
    const view = this.#view;
    const roomPx = this.#box.clientWidth;
    if (!view || roomPx === 0) return;
    const isLive = view.phase !== 'ended';
    const nowMs = isLive ? Math.max(view.lastMs, this.#nowMs()) : view.lastMs;
    this.#drawing.draw(view, { nowMs, roomPx, isWhole: this.#whole.checked, isLive });
    if (this.#follows && isLive) this.#box.scrollLeft = this.#box.scrollWidth;
  }
}
