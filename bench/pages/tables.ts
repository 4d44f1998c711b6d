import { formatTable } from '../report/table.ts';
import type { PageRow } from './page-rows.ts';
import type { PhoneRow } from './phone-rows.ts';

export function pageTable(pages: readonly PageRow[], sessions: number): string {
  const headings = [
    'format',
    'sessions',
    'CPU ms/session-s',
    'core',
    'KB/session',
    'first audio p50',
    'p99',
    'delay p50',
    'p99',
    'lost',
    'unused',
    'load late p99',
  ];
  const rows = pages.map((row) => [
    row.format,
    `${row.live}/${sessions}`,
    row.cpuPerSessionSecond.toFixed(2),
    percent(row.coreShare),
    row.kbPerSession.toFixed(0),
    ms(row.firstAudio.p50),
    ms(row.firstAudio.p99),
    ms(row.down.p50),
    ms(row.down.p99),
    row.lost,
    row.unused,
    ms(row.loadLate.p99),
  ]);
  return formatTable(headings, rows);
}

export function phoneTable(calls: readonly PhoneRow[], phones: number): string {
  const headings = [
    'phone calls',
    'browsers',
    'core',
    'delay p50',
    'p99',
    'clear p99',
    'lost',
    'load late p99',
  ];
  const rows = calls.map((row) => [
    phones,
    row.sessions,
    percent(row.coreShare),
    ms(row.down.p50),
    ms(row.down.p99),
    ms(row.clear.p99),
    row.lost + row.damaged,
    ms(row.loadLate.p99),
  ]);
  return formatTable(headings, rows);
}

const ms = (value: number) => value.toFixed(1);
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
