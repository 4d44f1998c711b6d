import type { MediaMessage } from './twilio-message.ts';

/** Smaller gaps are the carrier's jitter; a lost message is longer. */
const SMALLEST_GAP_MS = 20;
const LARGEST_GAP_MS = 10_000;
/** This many messages in a row that seem late mean that our idea of the time is wrong, not all of them. */
const LATE_IN_A_ROW = 10;

/**
 * Where the caller's audio stands in time, by Twilio's own numbers: `chunk` and `timestamp` of each media message.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#media-message
 */
export class CallerTimeline {
  #chunk = -1;
  #timestampMs = -1;
  /** Time at which the last message's audio ends. */
  #endMs: number | undefined;
  #lateInARow = 0;

  /**
   * Places the next message.
   * @param durationMs playing time of its audio
   * @returns milliseconds of audio that are missing before it, at most 10 s; undefined when the message is
   * a repetition or out of order and must not be used
   */
  place({ chunk, timestampMs }: MediaMessage, durationMs: number): number | undefined {
    if (chunk <= this.#chunk || timestampMs <= this.#timestampMs) {
      this.#lateInARow += 1;
      // One wild number must not make the gateway deaf for the rest of the call.
      if (this.#lateInARow < LATE_IN_A_ROW) return undefined;
      this.#endMs = undefined;
    }
    const gapMs = timestampMs - (this.#endMs ?? timestampMs);
    this.#lateInARow = 0;
    this.#chunk = chunk;
    this.#timestampMs = timestampMs;
    this.#endMs = timestampMs + durationMs;
    return gapMs < SMALLEST_GAP_MS ? 0 : Math.min(gapMs, LARGEST_GAP_MS);
  }

  /** Silence has stood in for audio that did not come: that much is not missing any more. */
  filled(durationMs: number): void {
    if (this.#endMs !== undefined) this.#endMs += durationMs;
  }
}
