import type { CostPart, PastCall, VerdictView } from '../../../src/console/past/past-views.ts';
import { make } from '../../common/make.ts';
import { verdictName } from '../call/verdict-forms.ts';
import { dataTable } from '../frame/data-table.ts';
import { capitalised, exactMoneyText, momentText, plainText } from '../words/formats.ts';
import { modelName, moodName } from '../words/names.ts';
import { handoffName } from '../words/outcome-words.ts';
import { reasonText } from '../words/reason-words.ts';

const PARTS: Readonly<Record<CostPart['part'], string>> = {
  audio_in: 'Audio in',
  audio_in_cached: 'Audio in, cached',
  audio_out: 'Audio out',
  text_in: 'Text in',
  text_in_cached: 'Text in, cached',
  text_out: 'Text out',
  transcription: 'Transcription',
  speech: 'Speech',
  text_model: 'Text model',
  session: 'Time of the session',
  other: 'Other',
};

const COST_COLUMNS = [{ name: 'Part' }, { name: 'Model' }, { name: 'US dollars', isNumber: true }] as const;
const TOOL_COLUMNS = [
  { name: 'Tool' },
  { name: 'Done', isNumber: true },
  { name: 'Failed', isNumber: true },
] as const;

/** What the call cost, by part. */
export function costCard({ cost }: PastCall): HTMLElement {
  const { parts, totalUsd, notes } = cost;
  const rows = parts.map(({ part, provider, usd }) => [
    PARTS[part] ?? plainText(part),
    provider === undefined ? '–' : modelName(provider),
    exactMoneyText(usd),
  ]);
  const total = totalUsd === undefined ? [] : [['Total', '', exactMoneyText(totalUsd)]];
  return card(
    'Cost',
    rows.length > 0
      ? dataTable('Cost by part', COST_COLUMNS, [...rows, ...total], { class: 'compact' })
      : make('p', { class: 'soft' }, 'The models reported no usage.'),
    ...notes.map((note) => make('p', { class: 'help' }, note)),
  );
}

/** Why and how a person was reached; undefined when nobody was asked for. */
export function handoffCard({ handoff, callback }: PastCall): HTMLElement | undefined {
  if (!handoff) return undefined;
  const { reason, decidedBy, record } = handoff;
  const rows: [string, string][] = [
    ['Because', capitalised(reasonText(reason))],
    ...(decidedBy === undefined ? [] : [pair('Decided by', decidedBy)]),
    ...(callback ? [pair('Call-back', 'Asked for')] : []),
    ...(record
      ? [
          pair('Written', momentText(record.createdAtMs)),
          pair('Priority', capitalised(plainText(record.priority))),
          ...(record.sentiment === undefined ? [] : [pair('Mood', moodName(record.sentiment))]),
          pair('Agent', record.isClaimed ? 'Has opened the note' : 'Has not opened the note'),
          ...(record.outcome === undefined ? [] : [pair('Turned away', handoffName(record.outcome))]),
          ...(record.tried === undefined ? [] : [pair('Tried before', record.tried)]),
          pair('Summary', record.summary),
        ]
      : []),
  ];
  const expired = make('p', { class: 'help' }, 'The note for the person has expired, so only this is left.');
  return card('Hand-off', definitionList(rows), !record && expired);
}

/** Tools by how often they worked; undefined without tools. */
export function toolsCard({ tools }: PastCall): HTMLElement | undefined {
  if (tools.length === 0) return undefined;
  const rows = tools.map(({ name, ok, failed }) => [name, String(ok), String(failed)]);
  return card('Tools', dataTable('Tools of the call', TOOL_COLUMNS, rows, { class: 'compact' }));
}

/** The marks of all supervisors, those that were replaced too; undefined without any. */
export function verdictsCard({ verdicts }: PastCall): HTMLElement | undefined {
  if (verdicts.length === 0) return undefined;
  return card('Right or wrong', make('ul', { class: 'verdicts' }, ...verdicts.map(verdictLine)));
}

/** Arms of experiments; undefined outside of any. */
export function armsCard({ arms }: PastCall): HTMLElement | undefined {
  const rows = Object.entries(arms);
  return rows.length === 0 ? undefined : card('Experiments', definitionList(rows));
}

export function card(title: string, ...content: readonly (Node | false)[]): HTMLElement {
  return make('section', { class: 'panel card' }, make('h2', {}, title), ...content);
}

function verdictLine({ turn, verdict, by, atMs, note, isReplaced }: VerdictView): HTMLElement {
  const words = `Turn ${turn}: ${verdictName(verdict)}. ${by}, ${momentText(atMs)}${note === undefined ? '' : `: ${note}`}`;
  return make('li', {}, isReplaced ? make('del', {}, words) : words);
}

function definitionList(rows: readonly (readonly [string, string])[]): HTMLElement {
  return make(
    'dl',
    { class: 'rows' },
    ...rows.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))),
  );
}

function pair(name: string, value: string): [string, string] {
  return [name, value];
}
