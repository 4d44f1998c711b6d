import { EscalationDetector } from '../../escalation/detector.ts';
import type { JudgeMode, TextJudge } from '../../escalation/judgement/judge.ts';
import type { JudgeVerdict } from '../../escalation/judgement/verdict.ts';
import { countWords, LEAST_JUDGED_WORDS } from '../../escalation/judgement/word-count.ts';
import type { TurnJudge } from '../../escalation/turn-judge.ts';
import type { TranscriptRow, TranscriptTurn } from './evaluation-rows.ts';

/** Verdicts by the index of the turn in its row; the index is 0 in an utterance row. */
export type RowVerdicts = ReadonlyMap<number, JudgeVerdict>;

/** What a text model said about rows, and how many questions it was asked, answered unclearly, or did not answer. */
export interface JudgedRows {
  readonly verdicts: ReadonlyMap<TranscriptRow, RowVerdicts>;
  readonly asked: number;
  readonly unclear: number;
  readonly failed: number;
}

interface Question {
  readonly row: TranscriptRow;
  readonly turn: number;
  /** What was said up to this turn, which is the last of them. */
  readonly turns: readonly TranscriptTurn[];
}

/** Questions at the same time. */
const AT_ONCE = 4;
/** When this many have failed and none was answered, the rest would fail too. */
const HOPELESS = 8;

/**
 * Asks a text model about the caller turns of rows, as a call would, a few at the same time.
 * @param onProgress called with how many questions are done, and how many there are
 * @throws Error when the model answers no question
 */
export async function judgeRows(
  rows: readonly TranscriptRow[],
  parts: { readonly judge: Pick<TextJudge, 'judge' | 'mode'>; readonly turnJudge: TurnJudge },
  onProgress: (done: number, all: number) => void,
): Promise<JudgedRows> {
  const questions = rows.flatMap((row) => questionsOf(row, parts.turnJudge, parts.judge.mode));
  const verdicts = new Map<TranscriptRow, Map<number, JudgeVerdict>>();
  const counts = { asked: 0, unclear: 0, failed: 0 };
  const waiting = questions.values();
  const work = async () => {
    for (const { row, turn, turns } of waiting) {
      const judgement = await parts.judge.judge(turns);
      counts.asked += 1;
      if (typeof judgement === 'string') counts[judgement] += 1;
      else verdicts.set(row, (verdicts.get(row) ?? new Map()).set(turn, judgement));
      if (counts.failed >= HOPELESS && counts.failed === counts.asked) return;
      onProgress(counts.asked, questions.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (counts.asked > 0 && counts.failed === counts.asked) throw new Error('The text model gave no answer');
  return { verdicts, ...counts };
}

/** What is doubtful is decided by rules and classifier alone, without earlier verdicts. */
function questionsOf(row: TranscriptRow, turnJudge: TurnJudge, mode: JudgeMode): Question[] {
  const detector = new EscalationDetector(turnJudge);
  const before: readonly TranscriptTurn[] = row.kind === 'dialogue' ? [] : row.context;
  for (const turn of before) detector.hear(turn);
  const heard: readonly TranscriptTurn[] =
    row.kind === 'dialogue' ? row.turns : [{ role: 'caller', text: row.text }];
  return heard.flatMap((said, turn) => {
    detector.hear(said);
    const counts = said.role === 'caller' && said.final !== false;
    const asks = mode === 'doubtful' ? detector.doubtful : countWords(said.text) >= LEAST_JUDGED_WORDS;
    if (!counts || !asks) return [];
    const turns = [...before, ...heard.slice(0, turn + 1)].filter(({ final }) => final !== false);
    return [{ row, turn, turns }];
  });
}
