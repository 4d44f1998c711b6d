import { BYTES_PER_MS, FRAME_MS } from '../../src/audio/format.ts';
import { Earpiece } from './earpiece.ts';
import { type Microphone, Mouthpiece, type SpokenFrame } from './mouthpiece.ts';
import { PlayoutBuffer, sampleAligned } from './playout-buffer.ts';
import { Recording } from './recording.ts';
import type { Ticker, Ticking } from './ticker.ts';

/** What listens to the caller, frame by frame. */
export interface LineListener {
  onFrame(frame: SpokenFrame): void;
}

export interface LineOptions {
  readonly clock: () => number;
  readonly ticker: Ticker;
  readonly lineNoise: boolean;
  readonly microphone?: Microphone | undefined;
  readonly recordsAudio: boolean;
}

/** The audio of one call, both ways, from the answer to the end: what was really played and really said. */
export class Line implements Ticking {
  readonly earpiece: Earpiece;
  readonly mouthpiece: Mouthpiece;
  readonly #options: LineOptions;
  readonly #playout: PlayoutBuffer;
  readonly #heard = new Recording();
  readonly #spoken = new Recording();
  #state: 'idle' | 'open' | 'closed' = 'idle';
  #listener: LineListener | undefined;
  #openedMs = 0;
  #closedMs = 0;
  #frames = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.earpiece = new Earpiece(options.clock);
    this.mouthpiece = new Mouthpiece(options.lineNoise, options.microphone);
    this.#playout = new PlayoutBuffer((bytes, atMs) => this.#onPlayed(bytes, atMs));
  }

  /** The caller is connected: time zero of both recordings. Idempotent. */
  open(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'open';
    this.#openedMs = sampleAligned(this.#options.clock());
    this.#options.ticker.add(this);
  }

  /** Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    this.clear();
    this.#closedMs = this.#state === 'open' ? this.#options.clock() : this.#openedMs;
    this.#state = 'closed';
    this.#options.ticker.remove(this);
    this.mouthpiece.finish();
    this.earpiece.finish();
  }

  get durationMs(): number {
    if (this.#state === 'idle') return 0;
    return (this.#state === 'closed' ? this.#closedMs : this.#options.clock()) - this.#openedMs;
  }

  /** Everything played to the caller since the answer, mu-law, silence in between. */
  get heard(): Buffer {
    return this.#recorded(this.#heard);
  }

  /** The part of `heard` from this byte to the last sound that was played. Valid until more is played. */
  heardSince(atByte: number): Buffer {
    return this.#heard.since(atByte);
  }

  /** Everything the caller said since the answer, mu-law. */
  get spoken(): Buffer {
    return this.#recorded(this.#spoken);
  }

  /** Who gets the caller's frames from now on. */
  attach(listener: LineListener): void {
    this.#listener = listener;
  }

  detach(listener: LineListener): void {
    if (this.#listener === listener) this.#listener = undefined;
  }

  play(mulaw: Buffer): void {
    if (this.#state === 'open') this.#playout.push(mulaw, this.#options.clock());
  }

  /** Calls `reached` when everything queued so far was played or cleared; immediately when nothing is queued. */
  mark(reached: () => void): void {
    this.#playout.mark(reached, this.#options.clock());
  }

  /** @returns milliseconds of queued audio that nobody will hear */
  clear(): number {
    return this.#playout.clear(this.#options.clock());
  }

  tick(nowMs: number): void {
    this.#playout.advance(nowMs);
    while (this.#state === 'open' && this.#openedMs + this.#frames * FRAME_MS <= nowMs) this.#speakFrame();
    this.earpiece.tick(nowMs);
  }

  #speakFrame(): void {
    const frame = this.mouthpiece.nextFrame(this.#listener !== undefined);
    const atByte = this.#frames * FRAME_MS * BYTES_PER_MS;
    this.#frames += 1;
    if (this.#options.recordsAudio) this.#spoken.write(atByte, frame.audio);
    this.#listener?.onFrame(frame);
  }

  #onPlayed(bytes: Buffer, atMs: number): void {
    this.earpiece.play(bytes, atMs);
    if (this.#options.recordsAudio) {
      this.#heard.write(Math.round((atMs - this.#openedMs) * BYTES_PER_MS), bytes);
    }
  }

  #recorded(recording: Recording): Buffer {
    if (!this.#options.recordsAudio) return Buffer.alloc(0);
    return recording.toBuffer(Math.floor(this.durationMs * BYTES_PER_MS));
  }
}
