import type { ModelScript } from '../../../sandbox/model/script.ts';
import { createLogger, type Logger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { VoiceCandidate } from '../../../src/voice/candidate.ts';
import type { ConversationSettings, OngoingCall, VoiceClientBase } from '../../../src/voice/client.ts';
import { ContinuousVoiceClient } from '../../../src/voice/continuity/continuous-client.ts';
import type { ContinuityTiming } from '../../../src/voice/continuity/options.ts';
import type { VoiceProvider } from '../../../src/voice/provider.ts';
import { ProviderHealth } from '../../../src/voice/provider-health.ts';
import type { CascadeRig } from '../cascade/cascade-rig.ts';
import type { NovaRig } from '../nova/nova-rig.ts';
import type { OpenAIRig } from '../openai/openai-rig.ts';
import type { LiveRig } from '../openai-live/live-rig.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

/** A call in which nothing was heard yet. */
const SILENT_LINE: OngoingCall = { history: () => [], silent: () => true };

export interface ContinuousParts {
  readonly candidates: readonly VoiceCandidate[];
  readonly health?: ProviderHealth;
  readonly live?: OngoingCall;
  readonly fillerSound?: Uint8Array;
  readonly timing?: Partial<ContinuityTiming>;
  readonly conversation?: Partial<ConversationSettings>;
  readonly metrics?: Metrics;
  readonly logger?: Logger;
  readonly maxLosses?: number;
}

export function createContinuous(parts: ContinuousParts): ContinuousVoiceClient {
  const conversation = { instructions: 'Answer briefly.', tools: [], history: [], ...parts.conversation };
  return new ContinuousVoiceClient(conversation, {
    candidates: parts.candidates,
    health: parts.health ?? new ProviderHealth(),
    call: parts.live ?? SILENT_LINE,
    logger: parts.logger ?? createLogger('silent'),
    metrics: parts.metrics ?? new Metrics(),
    fillerSound: parts.fillerSound ?? new Uint8Array(0),
    ...(parts.timing && { timing: parts.timing }),
    ...(parts.maxLosses !== undefined && { maxLosses: parts.maxLosses }),
  });
}

/** A provider's rig as one candidate of a call. */
export function candidateOf(
  rig: { createClient(conversation: ConversationSettings): VoiceClientBase },
  provider: VoiceProvider,
  name: string = provider,
): VoiceCandidate {
  const { capabilities } = rig.createClient({ instructions: '', tools: [], history: [] });
  return { name, provider, capabilities, open: (conversation) => rig.createClient(conversation) };
}

type VoiceRig = CascadeRig | LiveRig | NovaRig | OpenAIRig;

/** The contract's view of one provider behind the client that outlives its streams. A loss is final here. */
export class ContinuousRig implements VoiceClientRig {
  readonly #rig: VoiceRig;
  readonly #provider: VoiceProvider;

  constructor(rig: VoiceRig, provider: VoiceProvider) {
    this.#rig = rig;
    this.#provider = provider;
  }

  get hidesUnknownEvents(): boolean {
    return this.#provider === 'cascade';
  }

  get script(): ModelScript {
    return this.#rig.script;
  }

  createClient(conversation: Partial<ConversationSettings> = {}): ContinuousVoiceClient {
    const candidates = [candidateOf(this.#rig, this.#provider)];
    return createContinuous({ candidates, conversation, timing: { gapMs: 0 } });
  }

  callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    return this.#rig.callerSays(client, utteranceId);
  }

  conversation(): ReturnType<VoiceClientRig['conversation']> {
    return this.#rig.conversation();
  }

  dropConnection(): void {
    this.#rig.dropConnection();
  }

  refuseNext(kind: RefusalKind): void {
    this.#rig.refuseNext(kind);
  }

  sendGarbage(): void {
    this.#rig.sendGarbage();
  }

  openConnections(): number {
    return this.#rig.openConnections();
  }

  stop(): Promise<void> {
    return this.#rig.stop();
  }
}
