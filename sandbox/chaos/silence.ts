import type { CarrierCall } from '../carrier/call.ts';

/** One wait for a word in which nothing was heard. */
export interface Silence {
  readonly ms: number;
  /** Whether the line had lost some of the words that were to be answered. */
  readonly wordsLost: boolean;
  /** The call, when the silence ended in it, and what had happened last. */
  readonly where: string;
}

/** A silence that the report describes. */
export const LONG_SILENCE_MS = 5_000;
const LAST_MOMENTS = 8;

/** What the report says of a silence that ends now. */
export function describeSilence(call: CarrierCall): string {
  const { sid, nowMs, streams, timeline } = call;
  const head = `${sid}, ${seconds(nowMs)} s after it was placed, stream ${streams.length}, ${new Date().toISOString()}`;
  const moments = timeline.slice(-LAST_MOMENTS).map(({ atMs, what, detail }) => {
    return `${seconds(atMs)} ${what} ${Object.values(detail).join(' ')}`.trim();
  });
  return [head, ...moments].join('\n      ');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
