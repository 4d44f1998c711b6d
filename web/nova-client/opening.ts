import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import type { NovaOpening } from '../../src/voice/nova/wire/input-events.ts';
import type { NovaClientOptions } from './nova-client-options.ts';

/** As for telephone calls (`AWS_BEDROCK_…`). */
const INFERENCE = { maxTokens: 1024, topP: 0.9, temperature: 0.7 } as const;
const NOVA_VOICE = 'matthew';

/** What a stream begins with. */
export function openingOf(
  { voiceId = NOVA_VOICE, endpointing = 'MEDIUM' }: NovaClientOptions,
  instructions: string,
  history: readonly HeardMessage[],
): NovaOpening {
  return { ...INFERENCE, endpointing, voiceId, instructions, tools: [], history };
}
