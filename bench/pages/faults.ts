import type { BrowserBenchOptions } from './options.ts';
import type { PageRow } from './page-rows.ts';
import type { PhoneRow } from './phone-rows.ts';

/** What makes a row worthless as a measurement, in words. */
export function pageFaults(
  { format, failure, live, lost, unused }: Pick<PageRow, 'format' | 'failure' | 'live' | 'lost' | 'unused'>,
  { sessions }: Pick<BrowserBenchOptions, 'sessions'>,
): string[] {
  return [
    ...(failure === undefined ? [] : [`${format}: a session did not begin: ${failure}`]),
    ...(live === sessions ? [] : [`${format}: ${live} of ${sessions} sessions were there at the end`]),
    ...(lost === 0 ? [] : [`${format}: ${lost} pieces of the model did not come, or came 2 s late`]),
    ...(unused === 0 ? [] : [`${format}: the gateway did not use ${unused} pieces`]),
  ];
}

export function phoneFaults({
  sessions,
  live,
  failure,
  lost,
  damaged,
}: Pick<PhoneRow, 'sessions' | 'live' | 'failure' | 'lost' | 'damaged'>): string[] {
  const beside = `phone calls beside ${sessions} sessions`;
  return [
    ...(failure === undefined ? [] : [`${beside}: a session did not begin: ${failure}`]),
    ...(live === sessions ? [] : [`${beside}: ${live} sessions were there at the end`]),
    ...(lost + damaged === 0 ? [] : [`${beside}: ${lost} frames lost, ${damaged} damaged`]),
  ];
}
