import type { LaneKind } from '../../../src/console/views.ts';
import { make, makeSvg } from '../../common/make.ts';
import { markShape } from '../lanes/mark-shape.ts';
import { LANE_WORDS } from '../words/lane-words.ts';
import { MARK_MEANINGS, type MarkKind } from '../words/mark-words.ts';
import { STATE_WORDS } from '../words/phase-words.ts';
import { STAGE_WORDS } from '../words/stage-words.ts';

/** What colours, shapes and words on a call's page mean. */
export function legend(): HTMLElement {
  return make(
    'details',
    { class: 'panel legend' },
    make('summary', {}, 'Legend'),
    make('h3', {}, 'Words'),
    definitions([
      [make('span', { class: 'heard' }, 'full ink'), 'was heard, or is what the caller said'],
      [
        make('del', {}, 'struck through'),
        'was made by the model and never heard, because the caller interrupted',
      ],
      [make('span', { class: 'pale' }, 'pale'), 'is still to be heard, or may still change'],
    ]),
    make('h3', {}, 'Speech'),
    definitions(entriesOf(LANE_WORDS).map(([kind, words]) => [laneSample(kind), words])),
    make('h3', {}, 'Events'),
    definitions(entriesOf(MARK_MEANINGS).map(([kind, words]) => [markShapeIcon(kind), words])),
    make('h3', {}, 'Where the time of an answer goes'),
    definitions(
      entriesOf(STAGE_WORDS).map(([stage, { name, meaning }]) => [
        make('span', { class: 'stage-sample' }, make('i', { class: `stage ${stage}` }), name),
        meaning,
      ]),
    ),
    make('h3', {}, 'States of a call'),
    definitions(Object.values(STATE_WORDS).map(({ short, sentence }) => [short, sentence])),
  );
}

export function markShapeIcon(kind: MarkKind): SVGSVGElement {
  return makeSvg(
    'svg',
    { viewBox: '-9 -9 18 18', width: 18, height: 18, class: 'icon', 'aria-hidden': 'true' },
    markShape(kind),
  );
}

function laneSample(kind: LaneKind): SVGSVGElement {
  const spans = kind === 'speech' ? (['caller', 'assistant'] as const) : (['assistant'] as const);
  return makeSvg(
    'svg',
    { width: 40, height: 16, 'aria-hidden': 'true' },
    ...spans.map((lane, at) =>
      makeSvg('rect', {
        class: `span ${lane} ${kind}`,
        x: 1 + at * 20,
        y: 2,
        width: kind === 'speech' ? 17 : 37,
        height: 12,
        rx: 3,
      }),
    ),
  );
}

function definitions(rows: readonly (readonly [term: Node | string, meaning: string])[]): HTMLElement {
  return make(
    'dl',
    {},
    ...rows.map(([term, meaning]) => make('div', {}, make('dt', {}, term), make('dd', {}, meaning))),
  );
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  const keys = Object.keys(record).filter((key): key is K => Object.hasOwn(record, key));
  return keys.map((key) => [key, record[key]]);
}
