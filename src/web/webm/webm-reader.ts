import { ELEMENTS, type ElementHead, readElementHead, readVariableNumber } from './element.ts';
import { opusPacketMs } from './opus-packet.ts';
import { findRestart } from './restart.ts';
import { WebmTrack } from './webm-track.ts';

/** One packet of Opus. */
export interface OpusPacket {
  readonly bytes: Uint8Array;
  readonly ms: number;
  /** Set on the first packet of a recording: samples at 48 kHz that come before the sound. */
  readonly preSkip: number | undefined;
}

/** `unsupported`: another container or codec; `no_header`: the beginning of the recording is missing. */
export type WebmFault = 'unsupported' | 'no_header';

export interface WebmPiece {
  readonly packets: readonly OpusPacket[];
  /** Blocks and elements that could not be used. */
  readonly damaged: number;
  /** Why nothing can be read from this recording. */
  readonly fault: WebmFault | undefined;
}

/** Shorter beginnings of a file may belong to any format. */
const MAGIC_BYTES = 8;
/** As much as the decoder takes of one packet, and the head of its block. */
const MAX_BLOCK_BYTES = 3840 + 11;
const MAX_DESCRIPTION_BYTES = 256;
/** A MediaRecorder writes no element that is larger. A size above it is damage, and must not make the reader deaf. */
const MAX_OTHER_BYTES = 64 * 1024;
const LACING = 0x06;
/** Of a block: two bytes of time and one of flags. */
const BLOCK_HEAD_BYTES = 3;

/** Elements whose content is read as if it stood beside them, so that depth and unknown sizes need no memory. */
const ENTERED: ReadonlySet<number> = new Set([
  ELEMENTS.segment,
  ELEMENTS.tracks,
  ELEMENTS.track,
  ELEMENTS.cluster,
  ELEMENTS.blockGroup,
]);

/**
 * Takes the Opus packets out of a WebM recording that comes in pieces cut anywhere, as MediaRecorder makes it: one
 * header, clusters of unknown size, blocks without lacing. Its work is linear in the bytes, and it holds at most one
 * block. After lost or damaged bytes it goes on at the next cluster or block that it recognises.
 */
export class WebmReader {
  #state: 'start' | 'reading' | 'seeking' | 'over' = 'start';
  #track = new WebmTrack();
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Bytes still to be passed over. */
  #skip = 0;
  #isDamaged = false;
  #isFirstPacket = true;
  #packets: OpusPacket[] = [];
  #damaged = 0;
  #fault: WebmFault | undefined;

  /** Bytes are missing before the next piece. */
  lost(): void {
    if (this.#state === 'start' || this.#state === 'over') return;
    this.#held = Buffer.alloc(0);
    this.#at = 0;
    this.#seek();
  }

  /** A fault is reported once; from then on nothing is read. */
  read(bytes: Buffer): WebmPiece {
    if (this.#state === 'over') return { packets: [], damaged: 1, fault: undefined };
    this.#packets = [];
    this.#damaged = 0;
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    this.#at = 0;
    while (this.#step());
    this.#held = this.#held.subarray(this.#at);
    return { packets: this.#packets, damaged: this.#damaged, fault: this.#fault };
  }

  get #left(): number {
    return this.#held.length - this.#at;
  }

  /** @returns false when more bytes are needed */
  #step(): boolean {
    if (this.#skip > 0) return this.#passOver();
    if (this.#state === 'start') return this.#readMagic();
    if (this.#state === 'seeking') return this.#findRestart();
    return this.#state === 'reading' && this.#readElement();
  }

  #passOver(): boolean {
    const bytes = Math.min(this.#skip, this.#left);
    this.#skip -= bytes;
    this.#at += bytes;
    return this.#left > 0;
  }

  #readMagic(): boolean {
    if (this.#left < MAGIC_BYTES) return false;
    if (this.#held.readUInt32BE(this.#at) === ELEMENTS.header) this.#state = 'reading';
    else this.#fail(isOtherFormat(this.#held.subarray(this.#at)) ? 'unsupported' : 'no_header');
    return this.#state === 'reading';
  }

  #findRestart(): boolean {
    const { at, isFound } = findRestart(this.#held, this.#at, this.#track.number);
    this.#at = at;
    if (isFound) this.#state = 'reading';
    return isFound;
  }

  #readElement(): boolean {
    const head = readElementHead(this.#held, this.#at);
    if (head === 'short') return false;
    if (head === 'wrong') return this.#onDamage();
    if (ENTERED.has(head.id)) return this.#enter(head);
    const { bytes } = head;
    if (bytes === undefined || bytes > limitOf(head.id)) return this.#onDamage();
    if (!isWanted(head.id)) {
      if (head.id === ELEMENTS.header) this.#beginRecording();
      if (head.id === ELEMENTS.encodings) this.#track.encoded();
      this.#at += head.headBytes;
      this.#skip = bytes;
      return true;
    }
    if (this.#left < head.headBytes + bytes) return false;
    const from = this.#at + head.headBytes;
    this.#at = from + bytes;
    this.#use(head.id, this.#held.subarray(from, this.#at));
    return this.#state === 'reading';
  }

  #enter({ id, headBytes }: ElementHead): boolean {
    this.#at += headBytes;
    if (id === ELEMENTS.track) this.#track.beginEntry();
    // Tracks are described before the first cluster.
    if (id === ELEMENTS.cluster && (this.#track.number === undefined || !this.#track.head)) {
      this.#fail(this.#isDamaged ? 'no_header' : 'unsupported');
      return false;
    }
    return true;
  }

  /** The page has begun a new recording. */
  #beginRecording(): void {
    this.#track = new WebmTrack();
    this.#isFirstPacket = true;
    this.#isDamaged = false;
  }

  #use(id: number, content: Buffer): void {
    if (WebmTrack.reads(id)) this.#track.describe(id, content);
    else if (!this.#useBlock(content)) this.#damaged += 1;
  }

  #useBlock(content: Buffer): boolean {
    const track = readVariableNumber(content, 0);
    if (typeof track === 'string') return false;
    const flags = content[track.bytes + 2];
    if (flags === undefined || (flags & LACING) !== 0) return false;
    if (track.value !== this.#track.number || this.#track.number === undefined) return true;
    const bytes = content.subarray(track.bytes + BLOCK_HEAD_BYTES);
    const ms = opusPacketMs(bytes);
    if (ms === undefined) return false;
    this.#packets.push({ bytes, ms, preSkip: this.#isFirstPacket ? this.#track.head?.preSkip : undefined });
    this.#isFirstPacket = false;
    return true;
  }

  #onDamage(): boolean {
    this.#damaged += 1;
    this.#at += 1;
    this.#seek();
    return true;
  }

  #seek(): void {
    this.#state = 'seeking';
    this.#skip = 0;
    this.#isDamaged = true;
  }

  #fail(fault: WebmFault): void {
    this.#fault = fault;
    this.#state = 'over';
    this.#at = this.#held.length;
  }
}

function isWanted(id: number): boolean {
  return WebmTrack.reads(id) || isBlock(id);
}

function isBlock(id: number): boolean {
  return id === ELEMENTS.simpleBlock || id === ELEMENTS.block;
}

function limitOf(id: number): number {
  if (isBlock(id)) return MAX_BLOCK_BYTES;
  return isWanted(id) ? MAX_DESCRIPTION_BYTES : MAX_OTHER_BYTES;
}

/** MP4 has the type of its first box at the fifth byte; Ogg begins with its name. */
function isOtherFormat(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp' || bytes.toString('latin1', 0, 4) === 'OggS';
}
