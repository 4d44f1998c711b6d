import { OutputEvents } from '../../sandbox/bedrock/output-events.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import type { ModelVoice } from './voice.ts';

const RATE_HZ = 8000;
const TOKENS = { speechTokens: 40, textTokens: 60 };

/** Nova's output events of one stream, by the sandbox's own builder. */
export class NovaVoice implements ModelVoice {
  readonly output: OutputEvents;
  #text = '';
  #contentId = '';

  /** @param send takes the JSON of one event */
  constructor(send: (json: string) => void) {
    this.output = new OutputEvents((event) => send(JSON.stringify(event)));
  }

  begin(text: string): void {
    this.#text = text;
    this.output.text({ role: 'ASSISTANT', stage: 'SPECULATIVE', text, stopReason: 'PARTIAL_TURN' });
    this.#contentId = this.output.audioStart(RATE_HZ);
  }

  speak(mulaw: Buffer): void {
    const pcm = decodeMulaw(mulaw);
    this.echo(Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64'));
  }

  /** Base64 PCM16 at 8 kHz. */
  echo(base64: string): void {
    this.output.audio(this.#contentId, base64);
  }

  end(): void {
    this.output.audioEnd(this.#contentId, 'END_TURN');
    this.output.text({ role: 'ASSISTANT', stage: 'FINAL', text: this.#text, stopReason: 'END_TURN' });
    this.output.usage({ input: TOKENS, output: TOKENS });
  }

  callerSaid(text: string): void {
    this.output.text({ role: 'USER', stage: 'FINAL', text, stopReason: 'PARTIAL_TURN' });
  }

  interrupt(): void {
    const text = '{ "interrupted" : true }';
    this.output.text({ role: 'ASSISTANT', stage: 'FINAL', text, stopReason: 'INTERRUPTED' });
  }
}
