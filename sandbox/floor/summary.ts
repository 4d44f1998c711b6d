import { percentiles } from '../../bench/statistics.ts';
import { callScore } from './call-score.ts';
import { type Estimate, meanOf, shareOf } from './confidence.ts';
import { type CallTrack, type EventKind, OVERHEARD_KINDS } from './events.ts';
import { type Outcome, outcomesOf } from './floor-metrics.ts';

/** The figures of one run. Latencies in seconds; undefined without events. */
export interface FloorSummary {
  readonly responseSeconds: Estimate | undefined;
  readonly yieldSeconds: Estimate | undefined;
  readonly responseRate: Estimate | undefined;
  readonly yieldRate: Estimate | undefined;
  /** Times that the assistant began while the caller spoke, for each turn. */
  readonly incursions: Estimate | undefined;
  readonly ignoresBackchannels: Estimate | undefined;
  readonly ignoresTics: Estimate | undefined;
  readonly ignoresUnaddressed: Estimate | undefined;
  /** Of everything that asked for no answer: the answer was heard to its end. */
  readonly heardOut: Estimate | undefined;
  /** EVA's score of a call. */
  readonly score: Estimate | undefined;
  /** From the end of a stop word to `clear`. */
  readonly clearMs: { readonly count: number; readonly p50: number; readonly p99: number };
  /** Ignored, or for interruptions yielded. */
  readonly byKind: ShareByKind;
  /** The answer was heard to its end. */
  readonly heardOutByKind: ShareByKind;
}

type ShareByKind = Readonly<Partial<Record<EventKind, Estimate>>>;

const KINDS: readonly EventKind[] = [...OVERHEARD_KINDS, 'answer'];

export function summarise(tracks: readonly CallTrack[]): FloorSummary {
  const calls = tracks.map(outcomesOf);
  const all = calls.flat();
  const values = (of: (outcome: Outcome) => number | undefined) =>
    meanOf(calls.map((outcomes) => outcomes.map(of).filter((value) => value !== undefined)));
  const share = (of: (outcome: Outcome) => boolean | undefined) => {
    const known = all.map(of).filter((value) => value !== undefined);
    return shareOf(known.filter((value) => value).length, known.length);
  };
  const ignores = (eventClass: Outcome['eventClass']) =>
    share((outcome) => (outcome.eventClass === eventClass ? outcome.isIgnored : undefined));
  const byKind = (of: (outcome: Outcome) => boolean | undefined): ShareByKind =>
    Object.fromEntries(
      KINDS.flatMap((kind) => {
        const estimate = share((outcome) => (outcome.event.kind === kind ? of(outcome) : undefined));
        return estimate ? [[kind, estimate]] : [];
      }),
    );
  return {
    responseSeconds: values(({ responseMs }) => seconds(responseMs)),
    yieldSeconds: values(({ yieldMs }) => seconds(yieldMs)),
    responseRate: share(({ isAnswered }) => isAnswered),
    yieldRate: share(({ isYielded }) => isYielded),
    incursions: values(({ incursions }) => incursions),
    ignoresBackchannels: ignores('backchannel'),
    ignoresTics: ignores('tic'),
    ignoresUnaddressed: ignores('nondirected'),
    heardOut: share(({ isHeardOut }) => isHeardOut),
    score: meanOf(
      tracks.map((track) => callScore(track)).map((score) => (score === undefined ? [] : [score])),
    ),
    clearMs: clearTimes(all),
    byKind: byKind(wasRight),
    heardOutByKind: byKind(({ isHeardOut }) => isHeardOut),
  };
}

/** An event in silence is right when it was ignored; a turn when it was answered. */
function wasRight({ isIgnored, isYielded, isAnswered }: Outcome): boolean | undefined {
  return isIgnored ?? isYielded ?? isAnswered;
}

function clearTimes(outcomes: readonly Outcome[]): FloorSummary['clearMs'] {
  const times = outcomes.map(({ clearMs }) => clearMs).filter((value) => value !== undefined);
  const { count, p50, p99 } = percentiles(times);
  return { count, p50, p99 };
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
