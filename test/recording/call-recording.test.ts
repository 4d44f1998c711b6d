import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE, WIDEBAND_LINE } from '../../src/audio/line-format.ts';
import type { CallMediaListener } from '../../src/media/call-media.ts';
import type { CallObserver } from '../../src/media/call-observer.ts';
import type { CallScreen } from '../../src/media/call-screen.ts';
import { CallRecording, TooMuchSpeech } from '../../src/recording/call-recording.ts';
import { PlayedLine } from './played-line.ts';

const SILENCE = 0xff;
const CALLER = 0x21;
const IGNORE: CallMediaListener = {
  onAudio: () => undefined,
  onDtmf: () => undefined,
  onText: () => undefined,
  onItemHeard: () => undefined,
  onPlayback: () => undefined,
  onStop: () => undefined,
};
const DISPLAY: CallScreen & CallObserver = {
  showHandoff: () => undefined,
  onCallEvent: () => undefined,
};

/** A telephone call of 20 ms frames that is recorded. */
function recordedCall({ secureInput = false, listener = IGNORE, line = new PlayedLine() } = {}) {
  const written: Buffer[] = [];
  const failures: Error[] = [];
  let ends = 0;
  const recording = new CallRecording({
    media: line,
    file: { write: (bytes) => written.push(bytes) },
    secureInput,
    onEnd: () => {
      ends += 1;
    },
    onFailure: (error) => failures.push(error),
  });
  const heard = recording.listen(listener);
  return {
    recording,
    line,
    failures,
    written,
    ends: () => ends,
    /** Time goes on: the caller sends audio and hears the assistant. */
    passes: (ms: number, byte = CALLER) => {
      for (let at = 0; at < ms; at += 20) {
        line.plays(20);
        heard.onAudio(Buffer.alloc(20 * line.line.bytesPerMs, byte).toString('base64'));
      }
    },
    speaks: (itemId: string, ms: number, byte: number) =>
      recording.play(itemId, Buffer.alloc(ms * line.line.bytesPerMs, byte).toString('base64')),
    stops: () => heard.onStop('stop'),
    /** The two channels, by runs of equal bytes in milliseconds. */
    channels: () => {
      const both = Buffer.concat(written);
      return { left: runs(both, 0), right: runs(both, 1) };
    },
  };
}

/** `[byte, milliseconds]` of each run in one channel of mu-law. */
function runs(both: Buffer, channel: 0 | 1): [number, number][] {
  const found: [number, number][] = [];
  for (let at = channel; at < both.length; at += 2) {
    const byte = both[at] ?? 0;
    const last = found.at(-1);
    if (last?.[0] === byte) last[1] += 1 / 8;
    else found.push([byte, 1 / 8]);
  }
  return found;
}

