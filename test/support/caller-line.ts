import type { TelephoneNetwork } from '../../sandbox/telephone-network.ts';
import type { SessionStore } from '../../src/store/session-store.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';

/** What a call knows of the phone it was made from. */
export interface CallerLine {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  /** The instance that the carrier asks now. */
  readonly gateway: {
    readonly services: { readonly store: Pick<SessionStore, 'readSession' | 'readTurns'> };
  };
  /** A line as the model of this phone speaks it, mu-law. */
  pronounce(line: string): Buffer;
}
