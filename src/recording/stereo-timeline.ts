import { SILENCE_BYTE } from '../audio/format.ts';
import type { LineFormat } from '../audio/line-format.ts';
import { ByteQueue } from './byte-queue.ts';

/**
 * A shorter pause between two pieces of speech is jitter of the network: in the file it would be heard as a crackle.
 * While speech was waiting all the time, the caller heard no pause at all, however late the marks were.
 */
const JITTER_MS = { within: Number.POSITIVE_INFINITY, between: 80 } as const;
/** What was heard may become known this much later: a mark of Twilio that is lost is passed after 2.5 s. */
const LATEST_MS = 5_000;

/**
 * Two channels on one time axis, which is the caller's audio: it comes all the time. What was heard of the assistant
 * becomes known a little later, and is placed before the moment at which it is known.
 */
export class StereoTimeline {
  readonly #caller = new ByteQueue();
  readonly #assistant = new ByteQueue();
  readonly #line: LineFormat;
  readonly #silence: number;
  readonly #sampleBytes: number;

  constructor(line: LineFormat) {
    this.#line = line;
    this.#silence = line.encoding === 'mulaw' ? SILENCE_BYTE : 0;
    this.#sampleBytes = line.encoding === 'mulaw' ? 1 : 2;
  }

  /** The next audio of the caller, base64. */
  addCaller(payload: string): void {
    this.#caller.addBase64(payload);
  }

  /** Silence in place of the caller's audio. */
  addCallerSilence(bytes: number): void {
    this.#caller.addFill(this.#silence, bytes);
  }

  /**
   * The caller has heard this much more of the assistant by now.
   * @param where within one stretch of speech, or at the beginning of a new one
   */
  addHeard(pieces: readonly Uint8Array[], where: keyof typeof JITTER_MS): void {
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    const pauseBytes = this.#caller.length - bytes - this.#assistant.length;
    if (pauseBytes > JITTER_MS[where] * this.#line.bytesPerMs)
      this.#assistant.addFill(this.#silence, pauseBytes);
    for (const piece of pieces) this.#assistant.add(piece);
  }

  /**
   * Bytes of each channel that will not change any more.
   * @param playing whether more of the assistant's audio may turn out to have been heard by now
   */
  settledBytes(playing: boolean): number {
    const all = this.#caller.length;
    const latest = all - LATEST_MS * this.#line.bytesPerMs;
    const settled = playing ? Math.min(all, Math.max(this.#assistant.length, latest)) : all;
    return settled - (settled % this.#sampleBytes);
  }

  /** Takes so many bytes of each channel, interleaved: left the caller, right the assistant. */
  take(bytes: number): Buffer {
    this.#fill(this.#assistant, bytes);
    const both = interleave(this.#caller.view, this.#assistant.view, {
      bytes,
      sampleBytes: this.#sampleBytes,
    });
    this.#caller.drop(bytes);
    this.#assistant.drop(bytes);
    return both;
  }

  /** Takes everything that is left, at the end of the call. */
  takeRest(): Buffer {
    const longer = Math.max(this.#caller.length, this.#assistant.length);
    const bytes = longer + (longer % this.#sampleBytes);
    this.#fill(this.#caller, bytes);
    return this.take(bytes);
  }

  #fill(channel: ByteQueue, bytes: number): void {
    channel.addFill(this.#silence, bytes - channel.length);
  }
}

/** Left and right in turn, sample by sample. `bytes`: of each channel. */
function interleave(
  left: Buffer,
  right: Buffer,
  { bytes, sampleBytes }: { readonly bytes: number; readonly sampleBytes: number },
): Buffer {
  const both = Buffer.allocUnsafeSlow(2 * bytes);
  if (sampleBytes === 1) weave(both, left, right);
  else weave(samplesOf(both, 2 * bytes), samplesOf(left, bytes), samplesOf(right, bytes));
  return both;
}

function weave<T extends Uint8Array | Int16Array>(both: T, left: T, right: T): void {
  const length = both.length / 2;
  for (let at = 0; at < length; at += 1) {
    both[2 * at] = left[at] ?? 0;
    both[2 * at + 1] = right[at] ?? 0;
  }
}

/** The buffers begin at the beginning of their memory, so that they can be read by samples. */
function samplesOf({ buffer, byteOffset }: Buffer, bytes: number): Int16Array {
  return new Int16Array(buffer, byteOffset, bytes / 2);
}
