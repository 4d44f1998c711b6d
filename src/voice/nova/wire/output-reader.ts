import { promisedBytes } from '../event-stream/base64.ts';
import { type NovaOutputEvent, type ParsedOutput, parseOutput } from './parser.ts';

/** Stands for the audio when a shape is tried out. */
const PROBE = 'UFJPQkU=';
/** A piece of 20 ms at 24 kHz; grows to the longest one seen. */
const FIRST_SCRATCH_BYTES = 1024;

/** An audio event's text but for its audio, and what it means. */
interface Shape {
  readonly before: string;
  readonly after: string;
  readonly sessionId: string | undefined;
  readonly contentId: string;
}

/**
 * Reads the output events of one stream. The audio events of a block differ in their audio only, so the first of
 * them is learned: one that is the same letter by letter, with other base64 in the place of its audio, means the
 * same and needs no parser. Nothing is assumed about the order of keys or about spaces, and whatever surprises
 * goes to the parser.
 */
export class OutputReader {
  #shape: Shape | undefined;
  #pcm = Buffer.alloc(FIRST_SCRATCH_BYTES);

  /**
   * @returns the event, its audio in memory that the next call uses again; undefined when it is malformed
   */
  read(bytes: Buffer): ParsedOutput | undefined {
    const known = this.#shape && this.#readKnown(bytes, this.#shape);
    if (known) return known;
    const parsed = parseOutput(bytes);
    if (parsed?.event.type === 'audio') this.#learn(bytes.toString('latin1'), parsed.sessionId, parsed.event);
    return parsed;
  }

  #readKnown(bytes: Buffer, { before, after, sessionId, contentId }: Shape): ParsedOutput | undefined {
    const end = bytes.length - after.length;
    if (end <= before.length) return undefined;
    const text = bytes.toString('latin1');
    if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
    const pcm = this.#decode(text.slice(before.length, end));
    return pcm && { sessionId, event: { type: 'audio', contentId, pcm } };
  }

  /** A quote or an escape, being no base64, makes fewer bytes than the length promises. */
  #decode(base64: string): Buffer | undefined {
    if (base64.length > this.#pcm.length) this.#pcm = Buffer.alloc(base64.length * 2);
    const length = this.#pcm.write(base64, 'base64');
    return length === promisedBytes(base64) ? this.#pcm.subarray(0, length) : undefined;
  }

  /** The audio's letters might stand elsewhere too: only what reads right with other audio was understood. */
  #learn(
    text: string,
    sessionId: string | undefined,
    { contentId, pcm }: Extract<NovaOutputEvent, { type: 'audio' }>,
  ): void {
    const audio = pcm.toString('base64');
    const at = audio === '' ? -1 : text.indexOf(audio);
    if (at < 0) return;
    const [before, after] = [text.slice(0, at), text.slice(at + audio.length)];
    const tried = parseOutput(Buffer.from(`${before}${PROBE}${after}`, 'latin1'));
    if (tried?.event.type !== 'audio' || tried.event.pcm.toString('base64') !== PROBE) return;
    if (tried.event.contentId === contentId && tried.sessionId === sessionId) {
      this.#shape = { before, after, sessionId, contentId };
    }
  }
}
