import type { CallView, EscalationMark, MarkView, TurnView } from '../../../src/console/views.ts';

/** A line of the transcript: what was said, or what happened between. */
export type TranscriptItem =
  | { readonly key: string; readonly turn: TurnView; readonly escalation?: EscalationMark | undefined }
  | { readonly key: string; readonly mark: MarkView };

/** Marks that a reader of the transcript needs; the others are shown with a turn, or in the lanes. */
const NOTED: readonly MarkView['kind'][] = [
  'escalation',
  'failed_over',
  'handoff',
  'lost',
  'renewed',
  'resumed',
  'secure_input',
  'steered',
  'ended',
];

/** Turns and notes in the order of time. An escalation comes after the turn that led to it. */
export function transcriptItems({ turns, marks }: Pick<CallView, 'turns' | 'marks'>): TranscriptItem[] {
  const notes = marks.filter(isNoted);
  const escalations = new Map(
    notes.flatMap((mark) => (mark.kind === 'escalation' ? [[mark.turn, mark]] : [])),
  );
  const lines = [
    ...turns.map((turn) => ({
      atMs: turn.startedMs,
      item: { key: `turn ${turn.key}`, turn, escalation: escalationOf(turn, escalations) },
    })),
    ...notes.map((mark) => ({ atMs: noteMs(mark, turns), item: { key: noteKey(mark), mark } })),
  ];
  return lines.sort((a, b) => a.atMs - b.atMs).map(({ item }) => item);
}

/** That a person was asked for is said by the escalation already. */
function isNoted(mark: MarkView): boolean {
  return NOTED.includes(mark.kind) && !(mark.kind === 'handoff' && mark.state === 'begins');
}

function escalationOf(
  turn: TurnView,
  escalations: ReadonlyMap<number, EscalationMark>,
): EscalationMark | undefined {
  return turn.role === 'caller' && turn.number > 0 ? escalations.get(turn.number) : undefined;
}

/** The decision may come while the turn that caused it is still growing. */
function noteMs(mark: MarkView, turns: readonly TurnView[]): number {
  if (mark.kind !== 'escalation' || mark.turn === 0) return mark.atMs;
  const cause = turns.find(({ number }) => number === mark.turn);
  return Math.max(mark.atMs, cause?.startedMs ?? 0);
}

function noteKey(mark: MarkView): string {
  const more = 'state' in mark ? mark.state : 'action' in mark ? mark.action : '';
  return `note ${mark.kind} ${mark.atMs} ${more}`;
}
