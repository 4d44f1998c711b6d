import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallMediaListener } from '../../src/media/call-media.ts';
import { CALLER_LINE_TIMING } from '../../src/twilio/stream/caller-line.ts';
import { eventually } from '../support/eventually.ts';
import {
  CALL_SID,
  MAX_PAYLOAD_BYTES,
  NotingListener,
  STREAM_SID,
  StreamLine,
  startMessage,
} from './stream-line.ts';

const FRAME = Buffer.alloc(160, 0x55).toString('base64');

const lines: StreamLine[] = [];
afterEach(async () => {
  await Promise.all(lines.splice(0).map((line) => line.destroy()));
});

async function openLine(...settings: Parameters<typeof StreamLine.open>): Promise<StreamLine> {
  const line = await StreamLine.open(...settings);
  lines.push(line);
  return line;
}

async function startedLine(...settings: Parameters<typeof StreamLine.open>): Promise<StreamLine> {
  const line = await openLine(...settings);
  line.starts({ token: 'secret-token' });
  await eventually(() => line.start !== undefined);
  return line;
}

/** Everything sent before has been read when this key arrives. */
async function settle(line: StreamLine): Promise<void> {
  const before = line.call.digits.length;
  line.presses('#');
  await eventually(() => line.call.digits.length > before);
}

describe('a mark that does not come back', () => {
  it('counts as played in the end, while the caller is heard and while nothing is', async () => {
    let nowMs = 0;
    const line = await startedLine({ clock: () => nowMs });
    line.media.play('a', FRAME);
    line.media.finishItem('a');
    nowMs = 2_519;
    line.speaks(1, 0, FRAME);
    await settle(line);
    expect([line.call.heard, line.media.playing]).toEqual([[], true]);
    nowMs = 2_520;
    line.speaks(2, 20, FRAME);
    await eventually(() => line.call.heard.length === 1);
    expect([line.call.heard[0]?.heardMs, line.media.playing]).toEqual([20, false]);
    line.media.play('b', FRAME);
    line.media.finishItem('b');
    nowMs += 10_000;
    await eventually(() => line.call.heard.length === 2);
    expect(await line.dropped('mark_lost')).toBe(2);
  });
});

describe('a stream', () => {
  it('tells who calls', async () => {
    const line = await startedLine();
    expect(line.start).toEqual({
      callSid: CALL_SID,
      streamSid: STREAM_SID,
      accountSid: 'AC00000000000000000000000000000001',
      parameters: { token: 'secret-token' },
    });
    expect(line.media.streamSid).toBe(STREAM_SID);
  });

  it('passes on what the caller says and presses, in order', async () => {
    const line = await startedLine();
    line.speaks(1, 0, FRAME);
    line.speaks(2, 20, 'AAAA');
    line.presses('0');
    await eventually(() => line.call.digits.length === 1);
    expect(line.call.audio).toEqual([FRAME, 'AAAA']);
    expect(line.call.digits).toEqual(['0']);
    expect(await line.frames('inbound')).toBe(2);
  });

  it('plays audio, asks for a mark, and reports the item as heard', async () => {
    const line = await startedLine();
    line.media.play('a', FRAME);
    line.media.finishItem('a');
    await eventually(() => line.received.length === 2);
    expect(line.received[0]).toEqual({ event: 'media', streamSid: STREAM_SID, media: { payload: FRAME } });
    const [mark = ''] = line.marks();
    expect(line.media.playing).toBe(true);
    line.echoes(mark);
    await eventually(() => line.call.heard.length === 1);
    expect(line.call.heard).toEqual([{ itemId: 'a', heardMs: 20, sentMs: 20 }]);
    expect(line.media.playing).toBe(false);
    expect(await line.frames('outbound')).toBe(1);
    const error = await line.metrics.registry.getSingleMetricAsString('gateway_ledger_error_seconds');
    expect(error).toContain('gateway_ledger_error_seconds_count 1');
  });

  it('sends a mark each second, not with every delta', async () => {
    const line = await startedLine();
    for (let i = 0; i < 100; i += 1) line.media.play('a', FRAME);
    await eventually(() => line.received.length === 102);
    expect(line.marks()).toHaveLength(2);
  });

  it('clears immediately and tells what was not heard', async () => {
    let nowMs = 0;
    const line = await startedLine({ clock: () => nowMs });
    line.media.play('a', Buffer.alloc(8000).toString('base64'));
    nowMs = 250;
    expect(line.media.clear()).toEqual([{ itemId: 'a', heardMs: 250, sentMs: 1000 }]);
    await eventually(() => line.received.at(-1)?.event === 'clear');
    for (const mark of line.marks()) line.echoes(mark);
    await settle(line);
    expect(line.call.heard).toEqual([]);
    expect(line.media.heard('a')).toEqual({ itemId: 'a', heardMs: 250, sentMs: 1000 });
  });
});

