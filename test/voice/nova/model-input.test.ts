import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AudioCodec } from '../../../src/voice/nova/audio/audio-codec.ts';
import { Pace } from '../../../src/voice/nova/audio/send-pace.ts';
import { ModelInput } from '../../../src/voice/nova/wire/model-input.ts';
import { SETTINGS } from './nova-rig.ts';

const FRAME_MS = 20;

describe('ModelInput', () => {
  let lagMs: number;
  let nowMs: number;
  let said: number;
  let input: ModelInput;
  /** In short: the frames' numbers in each audio event, the names of all other events. */
  let sent: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    lagMs = 0;
    nowMs = 0;
    said = 0;
    sent = [];
    input = new ModelInput({
      settings: SETTINGS,
      conversation: { instructions: 'Answer briefly.', tools: [], history: [] },
      codec: new AudioCodec(8000),
      pace: new Pace(() => nowMs),
      onAudioDropped: () => expect.unreachable(),
      onStalled: () => undefined,
    });
    input.stream.flowTo({
      write: (event) => {
        sent.push(short(event));
        return true;
      },
      end: () => sent.push('end'),
    });
    callerSpeaks(1);
    input.start();
    sent.length = 0;
  });

  afterEach(() => {
    input.abort();
    vi.useRealTimers();
  });

  function callerSpeaks(frames: number): void {
    for (let i = 0; i < frames; i += 1) {
      said += 1;
      input.audio(Buffer.alloc(160, said).toString('base64'));
      nowMs += FRAME_MS + lagMs;
      vi.advanceTimersByTime(FRAME_MS);
    }
  }

  function loopIsLate(ms: number): void {
    lagMs = ms;
    callerSpeaks(60);
    sent.length = 0;
  }

  it('sends every frame by itself while the loop is calm', () => {
    callerSpeaks(3);
    expect(sent).toEqual(['2', '3', '4']);
  });

  it('puts frames together while the loop is late, and not a moment longer', () => {
    loopIsLate(8);
    callerSpeaks(4);
    expect(sent).toEqual(['62+63', '64+65']);
    lagMs = 0;
    callerSpeaks(60);
    expect(sent.slice(-2)).toEqual(['124', '125']);
    expect(sent.flatMap((event) => event.split('+'))).toEqual(
      Array.from({ length: 64 }, (_, i) => String(62 + i)),
    );
  });

  it('lets no text, tool result or end overtake what the caller said', () => {
    loopIsLate(8);
    callerSpeaks(1);
    input.text('Hello');
    callerSpeaks(1);
    input.expectToolResult('tool-1');
    input.toolResult('tool-1', 'yes');
    callerSpeaks(1);
    input.close();
    const block = (name: string) => ['contentStart', name, 'contentEnd'];
    const closing = ['contentEnd', 'promptEnd', 'sessionEnd', 'end'];
    const [first, second, third] = ['62', '63', '64'];
    expect(sent).toEqual([first, ...block('textInput'), second, ...block('toolResult'), third, ...closing]);
  });

  it('says nothing more after it was aborted', () => {
    loopIsLate(8);
    callerSpeaks(1);
    input.abort();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual(['end']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function short(json: string): string {
  const { event } = JSON.parse(json);
  const [name = ''] = Object.keys(event);
  return name === 'audioInput' ? framesIn(event.audioInput.content) : name;
}

/** Each frame of the test consists of one code, its number. */
function framesIn(pcmBase64: string): string {
  const mulaw = Buffer.from(new AudioCodec(8000).fromModel(Buffer.from(pcmBase64, 'base64')), 'base64');
  return Array.from({ length: mulaw.length / 160 }, (_, i) => mulaw[i * 160]).join('+');
}
