import { makeSvg } from '../../common/make.ts';
import type { MarkKind } from '../words/mark-words.ts';

/** One shape for each kind, around the point 0,0, so that colour alone tells nothing apart. */
const SHAPES: Readonly<Record<MarkKind, string>> = {
  // a wedge into the assistant's lane
  barge_in: 'M-6 5L6 5L0 -6Z',
  // a wave
  overlap: 'M-7 1C-5 -6 -2 -6 0 -1C2 4 3 2 5 -4L7 -3C5 7 1 7 -1 2C-3 -3 -4 -1 -5 3Z',
  tool: 'M-5 -5H5V5H-5Z',
  ready: 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  renewed: 'M0 -6A6 6 0 1 1 -0.01 -6ZM0 -3A3 3 0 1 0 0.01 -3Z',
  failed_over: 'M0 -7L7 0L0 7L-7 0Z',
  resumed: 'M-5 -6L6 0L-5 6Z',
  secure_input: 'M-5 -1H-3.5V-3A3.5 3.5 0 0 1 3.5 -3V-1H5V6H-5ZM-1.5 -1H1.5V-3A1.5 1.5 0 0 0 -1.5 -3Z',
  escalation: 'M-5 -7H7L3.5 -3.5L7 0H-3V7H-5Z',
  handoff: 'M-7 -2.5H1V-6L7 0L1 6V2.5H-7Z',
  steered: 'M0 -7L2 -2.2L7 -2L3 1.2L4.4 6.2L0 3.4L-4.4 6.2L-3 1.2L-7 -2L-2 -2.2Z',
  lost: 'M-6 -4L-4 -6L0 -2L4 -6L6 -4L2 0L6 4L4 6L0 2L-4 6L-6 4L-2 0Z',
  ended: 'M-6 -6H6V-3H-6ZM-6 3H6V6H-6Z',
};

/** @param kind a newer gateway may send others than the page knows */
export function markShape(kind: MarkKind): SVGPathElement {
  return makeSvg('path', { d: SHAPES[kind] ?? SHAPES.tool, class: `mark ${kind}`, 'fill-rule': 'evenodd' });
}
