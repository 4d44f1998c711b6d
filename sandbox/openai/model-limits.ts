import type { SessionUpdate } from './schema.ts';
import { invalidRequest, type VendorError } from './validator.ts';

/** @see https://platform.openai.com/docs/models (reasoning; context window minus longest answer) */
const REASONING = { reasons: true, mostTokens: 96_000 };
const PLAIN = { reasons: false, mostTokens: 28_672 };
const LIMITS: ReadonlyMap<string, typeof REASONING> = new Map([
  ['gpt-realtime-2.1', REASONING],
  ['gpt-realtime-2.1-mini', REASONING],
  ['gpt-realtime-2', REASONING],
  ['gpt-realtime-1.5', PLAIN],
]);

/** What a session may not have because of its model. */
export function refuseForModel(
  model: string,
  { reasoning, truncation }: SessionUpdate,
): VendorError | undefined {
  const { reasons, mostTokens } = LIMITS.get(model) ?? REASONING;
  if (reasoning !== undefined && !reasons) {
    const message = `Reasoning is not supported with '${model}'.`;
    return invalidRequest('unsupported_parameter', message, 'session.reasoning.effort');
  }
  const limit = typeof truncation === 'object' ? (truncation.token_limits?.post_instructions ?? 0) : 0;
  if (limit <= mostTokens) return undefined;
  const message = `Token limit exceeds the maximum of ${mostTokens} for '${model}'.`;
  const field = 'session.truncation.token_limits.post_instructions';
  return invalidRequest('invalid_value', message, field);
}
