import type { FloorProvider } from './run.ts';
import { FLOOR_SWITCHES, type FloorSwitch } from './switches.ts';

export const FLOOR_MODES = ['server', 'gateway'] as const;
/** Who decides about interruptions: what TURN_TAKING is. */
export type FloorMode = (typeof FLOOR_MODES)[number];

/** One run: all planned calls with one gateway. */
export interface FloorVariant {
  readonly provider: FloorProvider;
  /** Undefined with a provider that leaves no choice. */
  readonly mode: FloorMode | undefined;
  /** Rules of the floor that are switched off. */
  readonly without: readonly FloorSwitch[];
}

export interface VariantsWanted {
  readonly providers: readonly FloorProvider[];
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
  const all = providers.flatMap((provider): Omit<FloorVariant, 'without'>[] =>
    provider === 'openai' ? modes.map((mode) => ({ provider, mode })) : [{ provider, mode: undefined }],
  );
  if (!ablate && without.length === 0) return all.map((variant) => ({ ...variant, without }));
  if (all.some(({ mode }) => mode !== 'gateway')) {
    throw new Error('--without and --ablate: write --provider openai --mode gateway, which has these rules');
  }
  const alone = FLOOR_SWITCHES.filter((name) => !without.includes(name)).map((name) => [...without, name]);
  const left = ablate ? [without, ...alone] : [without];
  return all.flatMap((variant) => left.map((names) => ({ ...variant, without: names })));
}

/** The name of its row. */
export function variantName({ provider, mode, without }: FloorVariant, set: readonly string[]): string {
  const name = [provider, ...(mode === undefined ? [] : [mode]), ...set].join(' ');
  return without.length === 0 ? name : `${name} without ${without.join(', ')}`;
}
