import { isLiveModel, speechTraits, transcriptionTraits } from './model-traits.ts';

/** What a model of OpenAI is chosen for. */
type ModelUse = 'openai' | 'openai-live' | 'transcription';

/** An example of each, of the vendor's first choice. */
const USUAL: Readonly<Record<ModelUse, string>> = {
  openai: 'gpt-realtime-2.1',
  'openai-live': 'gpt-live-1',
  transcription: 'gpt-live-transcribe',
};

const KIND: Readonly<Record<ModelUse, string>> = {
  openai: 'a model of OpenAI Realtime',
  'openai-live': 'a model of GPT-Live',
  transcription: 'a transcription model',
};

/** A model that is known to be of another kind. */
export interface ModelMistake {
  /** As a sentence goes on after the name: `names a transcription model, gpt-live-transcribe`. */
  readonly problem: string;
  /** As it follows "write": `a model of GPT-Live, like gpt-live-1`. */
  readonly wanted: string;
}

/** @returns undefined for a model that fits, or is not known */
export function modelMistake(use: ModelUse, model: string): ModelMistake | undefined {
  const found = useOf(model);
  if (found === undefined || found === use) return undefined;
  return { problem: `names ${KIND[found]}, ${model}`, wanted: `${KIND[use]}, like ${USUAL[use]}` };
}

function useOf(model: string): ModelUse | undefined {
  if (transcriptionTraits(model) !== undefined) return 'transcription';
  if (isLiveModel(model)) return 'openai-live';
  return speechTraits(model) === undefined ? undefined : 'openai';
}
