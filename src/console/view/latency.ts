import { type AnswerStage, answerStages, answerTotalMs } from '../../media/answer-stages.ts';
import type { AnswerTimes } from '../../media/call-observer.ts';
import type { LatencyView } from '../views.ts';

/** An answer that takes longer is noticed as slow, and its longest stage is named. */
export const SLOW_ANSWER_MS = 1_500;

/** Where the time of an answer went. */
export function latencyOf(times: AnswerTimes): LatencyView {
  const { noticingMs = 0, transcribedMs } = times;
  const stages = answerStages(times).map(({ name, ms }) => ({ name, ms: Math.round(ms) }));
  const totalMs = Math.round(answerTotalMs(times));
  const longest = stages.reduce<AnswerStage | undefined>(
    (most, stage) => (stage.ms > (most?.ms ?? 0) ? stage : most),
    undefined,
  );
  return {
    totalMs,
    stages,
    ...(transcribedMs !== undefined && { transcribedMs: Math.round(noticingMs + transcribedMs) }),
    ...(totalMs > SLOW_ANSWER_MS && longest && { guilty: longest.name }),
  };
}
