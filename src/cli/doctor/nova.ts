import type { Assistant } from '../../call/assistant.ts';
import type { Config } from '../../config/config.ts';
import { type Check, note } from './finding.ts';
import { checkLifecycle } from './model-lifecycle.ts';
import { converse, NETWORK_ADVICE } from './nova-conversation.ts';

export interface NovaExamination {
  /** The default one. */
  readonly assistant: Assistant;
  /** Milliseconds for each check. */
  readonly deadlineMs: number;
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
}

/** One check for each region: a conversation with one tool in it, and how long the model will be there. */
export function novaChecks(config: Config, examined: NovaExamination): readonly Check[] {
  const { provider, voiceFallback, voiceOrder, nova } = config;
  const { assistant, deadlineMs, nowMs } = examined;
  const isPrimary = provider === 'nova';
  if (!nova.configured) return [unused('NOVA_REGION is not set')];
  if (!isPrimary && !voiceFallback) return [unused(`${provider} speaks, without fallback`)];
  if (!voiceOrder.includes('nova')) return [unused('VOICE_FALLBACK_ORDER does not name it')];
  return nova.regions.map((region) => ({
    name: `Bedrock ${region}`,
    onTimeout: NETWORK_ADVICE,
    run: async (signal) => {
      const [conversation, lifecycle] = await Promise.all([
        converse({ settings: { ...nova, region }, assistant, isPrimary, deadlineMs }, signal),
        checkLifecycle({ modelId: nova.modelId, region, signal, nowMs }),
      ]);
      return [...conversation, ...lifecycle];
    },
  }));
}

function unused(why: string): Check {
  const finding = note(`not used: ${why}`);
  return { name: 'Bedrock', onTimeout: '', run: async () => [finding] };
}
