import type { DropReason } from '../../telemetry/drop-reasons.ts';
import type { WebRefusal } from '../refusals.ts';

/** What becomes of a browser's audio. */
export interface IntakeListener {
  /** Audio was taken that ends so far ahead of real time, milliseconds. */
  onTaken(aheadMs: number): void;
  /** Base64 in the format of the line. */
  onAudio(payload: string): void;
  /** Some of it was not used. */
  onDropped(reason: DropReason): void;
  /** Nothing that this browser sends can be read. */
  onUnreadable(code: WebRefusal): void;
  /** Runs what comes later; a failure in it ends this session and no other. */
  run(step: () => void): void;
}

/** Turns what one browser sends into the audio of its line. Each method says why the audio was not used. */
export interface AudioIntake {
  /**
   * A piece of a live microphone.
   * @param isAfterGap whether pieces are missing before it
   */
  chunk(audioData: string, isAfterGap: boolean): DropReason | undefined;
  /** A whole utterance, which takes less time to send than to say. */
  utterance(audioData: string): DropReason | undefined;
  /** Nothing is taken any more. Idempotent. */
  close(): void;
}
