import type { OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { liveError } from '../../../sandbox/openai-live/live-faults.ts';
import type { LiveSession } from '../../../sandbox/openai-live/live-session.ts';
import { createLogger } from '../../../src/logging.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { OpenAILiveClient } from '../../../src/voice/openai-live/client.ts';
import type { LiveClientContext, LiveTiming } from '../../../src/voice/openai-live/client-options.ts';
import { OpenAIDelegateModel } from '../../../src/voice/openai-live/delegation/delegate-model.ts';
import type { LiveDelegation } from '../../../src/voice/openai-live/wire/client-events.ts';
import { callerSays } from '../rig/caller.ts';
import { heardTurns, plainConversation } from '../rig/conversation.ts';
import { OpenAIParts } from '../rig/openai.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

/** Longer than the model's ear waits for the end of a sentence. */
const PAUSE_MS = 700;

export interface LiveRigOptions extends Partial<OpenAISandboxOptions> {
  readonly delegation?: LiveDelegation;
  readonly timing?: Partial<LiveTiming>;
}

/** The sandbox of GPT-Live, with clients for it. */
export class LiveRig extends OpenAIParts implements VoiceClientRig {
  readonly #delegation: LiveDelegation;
  readonly #timing: Partial<LiveTiming>;

  constructor({ delegation = 'client', timing = {}, ...options }: LiveRigOptions = {}) {
    super({ liveSpeed: 10, ...options });
    this.#delegation = delegation;
    this.#timing = timing;
  }

  /** @throws Error when there is none */
  get session(): LiveSession {
    const session = this.sandbox.liveSessions.at(-1);
    if (!session) throw new Error('no session');
    return session;
  }

  get settings() {
    return {
      ...this.account,
      model: 'gpt-live-1',
      voice: 'marin',
      delegation: this.#delegation,
      delegateModel: 'gpt-6-luna',
    };
  }

  createClient(
    conversation: Partial<ConversationSettings> = {},
    context: Partial<LiveClientContext> = {},
  ): OpenAILiveClient {
    const { settings } = this;
    return new OpenAILiveClient(settings, plainConversation(conversation), {
      logger: createLogger('silent'),
      metrics: this.metrics,
      delegate: new OpenAIDelegateModel({ ...settings, model: settings.delegateModel }),
      timing: this.#timing,
      ...context,
    });
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    callerSays(client, utteranceId, PAUSE_MS);
  }

  conversation(): readonly HistoryMessage[] {
    return heardTurns(this.sandbox.liveSessions.at(-1)?.memory.turns);
  }

  refuseNext(kind: RefusalKind): void {
    if (kind === 'unauthorized') this.sandbox.faults.refuseNext(401);
    else if (kind === 'throttled') this.sandbox.faults.refuseNext(429);
    else this.sandbox.liveFaults.refuseStartNext(liveError('model_not_found', 'The model does not exist.'));
  }

  sendGarbage(): void {
    const session = this.sandbox.liveSessions.at(-1);
    session?.send('session.hologram.delta', { delta: 'x' });
    session?.sendText('{"type":"session.output_audio.delta","delta":');
    session?.sendText('{"type":"session.output_audio.delta","delta":"\\"}, no base64"}');
  }
}
