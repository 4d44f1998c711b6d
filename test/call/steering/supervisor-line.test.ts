import { describe, expect, it } from 'vitest';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { WIDEBAND_LINE } from '../../../src/audio/line-format.ts';
import { decodeMulaw } from '../../../src/audio/mulaw.ts';
import { Resampler } from '../../../src/audio/resampler.ts';
import { SupervisorLine } from '../../../src/call/steering/supervisor-line.ts';
import type { CallEvent } from '../../../src/media/call-observer.ts';
import { SampleConverter } from '../../../web/audio/sample-converter.ts';
import { PlayedLine } from '../../recording/played-line.ts';
import { recognised } from '../../support/recognised.ts';

function tone(ms: number, peak = 8_000): Uint8Array {
  const samples = Int16Array.from({ length: 24 * ms }, (_, at) => Math.round(peak * Math.sin(at / 10)));
  return new Uint8Array(samples.buffer);
}

function open(line = new PlayedLine()) {
  const dropped: string[] = [];
  const events: CallEvent[] = [];
  const supervisor = new SupervisorLine({
    media: line,
    itemId: 's',
    drops: { count: (reason) => void dropped.push(reason) },
    observer: { onCallEvent: (event) => void events.push(event) },
  });
  return { line, supervisor, dropped, events };
}

describe('the line of a supervisor', () => {
  it('plays what the microphone sends, at the rate of the caller', () => {
    const { line, supervisor } = open();
    supervisor.speak(tone(200));
    expect(line.heard('s')?.sentMs).toBe(200);
  });

  it('carries a sentence from a microphone of 48 kHz, so that a caller understands it', () => {
    const library = SpeechLibrary.load();
    const { line, supervisor } = open();
    const { mulaw, text } = library.utterance('caller-parcel');
    const said = new Int16Array(mulaw.length + 8_000);
    said.set(decodeMulaw(mulaw), 4_000);
    const microphone = new Resampler(8_000, 24_000).process(said);
    // The page sends pieces of 40 ms.
    const device = new SampleConverter(24_000, 48_000).process(microphone);
    const page = new SampleConverter(48_000, 24_000);
    for (let at = 0; at < device.length; at += 1_920) {
      supervisor.speak(new Uint8Array(page.process(device.subarray(at, at + 1_920)).buffer));
      line.plays(40);
    }
    expect(recognised(line.audio('s'), library)).toEqual([text]);
  });

  it('plays it unchanged to a browser, however it is cut', () => {
    const { line, supervisor } = open(new PlayedLine(WIDEBAND_LINE));
    const pcm = tone(100);
    supervisor.speak(pcm.subarray(0, 1_001));
    supervisor.speak(pcm.subarray(1_001, 1_002));
    supervisor.speak(pcm.subarray(1_002));
    expect(line.heard('s')?.sentMs).toBe(100);
  });

  it('drops what is far ahead of the ear of the caller', () => {
    const { line, supervisor, dropped } = open();
    for (let at = 0; at < 50; at += 1) supervisor.speak(tone(20));
    expect(line.heard('s')?.sentMs).toBeLessThanOrEqual(420);
    expect(dropped.length).toBeGreaterThan(20);
    line.plays(420);
    supervisor.speak(tone(20));
    expect(line.heard('s')?.sentMs).toBeGreaterThan(420);
  });

  it('tells observers when the supervisor speaks', () => {
    const { line, supervisor, events } = open();
    const sends = (ms: number, peak: number) => {
      for (let at = 0; at < ms; at += 20) {
        supervisor.speak(tone(20, peak));
        line.plays(20);
      }
    };
    sends(200, 0);
    sends(500, 8_000);
    sends(1_000, 0);
    sends(300, 8_000);
    supervisor.close();
    supervisor.close();
    expect(events).toMatchObject([
      { type: 'speaks', itemId: 's-1', kind: 'supervisor' },
      { type: 'spoken', itemId: 's-1', heardMs: 500 },
      { type: 'speaks', itemId: 's-2' },
      { type: 'spoken', itemId: 's-2', heardMs: 300 },
    ]);
  });
});
