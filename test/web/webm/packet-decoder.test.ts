import { afterEach, describe, expect, it } from 'vitest';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { decodeMulaw } from '../../../src/audio/mulaw.ts';
import { Resampler } from '../../../src/audio/resampler.ts';
import { PacketDecoder } from '../../../src/web/webm/packet-decoder.ts';
import { type OpusPacket, WebmReader } from '../../../src/web/webm/webm-reader.ts';
import { eventually } from '../../support/eventually.ts';
import { recordedPieces } from '../../support/webm.ts';

const SAMPLES_PER_MS = 24;
const decoders: PacketDecoder[] = [];
afterEach(() => {
  for (const decoder of decoders.splice(0)) decoder.close();
});

function decode() {
  const payloads: string[] = [];
  const counts = { damaged: 0, faults: [] as unknown[] };
  const decoder = new PacketDecoder({
    onAudio: (payload) => void payloads.push(payload),
    onDamaged: () => {
      counts.damaged += 1;
    },
    run: (step) => {
      try {
        step();
      } catch (error) {
        counts.faults.push(error);
      }
    },
  });
  decoders.push(decoder);
  return { decoder, payloads, counts };
}

const packetsOf = (name: 'chromium-100ms' | 'chromium-250ms'): readonly OpusPacket[] =>
  new WebmReader().read(Buffer.concat(recordedPieces(name))).packets;
const lengthOf = (packets: readonly OpusPacket[]) => packets.reduce((sum, { ms }) => sum + ms, 0);

function samplesOf(payloads: readonly string[]): Int16Array {
  const bytes = Buffer.concat(payloads.map((payload) => Buffer.from(payload, 'base64')));
  return Int16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2));
}

/** The best correlation of the two, whichever begins first. */
function likeness(sound: Int16Array, source: Int16Array): number {
  let best = 0;
  for (let shift = 0; shift < 500 * SAMPLES_PER_MS; shift += 3) {
    let both = 0;
    let first = 0;
    let second = 0;
    for (let at = 0; at < source.length && at + shift < sound.length; at += 7) {
      const [a, b] = [sound[at + shift] ?? 0, source[at] ?? 0];
      both += a * b;
      first += a * a;
      second += b * b;
    }
    best = Math.max(best, both / Math.sqrt(first * second || 1));
  }
  return best;
}

describe('the sound of a recording', () => {
  it.each(['chromium-100ms', 'chromium-250ms'] as const)('%s is the sentence that was said', async (name) => {
    const { decoder, payloads, counts } = decode();
    const packets = packetsOf(name);
    decoder.add(packets);
    const wanted = lengthOf(packets) * SAMPLES_PER_MS;
    const sound = await eventually(() => {
      const samples = samplesOf(payloads);
      return samples.length >= wanted && samples;
    });
    expect(sound).toHaveLength(wanted);
    const said = decodeMulaw(SpeechLibrary.load().utterance('caller-open-tomorrow').mulaw);
    expect(likeness(sound, new Resampler(8000, 24_000).process(said))).toBeGreaterThan(0.9);
    expect(counts).toEqual({ damaged: 0, faults: [] });
  });

  it('comes in slices, and others have their turn between them', async () => {
    const { decoder, payloads } = decode();
    decoder.add(packetsOf('chromium-100ms'));
    await eventually(() => payloads.length > 0);
    decoder.add(packetsOf('chromium-100ms'));
    const longest = 240 * SAMPLES_PER_MS * 2;
    let turns = 0;
    const total = 2 * lengthOf(packetsOf('chromium-100ms')) * SAMPLES_PER_MS;
    while (samplesOf(payloads).length < total && turns < 1_000) {
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(turns).toBeGreaterThan(10);
    for (const payload of payloads)
      expect(Buffer.from(payload, 'base64').length).toBeLessThanOrEqual(longest);
  });

  it('begins behind the samples that come before it', async () => {
    const { decoder, payloads } = decode();
    const packets = packetsOf('chromium-100ms').slice(0, 3);
    decoder.add(packets.map((packet, index) => (index === 0 ? { ...packet, preSkip: 3_840 } : packet)));
    await eventually(() => payloads.length > 0);
    expect(samplesOf(payloads)).toHaveLength((lengthOf(packets) - 80) * SAMPLES_PER_MS);
  });

  it('does not come after the end, also when the decoder is still loading', async () => {
    const { decoder, payloads, counts } = decode();
    decoder.add(packetsOf('chromium-100ms'));
    decoder.close();
    decoder.close();
    decoder.add(packetsOf('chromium-100ms'));
    const later = decode();
    later.decoder.add(packetsOf('chromium-100ms'));
    await eventually(() => later.payloads.length > 0);
    expect(payloads).toEqual([]);
    expect(counts.faults).toEqual([]);
  });
});
