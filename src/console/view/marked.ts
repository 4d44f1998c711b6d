import type { CallView, MarkView } from '../views.ts';

/** What a page can draw. A call with more has gone on for hours. */
const MOST_SPANS = 3_000;
const MOST_MARKS = 1_000;

/** The call with one more mark. */
export function marked<V extends CallView>(view: V, mark: MarkView): V {
  const marks = [...view.marks, mark];
  const isLong = marks.length > MOST_MARKS;
  return { ...view, marks: isLong ? marks.slice(-MOST_MARKS) : marks, isCut: view.isCut || isLong };
}

/** The lanes, as far as they are kept. */
export function bounded(view: CallView, lanes: CallView['lanes']): Pick<CallView, 'lanes' | 'isCut'> {
  const isLong = lanes.length > MOST_SPANS;
  return { lanes: isLong ? lanes.slice(-MOST_SPANS) : lanes, isCut: view.isCut || isLong };
}
