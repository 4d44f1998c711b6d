import { afterEach, expect, it, vi } from 'vitest';
import { Random } from '../../../sandbox/chaos/random.ts';
import type { DropReason } from '../../../src/telemetry/drop-reasons.ts';
import { WebmIntake } from '../../../src/web/session/webm-intake.ts';
import { opusPacketMs } from '../../../src/web/webm/opus-packet.ts';
import { WebmReader } from '../../../src/web/webm/webm-reader.ts';
import { buildWebm, recordedPieces } from '../../support/webm.ts';

const FILE = Buffer.concat(recordedPieces('chromium-100ms'));
/** A block has at least a head of two bytes, four of its own, and one of its packet. */
const LEAST_BLOCK_BYTES = 7;
const MAX_LIVE_MS = 2_000 + 120;
const BYTES_PER_MS = 48;

afterEach(() => vi.restoreAllMocks());

const MUTATIONS: readonly ((file: Buffer, random: Random) => Buffer)[] = [
  (file, random) => {
    for (let count = random.between(1, 20); count > 0; count -= 1) {
      file[random.between(0, file.length - 1)] = random.between(0, 255);
    }
    return file;
  },
  // The head, where the structure is.
  (file, random) => {
    for (let count = random.between(1, 6); count > 0; count -= 1) {
      file[random.between(0, 200)] = random.between(0, 255);
    }
    return file;
  },
  (file, random) => {
    const at = random.between(0, file.length - 1);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + random.between(1, 400))]);
  },
  (file, random) => {
    const at = random.between(0, file.length - 1);
    return Buffer.concat([file.subarray(0, at), file.subarray(random.between(0, at))]);
  },
  (file, random) => {
    const noise = Buffer.from(Array.from({ length: random.between(1, 600) }, () => random.between(0, 255)));
    const at = random.between(0, file.length - 1);
    return Buffer.concat([file.subarray(0, at), noise, file.subarray(at)]);
  },
  (_file, random) => Buffer.from(Array.from({ length: 3_000 }, () => random.between(0, 255))),
];

function intake(nowMs: () => number) {
  const seen = { bytes: 0, dropped: new Map<DropReason, number>(), unreadable: 0, faults: [] as unknown[] };
  const drop = (reason: DropReason) => seen.dropped.set(reason, (seen.dropped.get(reason) ?? 0) + 1);
  const audio = new WebmIntake(
    {
      onTaken: () => undefined,
      onAudio: (payload) => {
        seen.bytes += Buffer.from(payload, 'base64').length;
      },
      onDropped: drop,
      onUnreadable: () => {
        seen.unreadable += 1;
      },
      run: (step) => {
        try {
          step();
        } catch (error) {
          seen.faults.push(error);
        }
      },
    },
    nowMs,
  );
  return { audio, seen, drop };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

it('a thousand damaged recordings end no session, and cost no more than their audio may', async () => {
  // The library writes to the console when it meets a packet that it cannot decode.
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const random = new Random(15);
  let unreadable = 0;
  for (let run = 0; run < 1_000; run += 1) {
    const { audio, seen, drop } = intake(() => 0);
    const mutate = MUTATIONS[run % MUTATIONS.length];
    const file = mutate?.(Buffer.from(FILE), random) ?? FILE;
    for (let at = 0; at < file.length; ) {
      const end = at + random.between(1, 4_000);
      const reason = audio.chunk(file.subarray(at, end).toString('base64'), random.chance(0.05));
      if (reason) drop(reason);
      at = end;
    }
    // One in twenty is decoded, which takes the most time; the others are only read.
    if (run % 20 === 0) for (let turn = 0; turn < 6; turn += 1) await settled();
    audio.close();
    expect(seen.faults).toEqual([]);
    expect(seen.bytes).toBeLessThanOrEqual(MAX_LIVE_MS * BYTES_PER_MS);
    expect(seen.unreadable).toBeLessThanOrEqual(1);
    unreadable += seen.unreadable;
  }
  expect(unreadable).toBeGreaterThan(50);
  expect(written).not.toHaveBeenCalled();
}, 180_000);

it('no bytes make more packets than they have room for', () => {
  const random = new Random(16);
  for (let run = 0; run < 1_000; run += 1) {
    const noise = Buffer.from(Array.from({ length: 500 }, () => random.between(0, 255)));
    const { packets, damaged } = new WebmReader().read(
      Buffer.concat([buildWebm({ packets: [], sizes: 'unknown' }), noise]),
    );
    expect(packets.length + damaged).toBeLessThanOrEqual(noise.length);
    expect(packets.length).toBeLessThanOrEqual(noise.length / LEAST_BLOCK_BYTES);
    for (const { ms } of packets) expect(ms).toBeLessThanOrEqual(120);
  }
});

it('the most audio in the fewest bytes is not decoded beyond the lead', async () => {
  // Two bytes that stand for 120 ms.
  const packet = Buffer.from([0xfb, 0x06]);
  expect(opusPacketMs(packet)).toBe(120);
  const file = buildWebm({ packets: Array.from({ length: 1_500 }, () => packet), preSkip: 0 });
  const { audio, seen } = intake(() => 0);
  expect(audio.chunk(file.toString('base64'), false)).toBe('too_far_ahead');
  for (let turn = 0; turn < 20; turn += 1) await settled();
  expect(seen.bytes).toBeGreaterThan(0);
  expect(seen.bytes).toBeLessThanOrEqual(MAX_LIVE_MS * BYTES_PER_MS);
  audio.close();
});

it('an utterance of 21 s is taken whole, and the next one after it', async () => {
  const packets = new WebmReader().read(FILE).packets.map(({ bytes }) => bytes);
  const long = Array.from({ length: 9 }, () => packets).flat();
  const file = buildWebm({ packets: long, preSkip: 0 });
  const { audio, seen } = intake(() => 0);
  expect(audio.utterance(file.toString('base64'))).toBeUndefined();
  expect(audio.utterance(file.toString('base64'))).toBeUndefined();
  const wantedMs = 2 * long.length * 60;
  for (let turn = 0; turn < 4_000 && seen.bytes < wantedMs * BYTES_PER_MS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turn % 20 === 0) await settled();
  }
  expect(seen.bytes).toBe(wantedMs * BYTES_PER_MS);
  audio.close();
});
