import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import type { HandoffReason } from '../../store/session-store.ts';
import type { EscalationAction, EscalationPolicy } from '../policy.ts';
import type { AnswerSchema } from './text-model.ts';

/** Reasons that a text model may give. */
const JUDGED_REASONS = [
  'explicit_request',
  'frustration',
  'repeated_failure',
  'safety',
  'legal',
  'cancel_threat',
] as const satisfies readonly HandoffReason[];

/** What a text model says about a caller's turn. `confidence`: 0 to 1. */
export type JudgeVerdict =
  | { readonly action: 'none'; readonly confidence: number }
  | {
      readonly action: EscalationAction;
      readonly reason: (typeof JUDGED_REASONS)[number];
      readonly confidence: number;
    };

/** A strict schema cannot limit a number, so the parser checks the confidence. */
export const VERDICT_SCHEMA: AnswerSchema = {
  name: 'verdict',
  schema: {
    type: 'object',
    properties: {
      action: { type: 'string', enum: ['none', 'offer', 'transfer'] },
      reason: { type: 'string', enum: [...JUDGED_REASONS] },
      confidence: { type: 'number', description: '0 to 1' },
    },
    required: ['action', 'reason', 'confidence'],
    additionalProperties: false,
  },
};

const confidence = z.number().min(0).max(1);
const verdict = z.union([
  // With `none`, the reason means nothing.
  z.object({ action: z.literal('none'), confidence }),
  z.object({ action: z.enum(['offer', 'transfer']), reason: z.enum(JUDGED_REASONS), confidence }),
]);

/**
 * Reads a model's answer. Code fences and words around the JSON object are skipped.
 * @returns undefined when the answer is not a verdict
 */
export function parseVerdict(text: string): JudgeVerdict | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  return verdict.safeParse(parseJson(text.slice(start, end + 1))).data;
}

/**
 * What a verdict leads to: an offer at most, unless the model is sure of a transfer, in time, and for a reason that
 * needs no offer first.
 * @param late the caller has continued, or has already heard the answer for a while
 * @returns undefined when it leads to nothing
 */
export function actionOf(
  judged: JudgeVerdict,
  policy: Pick<EscalationPolicy, 'offerFirst' | 'judgeOfferConfidence' | 'judgeTransferConfidence'>,
  late: boolean,
): EscalationAction | undefined {
  if (judged.action === 'none' || judged.confidence < policy.judgeOfferConfidence) return undefined;
  const certain = judged.confidence >= policy.judgeTransferConfidence;
  const transfers = judged.action === 'transfer' && certain && !late;
  return transfers && !policy.offerFirst.has(judged.reason) ? 'transfer' : 'offer';
}
