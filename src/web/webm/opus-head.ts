const MAGIC = 'OpusHead';
const HEAD_BYTES = 19;
const CHANNELS_AT = 9;
const PRE_SKIP_AT = 10;
const MAPPING_AT = 18;
/** Mono or stereo, as a microphone is. */
const MAX_CHANNELS = 2;

/** What a WebM track's `CodecPrivate` says about its Opus stream: https://www.rfc-editor.org/rfc/rfc7845#section-5.1 */
export interface OpusHead {
  /** Samples at 48 kHz that come before the sound. */
  readonly preSkip: number;
}

/** @returns undefined for what is no microphone's Opus stream */
export function readOpusHead(bytes: Buffer): OpusHead | undefined {
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const channels = bytes.readUInt8(CHANNELS_AT);
  if (channels < 1 || channels > MAX_CHANNELS || bytes.readUInt8(MAPPING_AT) !== 0) return undefined;
  return { preSkip: bytes.readUInt16LE(PRE_SKIP_AT) };
}
