import { describe, expect, it } from 'vitest';
import { type OpusPacket, WebmReader } from '../../../src/web/webm/webm-reader.ts';
import { buildWebm, element, recordedPieces } from '../../support/webm.ts';

/** All of a recording, as pieces. */
function readAll(pieces: readonly Buffer[]) {
  const reader = new WebmReader();
  const read = pieces.map((piece) => reader.read(piece));
  return {
    packets: read.flatMap(({ packets }) => packets),
    damaged: read.reduce((sum, { damaged }) => sum + damaged, 0),
    fault: read.find(({ fault }) => fault)?.fault,
  };
}

const bytesOf = (packets: readonly OpusPacket[]) =>
  packets.map(({ bytes }) => Buffer.from(bytes).toString('hex'));

const pieces = recordedPieces('chromium-100ms');
const whole = Buffer.concat(pieces);
const expected = readAll([whole]).packets;

describe('a recording by Chromium', () => {
  it('has the packets of the whole sentence', () => {
    const { packets, damaged, fault } = readAll(pieces);
    expect({ damaged, fault }).toEqual({ damaged: 0, fault: undefined });
    expect(packets.length).toBeGreaterThan(30);
    expect(bytesOf(packets)).toEqual(bytesOf(expected));
    expect(packets.reduce((sum, { ms }) => sum + ms, 0)).toBeGreaterThan(2_000);
    expect(packets.map(({ preSkip }) => preSkip !== undefined)).toEqual(
      packets.map((_, index) => index === 0),
    );
  });

  it('may be cut anywhere', () => {
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const { packets, damaged } = readAll([whole.subarray(0, cut), whole.subarray(cut)]);
      expect(packets).toHaveLength(expected.length);
      expect(damaged).toBe(0);
    }
    const single = readAll(Array.from(whole, (byte) => Buffer.from([byte])));
    expect(bytesOf(single.packets)).toEqual(bytesOf(expected));
  });

  it('goes on after a lost piece, at the next block', () => {
    for (let missing = 1; missing < pieces.length; missing += 1) {
      const reader = new WebmReader();
      const found = pieces.flatMap((piece, index) => {
        if (index === missing) return [];
        if (index === missing + 1) reader.lost();
        return reader.read(piece).packets;
      });
      const all = bytesOf(expected);
      const got = bytesOf(found);
      expect(got.every((packet) => all.includes(packet))).toBe(true);
      // Of the lost piece, and the block that reaches from it into the next.
      expect(all.length - got.length).toBeLessThanOrEqual(4);
    }
  });

  it('may be followed by another one', () => {
    const { packets, fault } = readAll([...pieces, ...recordedPieces('chromium-250ms')]);
    expect(fault).toBeUndefined();
    expect(packets.filter(({ preSkip }) => preSkip !== undefined)).toHaveLength(2);
  });

  it('cannot be read without its beginning', () => {
    expect(readAll(pieces.slice(1)).fault).toBe('no_header');
    const reader = new WebmReader();
    reader.read(whole.subarray(0, 60));
    reader.lost();
    expect(reader.read(whole.subarray(140)).fault).toBe('no_header');
  });

  it('is refused as MP4', () => {
    expect(readAll(recordedPieces('chromium-mp4')).fault).toBe('unsupported');
  });
});

describe('other recordings', () => {
  const packets = expected.map(({ bytes }) => bytes);

  it.each([
    ['simple', 'known'],
    ['simple', 'unknown'],
    ['group', 'known'],
    ['group', 'unknown'],
  ] as const)('have %s blocks in elements of %s size', (blocks, sizes) => {
    const found = readAll([buildWebm({ packets, blocks, sizes })]);
    expect(bytesOf(found.packets)).toEqual(bytesOf(expected));
    expect(found.packets[0]?.preSkip).toBe(312);
  });

  it.each([
    ['Vorbis', { codec: 'A_VORBIS' }],
    ['no channel', { channels: 0 }],
    ['six channels', { channels: 6, mapping: 1 }],
    ['stereo with a mapping', { channels: 2, mapping: 1 }],
    ['no description of the stream', { head: 'none' }],
  ] as const)('are refused: %s', (_what, options) => {
    expect(readAll([buildWebm({ packets, ...options })])).toMatchObject({
      packets: [],
      fault: 'unsupported',
    });
  });

  it('are refused as Ogg', () => {
    expect(readAll([Buffer.from('OggS\0\x02\0\0\0\0')]).fault).toBe('unsupported');
  });

  it('lose blocks with lacing, and no other', () => {
    const laced = buildWebm({ packets: packets.slice(0, 3), flags: 0x82 });
    expect(readAll([laced])).toMatchObject({ packets: [], damaged: 3, fault: undefined });
  });
});

describe('a recording that lies', () => {
  const file = buildWebm({ packets: [] });

  it.each([
    ['a size of four gigabytes', element(0xec, Buffer.alloc(0), 2 ** 32)],
    ['a size above every number', element(0xec, Buffer.alloc(0), 2 ** 52)],
    ['an unknown size of a block', element(0xa3, Buffer.alloc(0), 'unknown')],
    ['a block of a megabyte', element(0xa3, Buffer.alloc(0), 2 ** 20)],
    ['an id that is none', Buffer.alloc(20)],
  ])('%s costs nothing, and what follows is read', (_what, lie) => {
    const after = buildWebm({ packets: expected.map(({ bytes }) => bytes) });
    const found = readAll([file, lie, after]);
    expect(found.damaged).toBeGreaterThan(0);
    expect(bytesOf(found.packets)).toEqual(bytesOf(expected));
  });

  it('with a thousand nested groups is read like one', () => {
    let nested: Buffer = Buffer.alloc(0);
    for (let depth = 0; depth < 1_000; depth += 1) nested = element(0xa0, [nested]);
    const found = readAll([file, nested, buildWebm({ packets: expected.map(({ bytes }) => bytes) })]);
    expect(found.packets).toHaveLength(expected.length);
  });
});
