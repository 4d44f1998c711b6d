import type { Redactor } from '../../privacy/redactor.ts';
import type { StoredTurn } from '../../store/session-store.ts';
import type { StoredVerdict } from '../../store/verdict.ts';

/** A row of `npm run eval:escalation`; it ignores the last three fields. */
export interface VerdictRow {
  readonly id: string;
  readonly lang?: string;
  readonly context: readonly { readonly role: 'assistant' | 'caller'; readonly text: string }[];
  readonly text: string;
  readonly label: 'escalate' | 'continue';
  readonly verdict: StoredVerdict['verdict'];
  readonly rule: string;
  readonly marked_at: string;
}

/** The detector looks at the last turns only. */
const CONTEXT_TURNS = 12;
/** What decides without words: a row cannot show it to the detector. */
const DECIDED_WITHOUT_WORDS: readonly string[] = [
  'key',
  'budget',
  'provider_failure',
  'earlier_stream',
  'supervisor',
];

/** @returns the row for a mark, masked, or undefined when its turn is gone or words did not decide */
export function rowOf(
  { sessionId, turn: number, verdict, rule, at }: StoredVerdict,
  { turns, language }: { readonly turns: readonly StoredTurn[]; readonly language: string | undefined },
  redactor: Pick<Redactor, 'redactTurns'>,
): VerdictRow | undefined {
  const masked = redactor.redactTurns(turns);
  const index = masked.findIndex((turn) => turn.number === number);
  const marked = masked[index];
  if (!marked) return undefined;
  const before = masked.slice(Math.max(0, index - CONTEXT_TURNS), index);
  if (verdict === 'right' && rule !== undefined && DECIDED_WITHOUT_WORDS.includes(rule)) return undefined;
  const isEscalation = verdict === 'missed' || (verdict === 'right' && rule !== undefined);
  return {
    id: `${sessionId}:${number}`,
    ...(language !== undefined && { lang: language }),
    context: before.map(({ role, text }) => ({ role, text })),
    text: marked.text,
    label: isEscalation ? 'escalate' : 'continue',
    verdict,
    rule: rule ?? 'none',
    marked_at: at,
  };
}
