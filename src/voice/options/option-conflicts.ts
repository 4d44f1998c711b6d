import { speechTraits, transcriptionTraits } from './model-traits.ts';
import { type RealtimeOptionName, type RealtimeOptions, VENDOR_CHOICES } from './realtime-options.ts';

/** The models that options are for. */
export interface RealtimeModels {
  readonly model: string;
  readonly transcriptionModel: string;
}

/** An option that the vendor refuses beside the others, or for its model. */
export interface OptionConflict {
  readonly option: RealtimeOptionName;
  /** As a sentence goes on after the name: `is not taken by semantic_vad`. */
  readonly problem: string;
  /** What the option needs, when it is not removed. */
  readonly needs: {
    readonly name: RealtimeOptionName | keyof RealtimeModels;
    readonly value: string | number;
  };
}

/** Vendor's first choice where an option needs a model that takes it. */
const REASONING_MODEL = 'gpt-realtime-2.1';
const LIST_MODEL = 'gpt-live-transcribe';
const DELAY_MODEL = 'gpt-realtime-whisper';
/** The vendor's example. */
const USUAL_RATIO = 0.8;

/** Options that the vendor would refuse. Nothing is known against a model that is not known. */
export function optionConflicts(options: RealtimeOptions, models: RealtimeModels): OptionConflict[] {
  return [
    ...vadConflicts(options),
    ...noiseConflicts(options),
    ...transcriptionConflicts(options, models.transcriptionModel),
    ...speechConflicts(options, models.model),
    ...truncationConflicts(options),
  ].filter(({ option }) => options[option] !== undefined);
}

/**
 * The options of one conversation: its own before the general ones. A general one that does not go with them, or with
 * the model, is left out.
 */
export function fittingOptions(
  general: RealtimeOptions,
  own: RealtimeOptions,
  models: RealtimeModels,
): RealtimeOptions {
  let options = withOwn(general, own);
  // What is left out may leave another one without what it needs.
  for (let found = optionConflicts(options, models); found.length > 0; ) {
    options = without(options, found);
    found = optionConflicts(options, models);
  }
  return options;
}

/** @param own what is absent or undefined in it stays */
export function withOwn(general: RealtimeOptions, own: RealtimeOptions): RealtimeOptions {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...general, ...Object.fromEntries(given) };
}

function without(options: RealtimeOptions, conflicts: readonly OptionConflict[]): RealtimeOptions {
  const left = Object.entries(options).filter(([name]) => conflicts.every(({ option }) => option !== name));
  return Object.fromEntries(left);
}

const SERVER_ONLY = ['vadThreshold', 'vadPrefixMs', 'vadSilenceMs', 'vadIdleTimeoutMs'] as const;

function vadConflicts({ vad = VENDOR_CHOICES.vad }: RealtimeOptions): OptionConflict[] {
  const problem = `is not taken by ${vad}`;
  return vad === 'server_vad'
    ? [{ option: 'vadEagerness', problem, needs: { name: 'vad', value: 'semantic_vad' } }]
    : SERVER_ONLY.map((option) => ({ option, problem, needs: { name: 'vad', value: 'server_vad' } }));
}

function noiseConflicts({
  noiseReduction = VENDOR_CHOICES.noiseReduction,
}: RealtimeOptions): OptionConflict[] {
  if (noiseReduction !== 'off') return [];
  const needs = { name: 'noiseReduction', value: 'near_field' } as const;
  return [{ option: 'noiseReductionStrength', problem: 'has no effect while noise reduction is off', needs }];
}

function transcriptionConflicts(
  { transcriptionLanguages = [] }: RealtimeOptions,
  model: string,
): OptionConflict[] {
  const traits = transcriptionTraits(model);
  if (traits === undefined) return [];
  const refused = (option: RealtimeOptionName, value: string, problem = `is not taken by ${model}`) => ({
    option,
    problem,
    needs: { name: 'transcriptionModel' as const, value },
  });
  const several = transcriptionLanguages.length > 1 && traits.keywords !== 'list';
  return [
    ...(several
      ? [refused('transcriptionLanguages', LIST_MODEL, `has several languages, and ${model} takes one`)]
      : []),
    ...(traits.keywords === 'none' ? [refused('transcriptionKeywords', LIST_MODEL)] : []),
    ...(traits.prompt ? [] : [refused('transcriptionPrompt', LIST_MODEL)]),
    ...(traits.delay ? [] : [refused('transcriptionDelay', DELAY_MODEL)]),
  ];
}

function speechConflicts({ truncationTokenLimit = 0 }: RealtimeOptions, model: string): OptionConflict[] {
  const traits = speechTraits(model);
  if (traits === undefined) return [];
  const { reasons, mostConversationTokens: most } = traits;
  const conflicts: OptionConflict[] = [];
  if (!reasons) {
    const needs = { name: 'model', value: REASONING_MODEL } as const;
    conflicts.push({ option: 'reasoningEffort', problem: `is not taken by ${model}`, needs });
  }
  if (truncationTokenLimit > most) {
    const needs = { name: 'truncationTokenLimit', value: most } as const;
    conflicts.push({ option: 'truncationTokenLimit', problem: `is more than ${model} takes`, needs });
  }
  return conflicts;
}

function truncationConflicts(options: RealtimeOptions): OptionConflict[] {
  const { truncation = VENDOR_CHOICES.truncation, truncationRetentionRatio: ratio } = options;
  if (truncation !== 'retention_ratio') {
    const problem = `is not taken by the truncation ${truncation}`;
    const needs = { name: 'truncation', value: 'retention_ratio' } as const;
    return [
      { option: 'truncationRetentionRatio', problem, needs },
      { option: 'truncationTokenLimit', problem, needs },
    ];
  }
  if (ratio !== undefined) return [];
  const needs = { name: 'truncationRetentionRatio', value: USUAL_RATIO } as const;
  return [{ option: 'truncation', problem: 'is retention_ratio without a ratio', needs }];
}
