import type { LatencyView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { spanText } from '../words/formats.ts';
import { stageName } from '../words/stage-words.ts';

/** A bar that is as long as this time fills its place. */
const FULL_MS = 4_000;

/** How long the caller waited for an answer, and where that time went. The words say all that the bar shows. */
export function latencyBar({ totalMs, stages, guilty, transcribedMs }: LatencyView): HTMLElement {
  const segments = stages.map(({ name, ms }) => {
    const segment = make('span', { class: `stage ${name}${name === guilty ? ' guilty' : ''}` });
    segment.style.flexGrow = String(Math.max(0, ms));
    return segment;
  });
  const bar = make('div', { class: 'latency-bar', 'aria-hidden': 'true' }, ...segments);
  bar.style.width = `${Math.min(100, (totalMs / FULL_MS) * 100).toFixed(1)}%`;
  const slow = guilty === undefined ? '' : `Slow, because of ${stageName(guilty)}. `;
  const parts = stages
    .filter(({ ms }) => ms >= 1)
    .map(({ name, ms }) =>
      make('span', { class: name === guilty ? 'part guilty' : 'part' }, `${stageName(name)} ${spanText(ms)}`),
    );
  return make(
    'div',
    { class: 'latency' },
    bar,
    make(
      'p',
      { class: 'latency-words' },
      make('strong', {}, `Answer after ${spanText(totalMs)}. `),
      slow !== '' && make('span', { class: 'slow' }, slow),
      ...parts,
      transcribedMs !== undefined &&
        make('span', { class: 'part' }, `words known after ${spanText(transcribedMs)}`),
    ),
  );
}
