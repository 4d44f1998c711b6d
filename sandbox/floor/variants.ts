import type { VoiceProvider } from '../../src/voice/provider.ts';
import { STOPS_FOR, type StopsFor } from './network.ts';
import { FLOOR_SWITCHES, type FloorSwitch } from './switches.ts';

export const FLOOR_MODES = ['server', 'gateway'] as const;
/** Who decides about interruptions: what TURN_TAKING is. */
export type FloorMode = (typeof FLOOR_MODES)[number];

/** One run: all planned calls with one gateway. */
export interface FloorVariant {
  readonly provider: VoiceProvider;
  /** Of OpenAI Realtime; the others leave no choice. */
  readonly mode?: FloorMode;
  /** Of GPT-Live. */
  readonly stopsFor?: StopsFor;
  /** Rules of the floor that are switched off. */
  readonly without: readonly FloorSwitch[];
}

export interface VariantsWanted {
  readonly providers: readonly VoiceProvider[];
  readonly modes: readonly FloorMode[];
  readonly without: readonly FloorSwitch[];
  /** Each rule is switched off once, beside a run with all of them. */
  readonly ablate: boolean;
}

/**
 * The runs, in the order of the rows.
 * @throws Error when rules are to be switched off that no run has
 */
export function variantsOf({ providers, modes, without, ablate }: VariantsWanted): FloorVariant[] {
  const all = providers.flatMap((provider) => variantsOfProvider(provider, modes));
  if (!ablate && without.length === 0) return all.map((variant) => ({ ...variant, without }));
  if (all.some(({ mode }) => mode !== 'gateway')) {
    throw new Error('--without and --ablate: write --provider openai --mode gateway, which has these rules');
  }
  const alone = FLOOR_SWITCHES.filter((name) => !without.includes(name)).map((name) => [...without, name]);
  const left = ablate ? [without, ...alone] : [without];
  return all.flatMap((variant) => left.map((names) => ({ ...variant, without: names })));
}

function variantsOfProvider(
  provider: VoiceProvider,
  modes: readonly FloorMode[],
): readonly Omit<FloorVariant, 'without'>[] {
  if (provider === 'openai') return modes.map((mode) => ({ provider, mode }));
  if (provider === 'openai-live') return STOPS_FOR.map((stopsFor) => ({ provider, stopsFor }));
  return [{ provider }];
}

/** The name of its row. */
export function variantName(variant: FloorVariant, set: readonly string[]): string {
  const { provider, mode, stopsFor, without } = variant;
  const parts = [provider, mode, stopsFor && `(stops for ${stopsFor})`, ...set];
  const name = parts.filter((part) => part !== undefined).join(' ');
  return without.length === 0 ? name : `${name} without ${without.join(', ')}`;
}
