import type { VoiceEvent } from '../../events.ts';

export type DoneEvent = Extract<VoiceEvent, { type: 'response.done' }>;

/**
 * How an answer ended for the caller. `refused`: the provider's filter did not let the model speak; `cut_off`: it
 * stopped in the middle; `written`: it has words but no sound; `empty`: it has neither; `failed`: the provider
 * could not produce it.
 */
export type AnswerEnd = 'spoken' | 'refused' | 'cut_off' | 'written' | 'empty' | 'failed';

export interface AnswerFacts {
  /** Some of it was sent to the caller. */
  readonly hasSound: boolean;
  /** The model called a tool, and will speak about its result. */
  readonly hasCalled: boolean;
  /** The caller has talked over it, or has spoken after it. */
  readonly isForgotten: boolean;
  readonly plannedText: string;
}

/**
 * Reads the end of an answer.
 * @see https://platform.openai.com/docs/api-reference/realtime-server-events/response/done
 */
export function answerEnd(event: DoneEvent, facts: AnswerFacts): AnswerEnd {
  const { status, reason } = event;
  if (status === 'cancelled' || facts.isForgotten) return 'spoken';
  if (reason === 'content_filter') return 'refused';
  if (facts.hasSound) return status === 'completed' ? 'spoken' : 'cut_off';
  if (facts.hasCalled) return 'spoken';
  if (status === 'failed') return 'failed';
  return writtenText(event, facts) === '' ? 'empty' : 'written';
}

/** The words of an answer without sound; '' unless they are complete. */
export function writtenText({ status, text }: DoneEvent, { plannedText }: AnswerFacts): string {
  return status === 'completed' ? (text ?? plannedText) : '';
}
