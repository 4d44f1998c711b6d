import type { LaneKind, LaneSpan } from '../../../src/console/views.ts';

/** What each kind of speech is, for the legend. */
export const LANE_WORDS: Readonly<Record<LaneKind, string>> = {
  speech: 'Speech',
  greeting: 'Greeting',
  line: 'Line of the gateway',
  filler: 'Filler while a tool works',
  supervisor: 'Supervisor',
  tone: 'Waiting sound',
};

export function spanName({ lane, kind, cut }: LaneSpan): string {
  const who = lane === 'caller' ? 'Caller' : kind === 'supervisor' ? 'Supervisor' : 'Assistant';
  const what = kind === 'speech' || kind === 'supervisor' ? 'speaks' : LANE_WORDS[kind].toLowerCase();
  return `${who}: ${what}${cut ? ', interrupted' : ''}`;
}
