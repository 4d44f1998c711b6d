import { payloadBytes } from '../../audio/format.ts';
import type { CallMedia } from '../../media/call-media.ts';

/** One payload on its way to the caller. It is decoded when the caller begins to hear it. */
interface SentPiece {
  readonly itemId: string;
  readonly payload: string;
  readonly bytes: number;
  /** How much of the item was sent before it. */
  readonly startMs: number;
  audio: Buffer | undefined;
  taken: number;
}

/** What may wait to be heard. A model speaks ahead of real time, but never this far. */
const MAX_WAITING_MS = 120_000;

const NOTHING = Buffer.alloc(0);

/** The assistant's audio, given out at the moment in which the caller hears it. */
export class PlayedAudio {
  readonly #media: Pick<CallMedia, 'line' | 'heard'>;
  #pieces: SentPiece[] = [];
  #waitingBytes = 0;

  constructor(media: Pick<CallMedia, 'line' | 'heard'>) {
    this.#media = media;
  }

  /** Right before it is sent. */
  sent(itemId: string, payload: string): void {
    const bytes = payloadBytes(payload);
    if (this.#waitingBytes + bytes > MAX_WAITING_MS * this.#media.line.bytesPerMs) return;
    const startMs = this.#media.heard(itemId)?.sentMs ?? 0;
    this.#waitingBytes += bytes;
    this.#pieces.push({ itemId, payload, bytes, startMs, audio: undefined, taken: 0 });
  }

  /** What was heard since the last call, in the order of playing. */
  take(): Buffer[] {
    const heard: Buffer[] = [];
    let done = 0;
    for (const piece of this.#pieces) {
      const part = this.#takeOf(piece);
      if (part.length > 0) heard.push(part);
      if (piece.taken < piece.bytes) break;
      done += 1;
    }
    if (done > 0) this.#pieces.splice(0, done);
    return heard;
  }

  /** The rest was thrown away before it could be heard. */
  drop(): void {
    this.#pieces = [];
    this.#waitingBytes = 0;
  }

  #takeOf(piece: SentPiece): Buffer {
    const { bytesPerMs } = this.#media.line;
    const { itemId, payload, bytes, startMs, taken } = piece;
    const heard = this.#media.heard(itemId);
    // The carrier did not take this audio, so it is not heard either.
    const heardBytes = heard === undefined ? bytes : (heard.heardMs - startMs) * bytesPerMs;
    // The ledger counts whole milliseconds: what is left of the last one belongs to it.
    const until = bytes - heardBytes < bytesPerMs ? bytes : Math.floor(heardBytes);
    if (until <= taken) return NOTHING;
    const even = until === bytes ? until : until - (until % 2);
    piece.taken = even;
    this.#waitingBytes -= even - taken;
    if (heard === undefined) return NOTHING;
    piece.audio ??= Buffer.from(payload, 'base64');
    return piece.audio.subarray(taken, even);
  }
}
