import { bench, describe } from 'vitest';
import { buildMedia } from '../../sandbox/carrier/media-messages.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { PlaybackLedger } from '../../src/media/playback/playback-ledger.ts';
import { MediaScanner } from '../../src/twilio/stream/media-scanner.ts';
import { OutboundMessages } from '../../src/twilio/stream/outbound-messages.ts';
import { parseTwilioMessage } from '../../src/twilio/stream/twilio-message.ts';
import { frameBase64 } from '../stamp.ts';

const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });
const media = buildMedia({ streamSid: 'MZ1', sequenceNumber: 9, chunk: 8, timestampMs: 140, payload });

describe('caller audio from Twilio', () => {
  const bytes = Buffer.from(media);
  const scanner = new MediaScanner('MZ1');
  bench('scanned', () => {
    scanner.scan(bytes, 0, bytes.length);
  });
  bench('JSON.parse alone', () => {
    JSON.parse(media);
  });
  bench('the thorough way', () => {
    parseTwilioMessage(media);
  });
});

describe('audio to Twilio', () => {
  const messages = new OutboundMessages('MZ1');
  bench('from a prepared prefix', () => {
    messages.media(payload);
  });
  bench('JSON.stringify', () => {
    JSON.stringify({ event: 'media', streamSid: 'MZ1', media: { payload } });
  });
});

describe('the playback ledger', () => {
  let nowMs = 0;
  const ledger = new PlaybackLedger(() => nowMs);
  bench('20 ms sent, and its mark confirmed when one is due', () => {
    nowMs += 20;
    ledger.sent('item', 160);
    const mark = ledger.dueMark();
    if (mark !== undefined) ledger.confirm(mark);
  });
});

describe('20 ms of audio', () => {
  const mulaw = Buffer.from(payload, 'base64');
  const samples = new Int16Array(160);
  const bytes = new Uint8Array(160);
  const resampled = new Int16Array(960);
  const up = new Resampler(8000, 16_000);
  bench('mu-law to PCM', () => {
    decodeMulaw(mulaw, samples);
  });
  bench('PCM to mu-law', () => {
    encodeMulaw(samples, bytes);
  });
  bench('8 to 16 kHz', () => {
    up.process(samples, resampled);
  });
});
