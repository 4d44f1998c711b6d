import type { CallList } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { dataTable } from '../frame/data-table.ts';
import { timeOfDayText } from '../words/formats.ts';
import { callerName, channelName, modelName } from '../words/names.ts';

const COLUMNS = [
  { name: 'Caller' },
  { name: 'Channel' },
  { name: 'Since' },
  { name: 'Model' },
  { name: 'Instance' },
] as const;
const HELP =
  'Other instances of the gateway carry these calls. Open the console of that instance to follow one of them.';

/** Calls that this instance knows only from the table. @returns nothing to show without such calls */
export function elsewhereSection({ elsewhere, elsewhereFault }: CallList): HTMLElement | undefined {
  if (elsewhere.length === 0 && elsewhereFault === undefined) return undefined;
  const rows = elsewhere.map((call) => [
    callerName(call),
    channelName(call.channel),
    timeOfDayText(call.startedAtMs),
    modelName(call.provider),
    call.instance,
  ]);
  return make(
    'section',
    { 'aria-labelledby': 'elsewhere-title' },
    make('h2', { id: 'elsewhere-title' }, 'On other instances'),
    make('p', { class: 'soft' }, elsewhereFault ?? HELP),
    rows.length > 0 && dataTable('Calls on other instances', COLUMNS, rows, { class: 'list' }),
  );
}
