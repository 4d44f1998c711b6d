import { ModelScript } from '../../../sandbox/model/script.ts';
import { OpenAISandbox, type OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { liveError } from '../../../sandbox/openai-live/live-faults.ts';
import type { LiveSession } from '../../../sandbox/openai-live/live-session.ts';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { OpenAILiveClient } from '../../../src/voice/openai-live/client.ts';
import type { LiveClientContext, LiveTiming } from '../../../src/voice/openai-live/client-options.ts';
import { OpenAIDelegateModel } from '../../../src/voice/openai-live/delegation/delegate-model.ts';
import type { LiveDelegation } from '../../../src/voice/openai-live/wire/client-events.ts';
import { library } from '../openai/openai-rig.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

/** Longer than the model's ear waits for the end of a sentence. */
const SILENT_FRAMES = 35;
const SILENT_FRAME = silencePayload(FRAME_BYTES);

export interface LiveRigOptions extends Partial<OpenAISandboxOptions> {
  readonly delegation?: LiveDelegation;
  readonly timing?: Partial<LiveTiming>;
}

/** The sandbox of GPT-Live, with clients for it. */
export class LiveRig implements VoiceClientRig {
  readonly script = new ModelScript();
  readonly metrics = new Metrics();
  readonly sandbox: OpenAISandbox;
  readonly #delegation: LiveDelegation;
  readonly #timing: Partial<LiveTiming>;
  #url = '';

  constructor({ delegation = 'client', timing = {}, ...options }: LiveRigOptions = {}) {
    this.#delegation = delegation;
    this.#timing = timing;
    this.sandbox = new OpenAISandbox({
      script: this.script,
      library,
      apiKey: 'sk-sandbox',
      liveSpeed: 10,
      ...options,
    });
  }

  async start(): Promise<this> {
    this.#url = (await this.sandbox.start()).url;
    return this;
  }

  /** @throws Error when there is none */
  get session(): LiveSession {
    const session = this.sandbox.liveSessions.at(-1);
    if (!session) throw new Error('no session');
    return session;
  }

  get settings() {
    return {
      apiKey: 'sk-sandbox',
      baseUrl: this.#url,
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
    return new OpenAILiveClient(
      settings,
      { instructions: 'Answer briefly.', tools: [], history: [], ...conversation },
      {
        logger: createLogger('silent'),
        metrics: this.metrics,
        delegate: new OpenAIDelegateModel({ ...settings, model: settings.delegateModel }),
        timing: this.#timing,
        ...context,
      },
    );
  }

  async callerSays(client: VoiceClientBase, utteranceId: string): Promise<void> {
    const { mulaw } = library.utterance(utteranceId);
    for (let at = 0; at < mulaw.length; at += FRAME_BYTES) {
      client.sendAudio(mulaw.subarray(at, at + FRAME_BYTES).toString('base64'));
    }
    for (let frame = 0; frame < SILENT_FRAMES; frame += 1) client.sendAudio(SILENT_FRAME);
  }

  conversation(): readonly HistoryMessage[] {
    const turns = this.sandbox.liveSessions.at(-1)?.memory.turns ?? [];
    return turns
      .filter(({ role }) => role !== 'developer')
      .map(({ role, text }) => ({ role: role === 'assistant' ? 'assistant' : 'caller', text }));
  }

  dropConnection(): void {
    this.sandbox.dropAll();
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

  openConnections(): number {
    return this.sandbox.connections;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }
}
