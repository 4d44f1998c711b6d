import { type VoiceCapabilities, VoiceClientBase } from '../../../src/voice/client.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { CAPABILITIES } from '../../../src/voice/openai/client-options.ts';

/** A stream that is accepted and then does what it is told to. */
export class ToldClient extends VoiceClientBase {
  readonly provider = 'openai';
  readonly capabilities: VoiceCapabilities;
  failsToClose = false;

  constructor(capabilities: VoiceCapabilities = CAPABILITIES) {
    super();
    this.capabilities = capabilities;
  }

  async connect(): Promise<void> {
    this.tell({ type: 'session.created', providerSessionId: 'sess' });
  }
  tell(event: VoiceEvent): void {
    this.emit(event);
  }
  sendAudio(): void {
    // Nothing hears it.
  }
  sendText(): void {
    // Nothing reads it.
  }
  speak(): string {
    return 'speak';
  }
  sendToolResult(): void {
    // Nothing waits for it.
  }
  cancelResponse(): void {
    // Nothing is said.
  }
  async close(): Promise<void> {
    if (this.failsToClose) throw new Error('a fault of ours');
  }
}
