import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/webm/', import.meta.url);

/** The pieces of a recorded fixture, in order. */
export function recordedPieces(name: 'chromium-100ms' | 'chromium-250ms' | 'chromium-mp4'): Buffer[] {
  const lines = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Buffer.from(line, 'base64'));
}

/** One element. A size of `unknown` is written as while recording. */
export function element(
  id: number,
  content: Uint8Array | readonly Buffer[],
  size?: number | 'unknown',
): Buffer {
  const body = content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeBigUInt64BE(BigInt(size === 'unknown' ? 0 : (size ?? body.length)));
  head[0] = 0x01;
  if (size === 'unknown') head.fill(0xff, 1);
  return Buffer.concat([idOf(id), head, body]);
}

export interface FileOptions {
  readonly codec?: string;
  readonly channels?: number;
  readonly mapping?: number;
  readonly preSkip?: number;
  /** `none`: without CodecPrivate. */
  readonly head?: 'none';
  readonly packets: readonly Uint8Array[];
  readonly blocks?: 'simple' | 'group';
  readonly sizes?: 'known' | 'unknown';
  readonly flags?: number;
}

/** A recording with one cluster, as other programs than Chromium may write it. */
export function buildWebm(options: FileOptions): Buffer {
  const { codec = 'A_OPUS', packets, blocks = 'simple', sizes = 'known', flags = 0x80 } = options;
  const size = sizes === 'unknown' ? 'unknown' : undefined;
  const fields = [
    element(0xd7, Buffer.from([1])),
    element(0x83, Buffer.from([2])),
    element(0x86, Buffer.from(codec)),
    ...(options.head === 'none' ? [] : [element(0x63a2, opusHead(options))]),
  ];
  const written = packets.map((packet) => {
    const content = [Buffer.from([0x81, 0, 0, flags]), Buffer.from(packet)];
    if (blocks === 'simple') return element(0xa3, content);
    return element(0xa0, [element(0xa1, content), element(0x9b, Buffer.from([60]))]);
  });
  const tracks = element(0x1654ae6b, [element(0xae, fields)]);
  const cluster = element(0x1f43b675, [element(0xe7, Buffer.from([0])), ...written], size);
  return Buffer.concat([
    element(0x1a45dfa3, [element(0x4282, Buffer.from('webm'))]),
    element(0x18538067, [tracks, cluster], size),
  ]);
}

function opusHead({ channels = 1, mapping = 0, preSkip = 312 }: FileOptions): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(48_000, 12);
  head.writeUInt8(mapping, 18);
  return head;
}

function idOf(id: number): Buffer {
  const bytes = Math.max(1, Math.ceil((32 - Math.clz32(id)) / 8));
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(id, 0, bytes);
  return buffer;
}
