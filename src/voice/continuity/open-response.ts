import type { VoiceEvent } from '../events.ts';

/** The response that is under way, so that it can be ended in order when its stream is gone. */
export class OpenResponse {
  #responseId: string | undefined;
  #itemId: string | undefined;

  get active(): boolean {
    return this.#responseId !== undefined;
  }

  follow(event: VoiceEvent): void {
    if (event.type === 'response.created') this.#responseId = event.responseId;
    else if (event.type === 'response.audio.delta') this.#itemId = event.itemId;
    else if (event.type === 'response.audio.done') this.#itemId = undefined;
    else if (event.type === 'response.done') this.#clear();
  }

  /** Emits what the lost stream cannot: whoever waits for the end of the response must not wait for ever. */
  abandon(emit: (event: VoiceEvent) => void): boolean {
    const responseId = this.#responseId;
    const itemId = this.#itemId;
    this.#clear();
    if (responseId === undefined) return false;
    if (itemId !== undefined) emit({ type: 'response.audio.done', responseId, itemId });
    emit({ type: 'response.done', responseId, status: 'failed', reason: 'stream_lost' });
    return true;
  }

  #clear(): void {
    this.#responseId = undefined;
    this.#itemId = undefined;
  }
}
