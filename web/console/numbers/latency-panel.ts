import type { NumbersView as Numbers } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { capitalised } from '../words/formats.ts';
import { modelName } from '../words/names.ts';
import { stageName } from '../words/stage-words.ts';
import { quantileTable } from './quantile-chart.ts';

const NONE = 'No answers in the last hour.';

/** How long callers waited for answers: by model, by stage, and after a barge-in. */
export function latencyPanel({ turnLatency, stages, bargeIn }: Numbers): HTMLElement {
  const models = turnLatency.map((row) => ({ ...row, name: modelName(row.provider) }));
  const parts = stages.map((row) => ({
    ...row,
    name: `${capitalised(stageName(row.stage))}, ${modelName(row.provider)}`,
  }));
  return make(
    'section',
    { class: 'panel wide latency-panel' },
    make('h2', {}, 'How fast answers were'),
    models.length === 0
      ? make('p', { class: 'soft' }, NONE)
      : quantileTable('From the end of the caller’s speech to the answer, by model', models),
    parts.length > 0 && quantileTable('Stages of an answer', parts),
    bargeIn.count > 0 && quantileTable('From an interruption to silence', [{ ...bargeIn, name: 'Barge-in' }]),
    make('p', { class: 'help' }, 'Full colour: half of the answers. Pale: 95 %. Line: 99 %.'),
  );
}
