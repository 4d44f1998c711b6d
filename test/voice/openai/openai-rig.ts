import { ModelScript } from '../../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { OpenAISandbox, type OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { OpenAISettings } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ConversationSettings, HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { OpenAIVoiceClient } from '../../../src/voice/openai/client.ts';
import type { OpenAITiming } from '../../../src/voice/openai/client-options.ts';
import type { RefusalKind, VoiceClientRig } from '../voice-client.contract.ts';

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  unauthorized: 401,
  model_not_found: 404,
  throttled: 429,
};
/** Longer than the server's endpointing silence. */
const SILENT_FRAMES = 35;
const SILENT_FRAME = silencePayload(FRAME_BYTES);

export const library = SpeechLibrary.load();

/** The sandbox of the vendor, with clients for it. */
export class OpenAIRig implements VoiceClientRig {
  readonly script = new ModelScript();
  readonly metrics = new Metrics();
  /** What clients are set to, where it is not the usual. */
  settings: Partial<OpenAISettings> = {};
  readonly sandbox: OpenAISandbox;
  readonly #timing: Partial<OpenAITiming>;
  #url = '';

  constructor(options: Partial<OpenAISandboxOptions> = {}, timing: Partial<OpenAITiming> = {}) {
    this.#timing = timing;
    this.sandbox = new OpenAISandbox({
      script: this.script,
      library,
      apiKey: 'sk-sandbox',
      speed: 20,
      ...options,
    });
  }

  async start(): Promise<this> {
    this.#url = (await this.sandbox.start()).url;
    return this;
  }

  get url(): string {
    return this.#url;
  }

  /** @param sessionLimitMs what the client takes for the vendor's limit, milliseconds */
  createClient(conversation: Partial<ConversationSettings> = {}, sessionLimitMs?: number): OpenAIVoiceClient {
    const settings = {
      apiKey: 'sk-sandbox',
      baseUrl: this.#url,
      model: 'gpt-realtime-2.1',
      voice: 'marin',
      transcriptionModel: 'gpt-live-transcribe',
      options: {},
      ...this.settings,
      turnTaking: 'server' as const,
    };
    return new OpenAIVoiceClient(
      settings,
      { instructions: 'Answer briefly.', tools: [], history: [], ...conversation },
      {
        logger: createLogger('silent'),
        metrics: this.metrics,
        timing: this.#timing,
        ...(sessionLimitMs !== undefined && { sessionLimitMs }),
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
    const messages = this.sandbox.sessions.at(-1)?.conversation ?? [];
    return messages.map(({ role, text }) => ({ role: role === 'assistant' ? 'assistant' : 'caller', text }));
  }

  dropConnection(): void {
    this.sandbox.dropAll();
  }

  refuseNext(kind: RefusalKind): void {
    this.sandbox.faults.refuseNext(STATUS_OF[kind]);
  }

  sendGarbage(): void {
    const session = this.sandbox.sessions.at(-1);
    session?.send('response.hologram.delta', { delta: 'x' });
    session?.sendText('{"type":"response.done","response":');
  }

  openConnections(): number {
    return this.sandbox.connections;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }
}