describe('the recording of a call', () => {
  it('has the caller on the left and the assistant on the right, where the caller heard it', () => {
    const call = recordedCall();
    call.passes(1_000);
    call.speaks('item_1', 600, 1);
    call.passes(2_000);
    call.speaks('item_2', 300, 2);
    call.passes(1_000);
    call.stops();
    expect(call.channels()).toEqual({
      left: [[CALLER, 4_000]],
      right: [
        [SILENCE, 1_000],
        [1, 600],
        [SILENCE, 1_400],
        [2, 300],
        [SILENCE, 700],
      ],
    });
    expect(call.ends()).toBe(1);
  });

  it('has nothing that a barge-in threw away', () => {
    const call = recordedCall();
    call.speaks('item_1', 3_000, 1);
    call.passes(500);
    call.recording.clear();
    call.passes(500);
    call.speaks('item_2', 200, 2);
    call.passes(1_000);
    call.stops();
    expect(call.channels().right).toEqual([
      [1, 500],
      [SILENCE, 500],
      [2, 200],
      [SILENCE, 800],
    ]);
  });

  it('has only what was heard when the caller hangs up', () => {
    const call = recordedCall();
    call.speaks('item_1', 9_000, 1);
    call.passes(2_500);
    call.stops();
    expect(call.channels().right).toEqual([[1, 2_500]]);
  });

  it('stays in time when a mark is late: what is known late is placed where it was heard', () => {
    const call = recordedCall();
    const { line, recording } = call;
    const late = recording.listen(IGNORE);
    recording.play('item_1', Buffer.alloc(8_000, 1).toString('base64'));
    const frame = Buffer.alloc(160, CALLER).toString('base64');
    for (let at = 0; at < 2_000; at += 20) late.onAudio(frame);
    line.plays(1_000);
    late.onAudio(frame);
    late.onStop('stop');
    const { left, right } = call.channels();
    expect(left).toEqual([[CALLER, 2_020]]);
    expect(right).toEqual([
      [SILENCE, 1_020],
      [1, 1_000],
    ]);
  });

  it('goes on where a model goes on with the same item after a pause', () => {
    const call = recordedCall();
    call.speaks('item_1', 200, 1);
    call.passes(400);
    call.speaks('item_1', 200, 2);
    call.passes(400);
    call.stops();
    expect(call.channels().right).toEqual([
      [1, 200],
      [SILENCE, 200],
      [2, 200],
      [SILENCE, 200],
    ]);
  });

  it('does not crackle when the network is unsteady', () => {
    const call = recordedCall();
    const { line, recording } = call;
    const listener = recording.listen(IGNORE);
    const frame = Buffer.alloc(160, CALLER).toString('base64');
    recording.play('item_1', Buffer.alloc(16_000, 1).toString('base64'));
    // No frame for 300 ms, then all of them together.
    for (let round = 0; round < 6; round += 1) {
      line.plays(300);
      for (let n = 0; n < 15; n += 1) listener.onAudio(frame);
    }
    line.plays(200);
    for (let n = 0; n < 10; n += 1) listener.onAudio(frame);
    listener.onStop('stop');
    expect(call.channels().right).toEqual([[1, 2_000]]);
  });

  it('has silence on the left in secure input, and the assistant goes on', () => {
    const call = recordedCall();
    call.passes(500);
    call.recording.secureInput(true);
    call.speaks('item_1', 300, 1);
    call.passes(1_000);
    call.recording.secureInput(false);
    call.passes(500);
    call.stops();
    expect(call.channels()).toEqual({
      left: [
        [CALLER, 500],
        [SILENCE, 1_000],
        [CALLER, 500],
      ],
      right: [
        [SILENCE, 500],
        [1, 300],
        [SILENCE, 1_200],
      ],
    });
  });

  it('begins silent when the caller was typing on the stream before', () => {
    const call = recordedCall({ secureInput: true });
    call.passes(500);
    call.stops();
    expect(call.channels().left).toEqual([[SILENCE, 500]]);
  });

  it('is written about every second', () => {
    const call = recordedCall();
    call.passes(10_000);
    expect(call.written.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 16_000));
  });

  it('takes PCM16 of 24 kHz', () => {
    const call = recordedCall({ line: new PlayedLine(WIDEBAND_LINE) });
    call.passes(100, 3);
    call.speaks('item_1', 40, 5);
    call.passes(100, 3);
    call.stops();
    const both = Buffer.concat(call.written);
    expect(both.length).toBe(200 * 48 * 2);
    const samples = (channel: 0 | 1) =>
      Array.from({ length: both.length / 4 }, (_, n) => both.readUInt16LE(4 * n + 2 * channel));
    expect(new Set(samples(0))).toEqual(new Set([0x0303]));
    expect(samples(1).filter((sample) => sample === 0x0505)).toHaveLength(40 * 24);
    expect(samples(1).indexOf(0x0505)).toBe(100 * 24);
  });

  it('passes on everything that comes from the caller, and what is played', () => {
    const told: unknown[] = [];
    const listener: CallMediaListener = {
      onAudio: (payload) => told.push(payload),
      onDtmf: (digit) => told.push(digit),
      onText: (text) => told.push(text),
      onItemHeard: ({ itemId }) => told.push(itemId),
      onPlayback: () => told.push('playback'),
      onStop: (cause) => told.push(cause),
    };
    const { recording, line } = recordedCall({ line: new PlayedLine(TELEPHONE_LINE, DISPLAY) });
    const heard = recording.listen(listener);
    heard.onAudio('AAAA');
    heard.onDtmf('5');
    heard.onText('hello');
    heard.onItemHeard({ itemId: 'item_1', heardMs: 1, sentMs: 1 });
    heard.onPlayback();
    heard.onStop('lost');
    expect(told).toEqual(['AAAA', '5', 'hello', 'item_1', 'playback', 'lost']);
    expect([recording.line, recording.streamSid]).toEqual([TELEPHONE_LINE, line.streamSid]);
    expect([recording.screen, recording.observer]).toEqual([DISPLAY, DISPLAY]);
  });

  it('gives up when more speech waits than a process should keep, and the call goes on', () => {
    let frames = 0;
    const listener = { ...IGNORE, onAudio: () => (frames += 1) };
    const call = recordedCall({ listener });
    for (let n = 0; n < 31; n += 1) call.speaks('item_1', 10_000, 1);
    expect(call.failures).toEqual([expect.any(TooMuchSpeech)]);
    call.passes(1_000);
    expect(frames).toBe(50);
    expect(call.line.heard('item_1')?.heardMs).toBe(1_000);
    call.stops();
    expect([call.ends(), call.written.length]).toEqual([1, 0]);
  });
});
