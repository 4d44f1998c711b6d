import type { AnswerTimes } from './call-observer.ts';

/**
 * Where the time of an answer went. `noticing`: from the caller's last sound until the model said that they have
 * stopped; `thinking`: until the model's first audio, without tools; `listening_and_thinking`: both, for a model that
 * does not say when it noticed; `tools`: waiting for tools; `sending`: in the gateway; `playing`: until the caller heard it.
 */
export type StageName = 'noticing' | 'thinking' | 'listening_and_thinking' | 'tools' | 'sending' | 'playing';

export interface AnswerStage {
  readonly name: StageName;
  readonly ms: number;
}

/** The stages of an answer, one after the other. What was not measured is no stage. */
export function answerStages(times: AnswerTimes): AnswerStage[] {
  const { noticingMs, toolsMs, receivedMs, sentMs, heardMs } = times;
  const own = { name: 'thinking', ms: receivedMs - toolsMs } as const;
  const found: AnswerStage[] = [
    ...(noticingMs === undefined
      ? [{ ...own, name: 'listening_and_thinking' } as const]
      : [{ name: 'noticing', ms: noticingMs } as const, own]),
    ...(toolsMs > 0 ? [{ name: 'tools', ms: toolsMs } as const] : []),
    { name: 'sending', ms: sentMs - receivedMs },
    ...(heardMs === undefined ? [] : [{ name: 'playing', ms: heardMs - sentMs } as const]),
  ];
  return found.map(({ name, ms }) => ({ name, ms: Math.max(0, ms) }));
}

/** From the caller's last sound to the first sound that they heard, or that was sent if it was never heard. */
export function answerTotalMs({ noticingMs = 0, sentMs, heardMs = sentMs }: AnswerTimes): number {
  return noticingMs + heardMs;
}
