import { randomUUID } from 'node:crypto';
import { isSaidAgain, type VoiceEvent } from '../../events.ts';

/** A stream that is asked to speak a line. */
export interface LineSpeaker {
  readonly number: number;
  readonly client: { speak(text: string): string };
}

interface PendingLine {
  readonly speakId: string;
  readonly text: string;
  /** Number of the stream that was asked. */
  readonly stream: number;
  readonly askedAtMs: number;
  /** Set while the model speaks it. */
  responseId: string | undefined;
}

/** A line that was not spoken by then is out of place: a greeting must not come in the middle of a call. */
const SPOKEN_WITHIN_MS = 20_000;

/** No stream has been opened yet. */
const NO_STREAM = 0;

/**
 * Lines that the model was asked to speak and has not spoken. Each line keeps the gateway's id when another
 * stream is asked for it.
 */
export class PendingLines {
  /** By the id that the asked stream gave. */
  readonly #lines = new Map<string, PendingLine>();

  get isEmpty(): boolean {
    this.#dropOutdated();
    return this.#lines.size === 0;
  }

  /** @returns our id of the line. Without a stream it waits for the first one. */
  speak(text: string, stream: LineSpeaker | undefined): string {
    const speakId = `line_${randomUUID()}`;
    const askedAtMs = performance.now();
    this.#ask({ speakId, text, stream: NO_STREAM, askedAtMs, responseId: undefined }, stream);
    return speakId;
  }

  /** Asks another stream for the newest line; older ones are outdated. The lines of stream `except` stay. */
  moveTo(stream: LineSpeaker, except?: number | undefined): void {
    this.#dropOutdated();
    const moved = [...this.#lines].filter(([, line]) => line.stream !== except);
    for (const [askedId] of moved) this.#lines.delete(askedId);
    const newest = moved.at(-1)?.[1];
    if (newest) this.#ask(newest, stream);
  }

  /** The caller has interrupted: a line that is being spoken need not be spoken again. */
  interrupted(): void {
    for (const [askedId, { responseId }] of this.#lines) {
      if (responseId !== undefined) this.#lines.delete(askedId);
    }
  }

  /** @returns the event with our id of the line that the response speaks */
  begin(event: Extract<VoiceEvent, { type: 'response.created' }>): VoiceEvent {
    const line = event.speakId === undefined ? undefined : this.#lines.get(event.speakId);
    if (!line) return event;
    line.responseId = event.responseId;
    return { ...event, speakId: line.speakId };
  }

  /** A line that the model itself has failed at is over: it must not come minutes later. */
  finish(event: Extract<VoiceEvent, { type: 'response.done' }>): void {
    if (isSaidAgain(event)) return;
    for (const [askedId, { responseId }] of this.#lines) {
      if (responseId === event.responseId) this.#lines.delete(askedId);
    }
  }

  #ask(line: PendingLine, stream: LineSpeaker | undefined): void {
    const askedId = stream?.client.speak(line.text) ?? line.speakId;
    this.#lines.set(askedId, { ...line, stream: stream?.number ?? NO_STREAM, responseId: undefined });
  }

  /** A line that is being spoken ends by itself. */
  #dropOutdated(): void {
    const oldestMs = performance.now() - SPOKEN_WITHIN_MS;
    for (const [askedId, { askedAtMs, responseId }] of this.#lines) {
      if (askedAtMs <= oldestMs && responseId === undefined) this.#lines.delete(askedId);
    }
  }
}
