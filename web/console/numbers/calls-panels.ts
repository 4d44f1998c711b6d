import type { NumbersView as Numbers } from '../../../src/console/views.ts';
import { countText } from '../words/formats.ts';
import { chartPanel } from './chart-panel.ts';
import { inPieces } from './series-chart.ts';

const MINUTE_SECONDS = 60;

/** Calls at the same time, those that came, and interruptions in them, minute by minute. */
export function callsPanels({ samples, everySeconds }: Numbers): HTMLElement[] {
  const size = Math.max(1, Math.round(MINUTE_SECONDS / everySeconds));
  const atMs = samples.filter((_, at) => at % size === 0).map((sample) => sample.atMs);
  const active = atMs.map((_, at) =>
    Math.max(...samples.slice(at * size, (at + 1) * size).map((sample) => sample.active)),
  );
  const perMinute = (name: 'accepted' | 'refused' | 'interruptions') =>
    inPieces(
      samples.map((sample) => sample[name]),
      size,
    );
  return [
    chartPanel({
      title: 'Calls at the same time',
      label: `Calls at the same time. Most: ${countText(Math.max(0, ...active))}.`,
      atMs,
      series: [{ name: 'Calls', kind: 'first', values: active }],
      format: wholeText,
    }),
    chartPanel({
      title: 'Calls that came, by minute',
      label: 'Calls that were accepted and refused, by minute.',
      atMs,
      series: [
        { name: 'Accepted', kind: 'first', values: perMinute('accepted') },
        { name: 'Refused', kind: 'second', values: perMinute('refused') },
      ],
      format: wholeText,
    }),
    chartPanel({
      title: 'Interruptions, by minute',
      label: 'How often callers spoke over the assistant, by minute.',
      atMs,
      series: [{ name: 'Interruptions', kind: 'first', values: perMinute('interruptions') }],
      format: wholeText,
    }),
  ];
}

function wholeText(value: number): string {
  return Number.isInteger(value) ? countText(value) : value.toFixed(1);
}
