import { randomUUID } from 'node:crypto';
import type { VoiceEvent } from '../events.ts';

interface OpenLine {
  readonly speakId: string;
  readonly text: string;
}

/**
 * What the model still owes: lines it was asked to speak and tools it has called. Ids of lines are ours, so
 * that a line can be asked again of another stream.
 */
export class OpenWork {
  /** By the id that the current stream gave. */
  readonly #lines = new Map<string, OpenLine>();
  readonly #lineOfResponse = new Map<string, string>();
  /** Stream number by callId. */
  readonly #tools = new Map<string, { readonly stream: number; readonly name: string }>();

  /** @param ask has the current stream speak it and returns the stream's id, or undefined without a stream */
  speak(text: string, ask: (text: string) => string | undefined): string {
    const speakId = `line_${randomUUID()}`;
    this.#lines.set(ask(text) ?? speakId, { speakId, text });
    return speakId;
  }

  /** The last line that was not spoken to its end is asked again of a new stream; earlier ones are outdated. */
  speakAgain(ask: (text: string) => string): boolean {
    const line = [...this.#lines.values()].at(-1);
    this.#lines.clear();
    this.#lineOfResponse.clear();
    if (line) this.#lines.set(ask(line.text), line);
    return line !== undefined;
  }

  get hasLines(): boolean {
    return this.#lines.size > 0;
  }

  /** Follows the current stream, and puts our ids in place of its own. */
  translate(event: VoiceEvent, stream: number): VoiceEvent {
    if (event.type === 'response.function_call') {
      this.#tools.set(event.callId, { stream, name: event.name });
    } else if (event.type === 'response.created' && event.speakId !== undefined) {
      const line = this.#lines.get(event.speakId);
      this.#lineOfResponse.set(event.responseId, event.speakId);
      if (line) return { ...event, speakId: line.speakId };
    } else if (event.type === 'response.done') {
      const id = this.#lineOfResponse.get(event.responseId);
      if (id !== undefined && event.status !== 'failed') this.#lines.delete(id);
      this.#lineOfResponse.delete(event.responseId);
    }
    return event;
  }

  /** Which stream waits for the result of this call. */
  takeTool(callId: string): { readonly stream: number; readonly name: string } | undefined {
    const tool = this.#tools.get(callId);
    this.#tools.delete(callId);
    return tool;
  }

  hasTools(stream: number): boolean {
    return [...this.#tools.values()].some((tool) => tool.stream === stream);
  }
}
