import { ELEMENTS, readVariableNumber } from './element.ts';

const ID_BYTES = 4;
/** What a block begins with: its id, at most two bytes of size, one of the track, two of time, one of flags. */
const BLOCK_START_BYTES = 7;
const MAX_ONE_BYTE_TRACK = 126;
/** A key frame without lacing, which every block of audio is. */
const PLAIN_FLAGS = 0x80;

/** Where reading can go on after damage. */
export interface Restart {
  /** The place, or where the next search begins. */
  readonly at: number;
  readonly isFound: boolean;
}

/**
 * Finds the next header, cluster or block of this track. Chromium begins a cluster in every piece (version 156, November 2026);
 * where clusters are longer, a block that is recognised saves the rest of one.
 */
export function findRestart(bytes: Buffer, from: number, track: number | undefined): Restart {
  let at = from;
  for (; at + BLOCK_START_BYTES <= bytes.length; at += 1) {
    if (isMaster(bytes, at) || isBlock(bytes, at, track)) return { at, isFound: true };
  }
  return { at, isFound: false };
}

function isMaster(bytes: Buffer, at: number): boolean {
  // The first byte decides nearly always.
  if (bytes[at] !== 0x1a && bytes[at] !== 0x1f) return false;
  const id = bytes.readUIntBE(at, ID_BYTES);
  return id === ELEMENTS.header || id === ELEMENTS.cluster;
}

function isBlock(bytes: Buffer, at: number, track: number | undefined): boolean {
  if (bytes[at] !== ELEMENTS.simpleBlock || track === undefined || track > MAX_ONE_BYTE_TRACK) return false;
  const size = readVariableNumber(bytes, at + 1);
  if (typeof size === 'string' || size.bytes > 2) return false;
  const trackAt = at + 1 + size.bytes;
  return bytes[trackAt] === (track | 0x80) && bytes[trackAt + 3] === PLAIN_FLAGS;
}
