import { expect, it } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { FrameDrops } from '../../src/telemetry/frame-drops.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { StreamMedia } from '../../src/twilio/stream/stream-media.ts';
import { STREAM_SID } from './stream-line.ts';

it('has a clear on its way before anything else is done about an interruption', () => {
  const written: string[] = [];
  const socket = { bufferedAmount: 0, send: (text: string) => written.push(JSON.parse(text).event) };
  const metrics = new Metrics();
  const media = new StreamMedia({
    streamSid: STREAM_SID,
    socket,
    metrics,
    drops: new FrameDrops(createLogger('silent'), metrics),
    clock: () => 0,
    onClose: () => undefined,
    onStall: () => undefined,
  });
  media.play('item', Buffer.alloc(160).toString('base64'));
  media.clear();
  expect(written).toEqual(['media', 'clear']);
});
