import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseWav } from '../../src/audio/wav.ts';
import { FrameDrops } from '../../src/telemetry/frame-drops.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { ServerMessages } from '../../src/web/messages/server-messages.ts';
import { BrowserMedia } from '../../src/web/session/browser-media.ts';

const SECOND = Buffer.alloc(48_000).toString('base64');
const NO_DISPLAY = { onCallEvent: () => undefined, showHandoff: () => undefined };

describe("a browser's audio", () => {
  let nowMs = 0;
  let sent: { type: string; data: { itemId: string } }[] = [];
  let stalls = 0;
  let metrics: Metrics;
  const socket = { bufferedAmount: 0, send: (text: string) => void sent.push(JSON.parse(text)) };

  beforeEach(() => {
    nowMs = 1_000;
    sent = [];
    stalls = 0;
    socket.bufferedAmount = 0;
    metrics = new Metrics();
  });

  function media(streaming: boolean): BrowserMedia {
    return new BrowserMedia({
      connectionId: 'WS1',
      socket,
      messages: new ServerMessages('VB1', 24_000),
      display: NO_DISPLAY,
      streaming,
      metrics,
      drops: new FrameDrops(pino({ level: 'silent' }), metrics),
      clock: () => nowMs,
      onClose: () => undefined,
      onStall: () => {
        stalls += 1;
      },
    });
  }

  it('is remembered as far as the page has played it', () => {
    const page = media(true);
    for (let second = 0; second < 4; second += 1) page.play('a', SECOND);
    page.finishItem('a');
    nowMs += 1_300;
    page.played('a', 1_200);
    nowMs += 100;
    expect(page.clear()).toEqual([{ itemId: 'a', heardMs: 1_300, sentMs: 4_000 }]);
    expect(sent.at(-1)).toMatchObject({ type: 'voice_clear', data: { itemId: 'a' } });
    expect(page.played('a', 4_000)).toBeUndefined();
    expect(page.heard('a')?.heardMs).toBe(1_300);
    expect(page.playing).toBe(false);
  });

  it('counts as played in the end, when the page reports nothing', () => {
    const page = media(true);
    page.play('a', SECOND);
    page.play('a', SECOND);
    page.finishItem('a');
    nowMs += 3_600;
    expect(page.passOverdue()).toEqual([]);
    expect(page.playing).toBe(true);
    nowMs += 1_000;
    expect(page.passOverdue()).toEqual([{ itemId: 'a', heardMs: 2_000, sentMs: 2_000 }]);
  });

  it('is given up when the page does not read for 5 s', () => {
    const page = media(true);
    socket.bufferedAmount = 1024 * 1024 + 1;
    page.play('a', SECOND);
    nowMs += 4_999;
    page.play('a', SECOND);
    expect(stalls).toBe(0);
    nowMs += 1;
    page.play('a', SECOND);
    expect(stalls).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it('is given up immediately when too much waits', () => {
    const page = media(true);
    socket.bufferedAmount = 8 * 1024 * 1024 + 1;
    page.play('a', SECOND);
    expect(stalls).toBe(1);
  });

  it('goes out whole with its answer, without the tone before it', () => {
    const page = media(false);
    page.play('waiting-tone', SECOND);
    page.play('a', SECOND);
    page.play('b', SECOND);
    page.finishItem('a');
    page.finishItem('b');
    expect(sent).toEqual([]);
    expect(page.playing).toBe(true);
    const wav = page.takeAnswer(['a', 'b']) ?? '';
    const audio = parseWav(Buffer.from(wav.split(',')[1] ?? '', 'base64'));
    expect(audio).toMatchObject({ encoding: 'pcm16', sampleRateHz: 24_000, channels: 1 });
    expect(audio?.samples).toHaveLength(48_000);
    expect(page.played('a', 1_500)).toEqual([{ itemId: 'a', heardMs: 1_000, sentMs: 1_000 }]);
    expect(page.played('b', 1_000)).toEqual([{ itemId: 'b', heardMs: 1_000, sentMs: 1_000 }]);
    expect(page.playing).toBe(false);
    expect(page.takeAnswer(['a'])).toBeUndefined();
  });

  it('that waits for its answer is known, as unheard: a recording keeps it until it was heard', () => {
    const page = media(false);
    page.play('a', SECOND);
    expect(page.heard('a')).toEqual({ itemId: 'a', heardMs: 0, sentMs: 1_000 });
    page.finishItem('a');
    page.takeAnswer(['a']);
    page.played('a', 1_000);
    expect(page.heard('a')).toMatchObject({ heardMs: 1_000 });
    expect(page.heard('b')).toBeUndefined();
  });

  it('that was not sent yet is unheard when it is interrupted', () => {
    const page = media(false);
    page.play('a', SECOND);
    expect(page.clear()).toEqual([{ itemId: 'a', heardMs: 0, sentMs: 1_000 }]);
    expect(page.takeAnswer(['a'])).toBeUndefined();
  });

  it('is not sent after the end', () => {
    const page = media(true);
    page.endPlayback();
    page.play('a', SECOND);
    expect(page.clear()).toEqual([]);
    expect(sent).toEqual([]);
  });
});
