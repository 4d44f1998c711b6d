import { payloadBytes } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';
import { type AudioBlock, BLOCK_FRAMES, createBlock } from './audio-block.ts';

/** Kept audio is replayed in pieces of 200 ms at most. */
const PIECE_FRAMES = 10;

/** The latest audio of one caller as bytes, cut into frames of 20 ms that are numbered through the whole call. */
export class KeptAudio {
  readonly #line: LineFormat;
  readonly #frameBytes: number;
  readonly #blockBytes: number;
  readonly #createBlock: typeof createBlock;
  /** Oldest first. */
  readonly #held: AudioBlock[] = [];
  /** The block that was dropped last. It is used again, because buffers that live for seconds are costly to collect. */
  #spare: AudioBlock | undefined;
  /** Number of the first frame in the first block. */
  #base = 0;
  #first = 0;
  #end = 0;
  /** Bytes in the last block. */
  #filled: number;

  /** @param create replaced by tests, which count the blocks */
  constructor(line: LineFormat, create = createBlock) {
    this.#line = line;
    this.#frameBytes = line.frameBytes;
    this.#blockBytes = BLOCK_FRAMES * line.frameBytes;
    this.#filled = this.#blockBytes;
    this.#createBlock = create;
  }

  /** Number of the oldest frame that is held. */
  get first(): number {
    return this.#first;
  }

  /** Number of the next frame. */
  get end(): number {
    return this.#end;
  }

  /**
   * @param payload base64 of any length; an incomplete frame waits for its rest
   * @returns the number of new frames
   */
  add(payload: string): number {
    if (this.#filled === this.#blockBytes) this.#grow();
    const last = this.#held.at(-1);
    if (last && payloadBytes(payload) <= this.#blockBytes - this.#filled) {
      return this.#wrote(last.audio.write(payload, this.#filled, 'base64'));
    }
    return this.#addAcross(Buffer.from(payload, 'base64'));
  }

  /** Mean of |sample| of a frame. */
  level(frame: number): number {
    const from = this.#slot(frame) * this.#frameBytes;
    const block = this.#block(frame);
    return block ? this.#line.level(block.audio, from, from + this.#frameBytes) : 0;
  }

  isLoud(frame: number): boolean {
    return this.#block(frame)?.loud[this.#slot(frame)] === 1;
  }

  setLoud(frame: number, loud: boolean): void {
    const block = this.#block(frame);
    if (block) block.loud[this.#slot(frame)] = loud ? 1 : 0;
  }

  /** Forgets all frames before this one. */
  dropTo(frame: number): void {
    this.#first = Math.min(Math.max(frame, this.#first), this.#end);
    while (this.#base + BLOCK_FRAMES <= this.#first) this.#dropBlock();
  }

  /** Base64 of everything from this frame on, in pieces. */
  payloads(from: number): string[] {
    const pieces: string[] = [];
    const end = (this.#held.length - 1) * this.#blockBytes + this.#filled;
    for (let at = (from - this.#base) * this.#frameBytes; at < end; ) {
      const start = at % this.#blockBytes;
      const bytes = Math.min(PIECE_FRAMES * this.#frameBytes, this.#blockBytes - start, end - at);
      const block = this.#held[Math.floor(at / this.#blockBytes)];
      if (block) pieces.push(block.audio.toString('base64', start, start + bytes));
      at += bytes;
    }
    return pieces;
  }

  /** Forgets everything and frees its memory. */
  clear(): void {
    this.#held.length = 0;
    this.#spare = undefined;
    this.#base = this.#end;
    this.#first = this.#end;
    this.#filled = this.#blockBytes;
  }

  #block(frame: number): AudioBlock | undefined {
    return this.#held[Math.floor((frame - this.#base) / BLOCK_FRAMES)];
  }

  #slot(frame: number): number {
    return (frame - this.#base) % BLOCK_FRAMES;
  }

  #addAcross(bytes: Buffer): number {
    let added = 0;
    for (let at = 0; at < bytes.length; ) {
      if (this.#filled === this.#blockBytes) this.#grow();
      const free = this.#held.at(-1)?.audio.subarray(this.#filled) ?? bytes;
      const copied = bytes.copy(free, 0, at);
      added += this.#wrote(copied);
      at += copied;
    }
    return added;
  }

  #grow(): void {
    this.#held.push(this.#spare ?? this.#createBlock(this.#blockBytes));
    this.#spare = undefined;
    this.#filled = 0;
  }

  #wrote(bytes: number): number {
    this.#filled += bytes;
    const whole = Math.floor(this.#filled / this.#frameBytes);
    const before = this.#end;
    this.#end = this.#base + (this.#held.length - 1) * BLOCK_FRAMES + whole;
    return this.#end - before;
  }

  #dropBlock(): void {
    this.#spare = this.#held.shift();
    this.#base += BLOCK_FRAMES;
  }
}
