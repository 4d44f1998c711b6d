import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { AudioCodec } from '../../../src/voice/nova/audio/audio-codec.ts';
import { ModelInput } from '../../../src/voice/nova/wire/model-input.ts';
import { SETTINGS } from './nova-rig.ts';

const FRAME_MS = 20;

describe('ModelInput', () => {
  let said: number;
  let input: ModelInput;
  /** In short: the frames' numbers in each audio event, the names of all other events. */
  let sent: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    said = 0;
    sent = [];
    input = new ModelInput({
      settings: SETTINGS,
      conversation: { instructions: 'Answer briefly.', tools: [], history: [] },
      codec: new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 }),
      guard: { wrap: (_entrance, step) => step },
      onAudioDropped: () => expect.unreachable(),
      isPlaying: () => false,
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
      vi.advanceTimersByTime(FRAME_MS);
    }
  }

  it('sends every frame by itself', () => {
    callerSpeaks(3);
    expect(sent).toEqual(['2', '3', '4']);
  });

  it('keeps the order of speech, texts, tool results and the end', () => {
    callerSpeaks(1);
    input.text('Hello');
    callerSpeaks(1);
    input.expectToolResult('tool-1');
    input.toolResult('tool-1', 'yes');
    callerSpeaks(1);
    input.close();
    const block = (name: string) => ['contentStart', name, 'contentEnd'];
    const closing = ['contentEnd', 'promptEnd', 'sessionEnd', 'end'];
    expect(sent).toEqual(['2', ...block('textInput'), '3', ...block('toolResult'), '4', ...closing]);
  });

  it('says nothing more after it was aborted', () => {
    callerSpeaks(1);
    input.abort();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual(['2', 'end']);
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
  const mulaw = Buffer.from(
    new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 }).fromModel(
      Buffer.from(pcmBase64, 'base64'),
    ),
    'base64',
  );
  return Array.from({ length: mulaw.length / 160 }, (_, i) => mulaw[i * 160]).join('+');
}
