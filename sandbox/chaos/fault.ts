import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { Random } from './random.ts';
import type { Town } from './town.ts';

/** One kind of trouble. `strike` answers whether there was something to hit. */
export interface Fault {
  readonly kind: string;
  /** How often, beside the others. */
  readonly weight: number;
  /** Whose trouble it is; absent for what all calls share. */
  readonly provider?: VoiceProvider;
  strike(town: Town, random: Random): boolean;
}

/** How long trouble lasts, milliseconds. */
export interface Lasting {
  readonly least: number;
  readonly most: number;
}

const MODEL_TROUBLE_MS: Lasting = { least: 1_000, most: 4_000 };
/** Longer than a caller should hear nothing, and less than a model is given up after. */
export const SLOW_ANSWER_MS = 5_000;

/** The makers of the faults of one provider. */
export class ProviderFaults {
  readonly #provider: VoiceProvider;

  constructor(provider: VoiceProvider) {
    this.#provider = provider;
  }

  /** Trouble of one session that is open now. */
  onOne<T>(kind: string, among: (network: Town['network']) => readonly T[], hit: (one: T) => void): Fault {
    return this.#fault(kind, 2, ({ network }, random) => {
      const one = random.pick(among(network));
      if (one !== undefined) hit(one);
      return one !== undefined;
    });
  }

  /** Trouble that waits for the next connection, request or answer. */
  atNext(kind: string, set: (network: Town['network']) => void): Fault {
    return this.#fault(kind, 1, ({ network }) => {
      set(network);
      return true;
    });
  }

  /** Trouble of all its calls that passes. */
  forAWhile(
    kind: string,
    begin: (network: Town['network']) => void,
    end: (network: Town['network']) => void,
  ): Fault {
    return this.#fault(kind, 1, ({ network }, random) => {
      begin(network);
      const { least, most } = MODEL_TROUBLE_MS;
      setTimeout(() => end(network), random.between(least, most)).unref();
      return true;
    });
  }

  #fault(kind: string, weight: number, strike: Fault['strike']): Fault {
    return { kind: `${this.#provider} ${kind}`, weight, provider: this.#provider, strike };
  }
}
