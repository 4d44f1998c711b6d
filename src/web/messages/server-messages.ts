import type { ShownHandoff } from '../../media/call-screen.ts';

/** `auto_processing`: the model answers by itself; `client_data`: a whole utterance was sent; `text`: written words. */
/** How the caller spoke: live, or in a whole utterance. */
export type SpokenTrigger = 'auto_processing' | 'client_data';
export type TriggerReason = SpokenTrigger | 'text';

export interface Capabilities {
  readonly transcription: boolean;
  readonly synthesis: boolean;
  readonly streaming: boolean;
  readonly realTimeProcessing: boolean;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly models: readonly string[];
}

/** Builds what is sent to one browser. What does not change is written once. */
export class ServerMessages {
  readonly #sessionId: string;
  readonly #audio: string;

  /** @param sessionId empty before there is one */
  constructor(sessionId: string, sampleRateHz: number) {
    this.#sessionId = sessionId;
    this.#audio = `{"type":"voice_audio","sessionId":${JSON.stringify(sessionId)},"data":{"sampleRate":${sampleRateHz},"itemId":`;
  }

  /** @param payload base64; it is not escaped */
  audio(itemId: string, payload: string): string {
    return `${this.#audio}${JSON.stringify(itemId)},"audioData":"${payload}"}}`;
  }

  /** What was sent of this item and not played yet is void. */
  clear(itemId: string): string {
    return this.#data('voice_clear', { itemId });
  }

  initialized(novaSonicSessionId: string, capabilities: Capabilities, notice: string | undefined): string {
    return JSON.stringify({
      type: 'voice_session_initialized',
      sessionId: this.#sessionId,
      novaSonicSessionId,
      status: 'ready',
      capabilities,
      ...(notice !== undefined && { notice }),
      timestamp: new Date().toISOString(),
    });
  }

  /** Neither model says how sure it is, so `confidence` is always null. */
  partial(partialTranscription: string, sequenceNumber: number, language: string | null): string {
    return this.#data('voice_transcription_partial', {
      partialTranscription,
      sequenceNumber,
      confidence: null,
      language,
    });
  }

  final(turn: {
    readonly role: 'caller' | 'assistant';
    readonly text: string;
    readonly itemId: string;
    readonly interrupted: boolean;
  }): string {
    return this.#data('voice_transcription_final', turn);
  }

  triggered(answer: {
    readonly transcription: string;
    readonly aiResponse: string;
    readonly itemIds: readonly string[];
    readonly triggerReason: TriggerReason;
    /** WAV data URI. */
    readonly audioResponse?: string;
  }): string {
    return this.#data('voice_response_triggered', answer);
  }

  handoff(handoff: ShownHandoff): string {
    return this.#data('voice_handoff', handoff);
  }

  pong(): string {
    return this.#data('voice_pong', {});
  }

  error(code: string, message: string): string {
    return this.#data('voice_error', { code, message });
  }

  ended(reason: string): string {
    return this.#data('voice_session_ended', { reason });
  }

  #data(type: string, data: object): string {
    return JSON.stringify({ type, sessionId: this.#sessionId, data });
  }
}