describe('bad input', () => {
  it('is counted and logged without content, and the call goes on', async () => {
    const line = await startedLine();
    line.sends('garbage SECRET');
    line.sends('garbage SECRET');
    line.sends(Buffer.from([1, 2, 3]));
    line.sends(`{"event":"SECRET${'x'.repeat(65_536)}"}`);
    line.sends({ event: 'hold', streamSid: STREAM_SID });
    line.sends({ event: 'connected' });
    line.sends(startMessage({ token: 'another' }));
    line.sends({ event: 'dtmf', streamSid: 'MZ2', dtmf: { digit: '5' } });
    line.speaks(1, 0, '%%SECRET%%');
    line.speaks(2, 20, FRAME);
    await settle(line);
    const reasons = [
      'malformed',
      'binary',
      'oversized',
      'unknown_event',
      'unexpected_event',
      'duplicate_start',
      'wrong_stream',
      'bad_payload',
    ];
    const counts = await Promise.all(reasons.map((reason) => line.dropped(reason)));
    expect(counts).toEqual([2, 1, 1, 1, 1, 1, 1, 1]);
    expect(line.call.audio).toEqual([FRAME]);
    expect(line.call.digits).toEqual(['#']);
    expect(line.logLines.join()).not.toMatch(/SECRET|secret-token|another/);
  });

  it('warns of the first of each kind only', async () => {
    const line = await startedLine();
    for (let i = 0; i < 20; i += 1) line.sends('garbage');
    await settle(line);
    const levels = line.logLines.map((text) => JSON.parse(text).level);
    expect(levels.filter((level) => level === 40)).toHaveLength(1);
    expect(levels.length).toBeLessThan(5);
  });

  it('does not reach another call', async () => {
    const [bad, good] = await Promise.all([startedLine(), startedLine()]);
    bad.sends('garbage');
    bad.breaks();
    good.speaks(1, 0, FRAME);
    await eventually(() => good.call.audio.length === 1 && bad.call.stops.length === 1);
    expect(good.call.stops).toEqual([]);
  });
});

describe("the caller's time", () => {
  it('is filled with silence where audio is missing', async () => {
    const line = await startedLine();
    line.speaks(1, 100, FRAME);
    line.speaks(2, 1620, FRAME);
    await settle(line);
    const bytes = line.call.audio.map((payload) => Buffer.from(payload, 'base64'));
    expect(bytes.map(({ length }) => length)).toEqual([160, 8000, 4000, 160]);
    expect(bytes[1]?.every((byte) => byte === 0xff)).toBe(true);
    expect(await line.dropped('gap')).toBe(1);
  });

  it('is given silence while it gives none, and that much is not missing later', async () => {
    const line = await startedLine();
    line.speaks(1, 0, FRAME);
    const silence = await eventually(() => line.call.audio[2]);
    expect(Buffer.from(silence, 'base64').every((byte) => byte === 0xff)).toBe(true);
    line.speaks(2, 9_000, FRAME);
    await settle(line);
    const bytes = line.call.audio.reduce((sum, payload) => sum + Buffer.byteLength(payload, 'base64'), 0);
    expect(bytes).toBe(8 * (9_000 + 20));
  });

  it('is filled with ten seconds at most', async () => {
    const line = await startedLine();
    line.speaks(1, 0, FRAME);
    line.speaks(2, 3_600_000, FRAME);
    await settle(line);
    const bytes = line.call.audio.reduce((sum, payload) => sum + Buffer.byteLength(payload, 'base64'), 0);
    expect(bytes).toBe(80_000 + 320);
  });

  it('does not run backwards, nor stand still', async () => {
    const line = await startedLine();
    line.speaks(1, 0, 'AAAA');
    line.speaks(3, 40, 'BBBB');
    line.speaks(2, 20, 'CCCC');
    line.speaks(3, 40, 'BBBB');
    line.speaks(4, 60, 'DDDD');
    await settle(line);
    expect(line.call.audio.filter((payload) => payload.length === 4)).toEqual(['AAAA', 'BBBB', 'DDDD']);
    expect(await line.dropped('out_of_order')).toBe(2);
  });

  it('is found again after one wild timestamp', async () => {
    const line = await startedLine();
    line.speaks(1, 999_999_999, FRAME);
    for (let chunk = 2; chunk < 30; chunk += 1) line.speaks(chunk, chunk * 20, FRAME);
    await settle(line);
    expect(await line.dropped('out_of_order')).toBe(9);
    expect(line.call.audio).toHaveLength(20);
  });
});

