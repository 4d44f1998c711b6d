import type { Environment } from './environment.ts';
import { isUsable } from './fallback-warnings.ts';
import type { Given } from './given-values.ts';
import { voiceOrder } from './voice-order.ts';

const OF_NOVA = ['NOVA_INPUT_GATE', 'NOVA_RESUME_AFTER_NOISE', 'NOVA_HOLD_AUDIO_DURING_TOOLS'] as const;

/** Settings of models that do not speak with the others. */
export function idleSettingWarnings(env: Environment, given: Given): string[] {
  const order = voiceOrder(env);
  const mayUse = (name: 'nova' | 'openai-live') => order.includes(name) && isUsable(name, env);
  const warnings: string[] = [];
  if (env.TURN_TAKING === 'gateway' && order[0] !== 'openai') {
    warnings.push(
      `TURN_TAKING=gateway counts only while OpenAI Realtime speaks, and ${order[0]} answers calls.`,
    );
  }
  if (env.OPENAI_LIVE_DELEGATION === 'responses' && !mayUse('openai-live')) {
    warnings.push('OPENAI_LIVE_DELEGATION does nothing, because no call can use GPT-Live.');
  }
  const ofNova = mayUse('nova') ? [] : OF_NOVA.filter((name) => env[name]);
  warnings.push(...ofNova.map((name) => `${name} does nothing, because no call can use Nova.`));
  if (env.CASCADE_MODEL_ID === undefined) {
    const ofCascade = Object.keys(given).filter((name) => name.startsWith('CASCADE_'));
    warnings.push(...ofCascade.map((name) => `${name} does nothing, because CASCADE_MODEL_ID is not set.`));
  }
  return warnings;
}
