/** Samples of all channels, interleaved. */
export type WavAudio =
  | {
      readonly encoding: 'pcm16';
      readonly sampleRateHz: number;
      readonly channels: number;
      readonly samples: Int16Array;
    }
  | {
      readonly encoding: 'mulaw';
      readonly sampleRateHz: number;
      readonly channels: number;
      readonly samples: Uint8Array;
    };

const PCM = 1;
const MULAW = 7;
const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const PCM_FORMAT_BYTES = 16;
/** Formats other than PCM carry the (empty) length of an extension, and a `fact` chunk. */
const MULAW_FORMAT_BYTES = 18;

/** A whole WAV file. */
export function buildWav(audio: WavAudio): Buffer {
  const chunks = [chunk('fmt ', formatBody(audio))];
  if (audio.encoding === 'mulaw') chunks.push(chunk('fact', uint32(audio.samples.length / audio.channels)));
  chunks.push(chunk('data', dataBody(audio)));
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE', 'latin1'), ...chunks]));
}

/**
 * Reads PCM16 and mu-law files, whatever other chunks they have.
 * @returns undefined for everything else
 */
export function parseWav(file: Uint8Array): WavAudio | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE') return undefined;
  const chunks = readChunks(bytes);
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (!format || !data || format.length < PCM_FORMAT_BYTES) return undefined;
  const channels = format.readUInt16LE(2);
  const sampleRateHz = format.readUInt32LE(4);
  const bits = format.readUInt16LE(14);
  const code = format.readUInt16LE(0);
  if (channels === 0 || sampleRateHz === 0) return undefined;
  if (code === MULAW && bits === 8) {
    return { encoding: 'mulaw', sampleRateHz, channels, samples: Uint8Array.from(data) };
  }
  if (code === PCM && bits === 16) {
    return { encoding: 'pcm16', sampleRateHz, channels, samples: readInt16(data) };
  }
  return undefined;
}

/** How the samples of a WAV file are written. */
export type WavFormat = Pick<WavAudio, 'encoding' | 'sampleRateHz' | 'channels'>;

/** What a size field says while the file still grows. Most players then read to the end of the file. */
const UNKNOWN_SIZE = 0xffffffff;

/**
 * Everything before the samples of a file that is written piece by piece.
 * @param dataBytes size of the samples; undefined while it is not known
 */
export function wavHeader(format: WavFormat, dataBytes?: number): Buffer {
  const isMulaw = format.encoding === 'mulaw';
  const blockBytes = format.channels * (isMulaw ? 1 : 2);
  const frames = dataBytes === undefined ? UNKNOWN_SIZE : Math.floor(dataBytes / blockBytes);
  const chunks = [chunk('fmt ', formatBody(format)), ...(isMulaw ? [chunk('fact', uint32(frames))] : [])];
  const before = Buffer.concat([Buffer.from('WAVE', 'latin1'), ...chunks]);
  const riffBytes =
    dataBytes === undefined ? UNKNOWN_SIZE : before.length + CHUNK_HEADER_BYTES + dataBytes + (dataBytes % 2);
  return Buffer.concat([
    Buffer.from('RIFF', 'latin1'),
    uint32(riffBytes),
    before,
    Buffer.from('data', 'latin1'),
    uint32(dataBytes ?? UNKNOWN_SIZE),
  ]);
}

/** What the beginning of a file says. */
export interface WavHeader {
  readonly format: WavFormat;
  /** Where the samples begin. */
  readonly bytes: number;
  /** Bytes of one sample of all channels. */
  readonly blockBytes: number;
}

/**
 * Reads the header of a file that `wavHeader` has begun, whether or not its sizes are known.
 * @returns undefined for everything else
 */
export function parseWavHeader(start: Uint8Array): WavHeader | undefined {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  const body = RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES;
  if (bytes.length < body + PCM_FORMAT_BYTES || tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE')
    return undefined;
  const code = bytes.readUInt16LE(body);
  if (code !== MULAW && code !== PCM) return undefined;
  const channels = bytes.readUInt16LE(body + 2);
  const format = {
    encoding: code === MULAW ? ('mulaw' as const) : ('pcm16' as const),
    channels,
    sampleRateHz: bytes.readUInt32LE(body + 4),
  };
  const header = wavHeader(format);
  const isOurs = bytes.length >= header.length && tag(bytes, header.length - CHUNK_HEADER_BYTES) === 'data';
  if (!isOurs || channels === 0) return undefined;
  return { format, bytes: header.length, blockBytes: channels * (code === MULAW ? 1 : 2) };
}

function formatBody({ encoding, sampleRateHz, channels }: WavFormat): Buffer {
  const bytesPerSample = encoding === 'pcm16' ? 2 : 1;
  const body = Buffer.alloc(encoding === 'pcm16' ? PCM_FORMAT_BYTES : MULAW_FORMAT_BYTES);
  body.writeUInt16LE(encoding === 'pcm16' ? PCM : MULAW, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(sampleRateHz, 4);
  body.writeUInt32LE(sampleRateHz * channels * bytesPerSample, 8);
  body.writeUInt16LE(channels * bytesPerSample, 12);
  body.writeUInt16LE(8 * bytesPerSample, 14);
  return body;
}

function dataBody(audio: WavAudio): Buffer {
  if (audio.encoding === 'mulaw') return Buffer.from(audio.samples);
  const body = Buffer.alloc(audio.samples.length * 2);
  audio.samples.forEach((sample, index) => {
    body.writeInt16LE(sample, index * 2);
  });
  return body;
}

/** Every chunk begins at an even byte; its length does not count the padding. */
function chunk(name: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(name, 'latin1'),
    uint32(body.length),
    body,
    Buffer.alloc(body.length % 2),
  ]);
}

function readChunks(bytes: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  let at = RIFF_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    const from = at + CHUNK_HEADER_BYTES;
    // A recording that was cut off has less data than its header says: what is there counts.
    chunks.set(tag(bytes, at), bytes.subarray(from, from + length));
    at = from + length + (length % 2);
  }
  return chunks;
}

function readInt16(data: Buffer): Int16Array {
  return Int16Array.from({ length: Math.floor(data.length / 2) }, (_, index) => data.readInt16LE(index * 2));
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
