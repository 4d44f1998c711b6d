import type { StageName } from '../../../src/media/answer-stages.ts';

interface StageWords {
  readonly name: string;
  readonly meaning: string;
}

/** Where the time of an answer goes, in order. */
export const STAGE_WORDS: Readonly<Record<StageName, StageWords>> = {
  noticing: { name: 'noticing', meaning: 'until the model noticed that the caller had stopped' },
  thinking: { name: 'thinking', meaning: 'until the model began to speak' },
  listening_and_thinking: {
    name: 'noticing and thinking',
    meaning: 'until the model began to speak; this model does not say when it noticed',
  },
  tools: { name: 'tools', meaning: 'waiting for tools' },
  sending: { name: 'sending', meaning: 'inside the gateway' },
  playing: { name: 'playing', meaning: 'until the caller heard the first sound' },
};

export function stageName(stage: string): string {
  const known: Readonly<Record<string, StageWords>> = STAGE_WORDS;
  return known[stage]?.name ?? stage.replaceAll('_', ' ');
}
