import type { CallView, LaneSpan } from '../../../src/console/views.ts';
import { makeSvg, setAttributes } from '../../common/make.ts';
import { clockText } from '../words/formats.ts';
import { laneScale } from './lane-scale.ts';
import type { MarkButtons } from './mark-buttons.ts';

export const LANES_HEIGHT = 152;
const LANE_TOP = { caller: 8, assistant: 42 } as const;
const LANE_HEIGHT = 26;
const AXIS_Y = 146;
/** A number of the axis is about this wide. One that does not fit is left out. */
const NUMBER_PX = 34;

/** Two lanes over time, with marks below them. Elements are kept and moved, so that a mark keeps the focus. */
export class LanesDrawing {
  readonly element: SVGSVGElement;
  readonly marks: MarkButtons;
  readonly #spans: SVGRectElement[] = [];
  readonly #spanLayer = makeSvg('g', { 'aria-hidden': 'true' });
  readonly #axis = makeSvg('g', { 'aria-hidden': 'true', class: 'axis' });
  readonly #now = makeSvg('line', { class: 'now', y1: 4, y2: 72, 'aria-hidden': 'true' });
  #ticks = '';

  constructor(marks: MarkButtons) {
    this.marks = marks;
    const lane = (top: number) =>
      makeSvg('rect', {
        class: 'lane',
        x: 0,
        y: top,
        width: '100%',
        height: LANE_HEIGHT,
        'aria-hidden': 'true',
      });
    this.element = makeSvg(
      'svg',
      { class: 'lanes', height: LANES_HEIGHT, role: 'group', 'aria-label': 'What happened, along time' },
      patterns(),
      lane(LANE_TOP.caller),
      lane(LANE_TOP.assistant),
      this.#axis,
      this.#spanLayer,
      this.#now,
      marks.element,
    );
  }

  /** @param nowMs since the start of the call; for a call that is over, its length */
  draw(view: CallView, { nowMs, roomPx, isWhole, isLive }: DrawOptions): number {
    const { widthPx, pxPerMs, ticks } = laneScale(nowMs, roomPx, isWhole);
    setAttributes(this.element, { width: widthPx, viewBox: `0 0 ${widthPx} ${LANES_HEIGHT}` });
    for (const [at, span] of view.lanes.entries()) this.#drawSpan(at, span, pxPerMs, nowMs);
    for (const rest of this.#spans.splice(view.lanes.length)) rest.remove();
    this.marks.draw(view.marks, pxPerMs, widthPx);
    this.#drawAxis(ticks, pxPerMs, widthPx);
    const x = nowMs * pxPerMs;
    setAttributes(this.#now, { x1: x, x2: x, visibility: isLive ? 'visible' : 'hidden' });
    return x;
  }

  #drawSpan(at: number, span: LaneSpan, pxPerMs: number, nowMs: number): void {
    const rect = this.#spans[at] ?? makeSvg('rect', { height: LANE_HEIGHT - 6, rx: 3 });
    if (this.#spans[at] !== rect) {
      this.#spans[at] = rect;
      this.#spanLayer.append(rect);
    }
    const width = Math.max(2, ((span.toMs ?? nowMs) - span.fromMs) * pxPerMs);
    setAttributes(rect, {
      class: `span ${span.lane} ${span.kind}${span.cut ? ' cut' : ''}`,
      x: span.fromMs * pxPerMs,
      y: LANE_TOP[span.lane] + 3,
      width,
    });
  }

  #drawAxis(ticks: readonly number[], pxPerMs: number, widthPx: number): void {
    const numbered = ticks.filter((atMs) => atMs * pxPerMs + NUMBER_PX <= widthPx);
    const key = `${ticks.length} ${numbered.length} ${ticks[1]} ${pxPerMs}`;
    if (key === this.#ticks) return;
    this.#ticks = key;
    const x = (atMs: number) => atMs * pxPerMs;
    this.#axis.replaceChildren(
      ...ticks.map((atMs) => makeSvg('line', { x1: x(atMs), x2: x(atMs), y1: 4, y2: 130 })),
      ...numbered.map((atMs) => makeSvg('text', { x: x(atMs) + 3, y: AXIS_Y }, clockText(atMs))),
    );
  }
}

export interface DrawOptions {
  readonly nowMs: number;
  readonly roomPx: number;
  readonly isWhole: boolean;
  readonly isLive: boolean;
}

/** Fillers are hatched and tones dotted. */
function patterns(): SVGDefsElement {
  const tile = { patternUnits: 'userSpaceOnUse', width: 6, height: 6 };
  return makeSvg(
    'defs',
    {},
    makeSvg(
      'pattern',
      { id: 'hatch', ...tile, patternTransform: 'rotate(45)' },
      makeSvg('rect', { class: 'hatch', width: 3, height: 6 }),
    ),
    makeSvg('pattern', { id: 'dots', ...tile }, makeSvg('circle', { class: 'hatch', cx: 3, cy: 3, r: 1.4 })),
  );
}
