import { ELEMENTS } from './element.ts';
import { type OpusHead, readOpusHead } from './opus-head.ts';

const OPUS = 'A_OPUS';

/** What is known about the track that is described last. */
interface TrackEntry {
  number: number | undefined;
  codec: string;
  codecPrivate: Buffer;
  isEncoded: boolean;
}

/** The track of the microphone, as it is found among a recording's tracks: the first one of Opus. */
export class WebmTrack {
  #entry: TrackEntry = newEntry();
  #chosen: TrackEntry | undefined;
  #head: OpusHead | undefined;

  /** @returns whether the element belongs to the description of a track, and its content is wanted */
  static reads(id: number): boolean {
    return id === ELEMENTS.trackNumber || id === ELEMENTS.codecId || id === ELEMENTS.codecPrivate;
  }

  /** Number of the track; undefined while none of Opus is known. */
  get number(): number | undefined {
    return this.#chosen?.isEncoded ? undefined : this.#chosen?.number;
  }

  /** Undefined for what is no microphone. */
  get head(): OpusHead | undefined {
    this.#head ??= this.#chosen && readOpusHead(this.#chosen.codecPrivate);
    return this.#head;
  }

  /** Another track is described from here on. */
  beginEntry(): void {
    this.#entry = newEntry();
  }

  /** The audio of this track is compressed or encrypted once more. */
  encoded(): void {
    this.#entry.isEncoded = true;
  }

  describe(id: number, content: Buffer): void {
    if (id === ELEMENTS.trackNumber) this.#entry.number = numberIn(content);
    else if (id === ELEMENTS.codecPrivate) this.#entry.codecPrivate = Buffer.from(content);
    else if (id === ELEMENTS.codecId) this.#entry.codec = content.toString('latin1');
    if (this.#entry.codec === OPUS) this.#chosen ??= this.#entry;
  }
}

function newEntry(): TrackEntry {
  return { number: undefined, codec: '', codecPrivate: Buffer.alloc(0), isEncoded: false };
}

function numberIn(content: Buffer): number | undefined {
  return content.length >= 1 && content.length <= 4 ? content.readUIntBE(0, content.length) : undefined;
}
