import type { OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import type { OpenAISettings } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/logging.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { OpenAIVoiceClient } from '../../../src/voice/openai/client.ts';
import type { OpenAITiming } from '../../../src/voice/openai/client-options.ts';
import { callerSays } from '../rig/caller.ts';
import { heardTurns, plainConversation } from '../rig/conversation.ts';
import { OpenAIParts } from '../rig/openai.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  unauthorized: 401,
  model_not_found: 404,
  throttled: 429,
};
/** Longer than the server's endpointing silence. */
const PAUSE_MS = 700;

/** The sandbox of the vendor, with clients for it. */
export class OpenAIRig extends OpenAIParts implements VoiceClientRig {
  /** What clients are set to, where it is not the usual. */
  settings: Partial<OpenAISettings> = {};
  readonly #timing: Partial<OpenAITiming>;

  constructor(options: Partial<OpenAISandboxOptions> = {}, timing: Partial<OpenAITiming> = {}) {
    super({ speed: 20, ...options });
    this.#timing = timing;
  }

  /** @param sessionLimitMs what the client takes for the vendor's limit, milliseconds */
  createClient(conversation: Partial<ConversationSettings> = {}, sessionLimitMs?: number): OpenAIVoiceClient {
    const settings = {
      ...this.account,
      model: 'gpt-realtime-2.1',
      voice: 'marin',
      transcriptionModel: 'gpt-live-transcribe',
      options: {},
      ...this.settings,
      turnTaking: 'server' as const,
    };
    return new OpenAIVoiceClient(settings, plainConversation(conversation), {
      logger: createLogger('silent'),
      metrics: this.metrics,
      timing: this.#timing,
      ...(sessionLimitMs !== undefined && { sessionLimitMs }),
    });
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    callerSays(client, utteranceId, PAUSE_MS);
  }

  conversation(): readonly HistoryMessage[] {
    return heardTurns(this.sandbox.sessions.at(-1)?.conversation);
  }

  refuseNext(kind: RefusalKind): void {
    this.sandbox.faults.refuseNext(STATUS_OF[kind]);
  }

  sendGarbage(): void {
    const session = this.sandbox.sessions.at(-1);
    session?.send('response.hologram.delta', { delta: 'x' });
    session?.sendText('{"type":"response.done","response":');
  }
}