describe('the end', () => {
  it('knows once when Twilio says stop, and the socket is closed', async () => {
    const line = await startedLine();
    line.stops();
    line.stops();
    await eventually(() => line.closeCode !== undefined);
    expect(line.call.stops).toEqual(['stop']);
    expect(line.closeCode).toBe(1000);
  });

  it('leaves no frame unexplained: what comes or goes after it is counted', async () => {
    const line = await startedLine();
    line.stops();
    line.speaks(1, 0, FRAME);
    await eventually(() => line.call.stops.length === 1);
    line.media.play('a', FRAME);
    await eventually(async () => (await line.dropped('stream_closing')) === 1);
    expect(await line.dropped('stream_over')).toBe(1);
  });

  it('is "closed" when Twilio closes in order, "lost" when the connection breaks', async () => {
    const [orderly, broken] = await Promise.all([startedLine(), startedLine()]);
    orderly.hangsUp(1000);
    broken.breaks();
    await eventually(() => orderly.call.stops.length + broken.call.stops.length === 2);
    expect([orderly.call.stops, broken.call.stops]).toEqual([['closed'], ['lost']]);
  });

  it('comes by our close, once, and nothing is played or heard after it', async () => {
    let nowMs = 0;
    const line = await startedLine({ clock: () => nowMs });
    line.media.play('a', Buffer.alloc(8000).toString('base64'));
    nowMs = 100;
    line.media.close();
    line.media.close();
    line.handler?.close();
    nowMs = 900;
    line.media.play('b', FRAME);
    line.media.finishItem('a');
    await eventually(() => line.call.stops.length === 1);
    expect(line.call.stops).toEqual(['closed']);
    expect(line.closeCode).toBe(1000);
    expect(line.media.playing).toBe(false);
    expect(line.media.clear()).toEqual([{ itemId: 'a', heardMs: 100, sentMs: 1000 }]);
    expect(line.received.map(({ event }) => event)).toEqual(['media', 'mark']);
  });

  it('is forced when the peer does not answer the close', async () => {
    const line = await startedLine({ closeTimeoutMs: 30 });
    line.freezes();
    line.media.close();
    await eventually(() => line.call.stops.length === 1);
    expect(line.call.stops).toEqual(['closed']);
  });

  it('comes in order for a call whose code fails, and only for that call', async () => {
    class Failing extends NotingListener {
      override onDtmf(): void {
        throw new TypeError('SECRET');
      }
    }
    const failing = new Failing();
    const [bad, good] = await Promise.all([startedLine({ onStart: () => failing }), startedLine()]);
    bad.presses('1');
    await eventually(() => bad.closeCode !== undefined);
    expect(bad.closeCode).toBe(1000);
    expect(failing.stops).toEqual(['closed']);
    expect(await bad.dropped('listener_failed')).toBe(1);
    expect(bad.logLines.join()).toContain('TypeError');
    expect(bad.logLines.join()).not.toContain('SECRET');
    await settle(good);
  });

  it('does not fail when the call fails at its very end', async () => {
    const listener: CallMediaListener = {
      onAudio: () => undefined,
      onDtmf: () => undefined,
      onText: () => undefined,
      onItemHeard: () => undefined,
      onPlayback: () => undefined,
      onStop: () => {
        throw new Error('too late');
      },
    };
    const line = await startedLine({ onStart: () => listener });
    line.stops();
    await eventually(() => line.closeCode === 1000);
    expect(await line.dropped('listener_failed')).toBe(1);
  });

  it('closes the stream of a call that could not be opened', async () => {
    const onStart = () => {
      throw new RangeError('no');
    };
    const line = await startedLine({ onStart });
    await eventually(() => line.closeCode === 1000);
    expect(line.logLines.join()).toContain('RangeError');
  });

  it('is "lost" when the peer breaks the WebSocket protocol', async () => {
    const line = await startedLine();
    line.sends('x'.repeat(MAX_PAYLOAD_BYTES + 1));
    await eventually(() => line.call.stops.length === 1);
    expect(line.call.stops).toEqual(['lost']);
    expect(await line.dropped('socket_error')).toBe(1);
  });

  it('comes for a peer that has gone without a word, as a loss', async () => {
    const line = await startedLine({
      lineTiming: { ...CALLER_LINE_TIMING, askAfterMs: 60, answerMs: 60 },
      closeTimeoutMs: 30,
    });
    line.freezes();
    await eventually(() => line.call.stops.length === 1);
    expect(line.call.stops).toEqual(['lost']);
    expect(await line.dropped('line_dead')).toBe(1);
  });

  it('does not come for a peer that says nothing and lives', async () => {
    const line = await startedLine({ lineTiming: { ...CALLER_LINE_TIMING, askAfterMs: 30, answerMs: 30 } });
    await delay(400);
    expect(line.call.stops).toEqual([]);
    await settle(line);
  });

  it('comes for a peer that reads nothing for five seconds', async () => {
    let nowMs = 0;
    const line = await startedLine({ clock: () => nowMs, closeTimeoutMs: 30 });
    line.freezes();
    const second = Buffer.alloc(8000).toString('base64');
    const stalled = () => (line.serverSocket?.bufferedAmount ?? 0) > 1024 * 1024;
    for (let i = 0; i < 5000 && !stalled(); i += 1) {
      line.media.play('a', second);
      if (i % 50 === 0) await new Promise(setImmediate);
    }
    expect(stalled()).toBe(true);
    line.media.play('a', second);
    nowMs = 4999;
    line.media.play('a', second);
    expect(await line.dropped('backpressure')).toBe(0);
    nowMs = 5000;
    line.media.play('a', second);
    expect(await line.dropped('backpressure')).toBe(1);
    await eventually(() => line.call.stops.length === 1);
    expect(line.call.stops).toEqual(['lost']);
  });
});

describe('before the start', () => {
  it('everything but connected is counted and dropped', async () => {
    const line = await openLine();
    line.speaks(1, 0, FRAME);
    line.stops();
    line.starts();
    await eventually(() => line.start !== undefined);
    expect(await line.dropped('before_start')).toBe(2);
    expect(line.call.audio).toEqual([]);
  });

  it('no start in time closes with 1008', async () => {
    const line = await openLine({ startTimeoutMs: 30 });
    await eventually(() => line.closeCode !== undefined);
    expect([line.closeCode, line.closeReason]).toEqual([1008, 'no start']);
  });

  it('a refusal closes with 1008 and the reason', async () => {
    const line = await startedLine({ onStart: () => ({ refuse: 'token expired' }) });
    await eventually(() => line.closeCode !== undefined);
    expect([line.closeCode, line.closeReason]).toEqual([1008, 'token expired']);
    expect(line.call.stops).toEqual([]);
  });

  it('another audio format closes with 1008', async () => {
    const line = await openLine();
    const message = startMessage();
    line.sends({ ...message, start: { ...message.start, mediaFormat: { encoding: 'audio/x-l16' } } });
    await eventually(() => line.closeCode === 1008);
    expect(line.start).toBeUndefined();
  });
});
