import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { parseClientMessage } from '../../src/web/messages/client-message.ts';
import { ServerMessages } from '../../src/web/messages/server-messages.ts';
import { CallerAudio, type PlainFormat } from '../../src/web/session/caller-audio.ts';
import { WebmReader } from '../../src/web/webm/webm-reader.ts';

/** 20 ms of a microphone, as a page sends it. */
function chunkOf(bytes: number): Buffer {
  const audioData = Buffer.alloc(bytes, 7).toString('base64');
  const sessionId = `VB${'0'.repeat(32)}`;
  const data = { audioData, sequenceNumber: 4711, audioFormat: 'pcm16' };
  return Buffer.from(JSON.stringify({ action: 'voice_chunk', sessionId, data }));
}

function take(audio: CallerAudio, message: Buffer): string | undefined {
  const chunk = parseClientMessage(message.toString('utf8'));
  return chunk?.action === 'voice_chunk' ? audio.take(chunk.audioData) : undefined;
}

describe('20 ms of a page', () => {
  const formats: readonly (PlainFormat & { readonly bytes: number })[] = [
    { encoding: 'pcm16', sampleRateHz: 24_000, bytes: 960 },
    { encoding: 'pcm16', sampleRateHz: 16_000, bytes: 640 },
    { encoding: 'mulaw', sampleRateHz: 8000, bytes: 160 },
  ];
  for (const { bytes, ...format } of formats) {
    const audio = new CallerAudio(format);
    const message = chunkOf(bytes);
    bench(`${format.encoding} at ${format.sampleRateHz} Hz is read`, () => void take(audio, message));
  }

  const messages = new ServerMessages(`VB${'0'.repeat(32)}`, 24_000);
  const payload = Buffer.alloc(960, 7).toString('base64');
  bench('an answer is written', () => void messages.audio('item_1', payload));

  const recording = readFileSync(new URL('../../fixtures/webm/chromium-100ms.txt', import.meta.url), 'utf8');
  const file = Buffer.concat(
    recording
      .trim()
      .split('\n')
      .map((piece) => Buffer.from(piece, 'base64')),
  );
  bench('a recording of 2.3 s in WebM is taken apart', () => void new WebmReader().read(file));
});
