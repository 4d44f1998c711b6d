import { ProviderError } from '../../../src/errors.ts';
import { VoiceClientBase } from '../../../src/voice/client.ts';
import type { Agenda } from './agenda.ts';

/** A model that says what it is told, when the agenda lets it. */
export class RigVoice extends VoiceClientBase {
  readonly provider = 'openai';
  readonly capabilities = {
    displayName: 'the rig',
    sessionLimitMs: 3_600_000,
    partialTranscripts: false,
    signalsSpeechStart: true,
    signalsSpeechEnd: true,
    ownsInterruption: false,
    exactWords: true,
    continuousOutput: false,
    callDecidesTurns: false,
  };
  /** What it was told to speak. */
  readonly lines: string[] = [];
  /** What it was told to answer. */
  readonly texts: string[] = [];
  /** What it was told not to answer. */
  readonly notes: string[] = [];
  /** How often it was silenced. */
  cancelled = 0;
  /** What came of its tool calls. */
  readonly toolResults: { readonly callId: string; readonly result: unknown }[] = [];
  readonly #agenda: Agenda;
  #spoken = 0;
  #state: 'open' | 'over' = 'open';

  constructor(agenda: Agenda) {
    super();
    this.#agenda = agenda;
  }

  get open(): boolean {
    return this.#state === 'open';
  }

  async connect(): Promise<void> {
    await this.#agenda.until('model ready');
    if (this.open) this.emit({ type: 'session.created', providerSessionId: 'sess' });
  }

  sendAudio(): void {
    // Nobody speaks here but by `hears`.
  }

  sendText(text: string): void {
    this.texts.push(text);
  }

  override inform(text: string): boolean {
    this.notes.push(text);
    return true;
  }

  speak(text: string): string {
    this.lines.push(text);
    this.#spoken += 1;
    const speakId = `speak_${this.#spoken}`;
    this.#agenda.add('model speaks', () => this.#say(speakId, text));
    return speakId;
  }

  sendToolResult(callId: string, result: unknown): void {
    this.toolResults.push({ callId, result });
  }

  /** It wants a person for the caller. */
  asksForPerson(callId: string): void {
    this.calls('escalate_to_human', callId);
  }

  /** It calls a tool. */
  calls(name: string, callId = 'call'): void {
    this.emit({ type: 'response.function_call', responseId: 'r', callId, name, arguments: '{}' });
  }

  cancelResponse(): void {
    // What it says is said immediately.
    this.cancelled += 1;
  }

  /** The caller begins to speak. */
  hearsVoice(): void {
    if (this.open) this.emit({ type: 'input_audio_buffer.speech_started' });
  }

  /** It says something of its own. */
  says(itemId: string): void {
    const ids = { responseId: `r_${itemId}`, itemId };
    this.emit({ type: 'response.created', responseId: ids.responseId });
    this.emit({ type: 'response.audio.delta', ...ids, delta: '/////w==' });
    this.emit({ type: 'response.audio_transcript.done', ...ids, transcript: 'Your refund is on its way.' });
    this.emit({ type: 'response.audio.done', ...ids });
    this.emit({ type: 'response.done', responseId: ids.responseId, status: 'completed' });
  }

  /** It begins an answer, of which half is heard. */
  begins(itemId: string, words: string): void {
    const ids = { responseId: `r_${itemId}`, itemId };
    this.emit({ type: 'response.created', responseId: ids.responseId });
    this.emit({ type: 'response.audio.delta', ...ids, delta: '/////w==' });
    this.emit({ type: 'response.audio_transcript.delta', ...ids, delta: words });
  }

  /** The caller has said something. */
  hears(transcript: string): void {
    if (!this.open) return;
    this.emit({ type: 'conversation.item.input_audio_transcription.completed', itemId: 'c', transcript });
  }

  /** The provider's filter does not let it speak: an answer, or the line with this id. */
  isRefused(speakId?: string): void {
    const responseId = 'r_refused';
    this.emit({ type: 'response.created', responseId, ...(speakId !== undefined && { speakId }) });
    this.emit({ type: 'response.done', responseId, status: 'incomplete', reason: 'content_filter' });
  }

  lose(): void {
    if (!this.open) return;
    this.#state = 'over';
    this.emit({ type: 'session.ended', error: new ProviderError('provider_lost', 'lost for a test') });
  }

  async close(): Promise<void> {
    if (!this.open) return;
    this.#state = 'over';
    this.emit({ type: 'session.ended' });
  }

  #say(speakId: string, text: string): void {
    if (!this.open) return;
    this.#agenda.trace.push(`said: ${text}`);
    const ids = { responseId: `r_${speakId}`, itemId: `i_${speakId}` };
    this.emit({ type: 'response.created', responseId: ids.responseId, speakId });
    this.emit({ type: 'response.audio.delta', ...ids, delta: '/////w==' });
    this.emit({ type: 'response.audio_transcript.done', ...ids, transcript: 'A line.' });
    this.emit({ type: 'response.audio.done', ...ids });
    this.emit({ type: 'response.done', responseId: ids.responseId, status: 'completed' });
  }
}
