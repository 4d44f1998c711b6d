import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenAIFaults } from '../../sandbox/openai/faults.ts';
import { initialConfig } from '../../sandbox/openai/session-config.ts';
import { Transcriber } from '../../sandbox/openai/transcriber.ts';

const PREFIX = 'conversation.item.input_audio_transcription.';
const transcription = { model: 'gpt-live-transcribe' } as const;

/** A transcriber that writes words late, and everything that it sends. */
function rig(delays: number[], finalDelayMs: number) {
  const sent: string[] = [];
  const faults = new OpenAIFaults();
  const transcriber = new Transcriber({
    faults,
    transcriptDelayMs: 0,
    liveTranscription: { wordDelayMs: () => delays.shift() ?? 0, finalDelayMs: () => finalDelayMs },
    config: () => ({ ...initialConfig('gpt-realtime-2.1'), transcription }),
    send: (type, fields) => sent.push(`${type.slice(PREFIX.length)} ${textOf(fields)}`),
    after: (delayMs, act) => void setTimeout(act, delayMs),
  });
  return { transcriber, sent, faults };
}

function textOf(fields: object): string {
  const { delta, transcript } = Object.fromEntries(Object.entries(fields));
  return String(delta ?? transcript ?? '');
}

describe('live transcription', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes each word late, in order, and the whole text after the commit', () => {
    const { transcriber, sent } = rig([800, 300], 400);
    transcriber.begin('item_1');
    transcriber.hear('No,');
    vi.advanceTimersByTime(200);
    transcriber.hear('stop.');
    vi.advanceTimersByTime(599);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual(['delta No,', 'delta  stop.']);
    transcriber.commit('item_1', 'No, stop.', 600);
    vi.advanceTimersByTime(400);
    expect(sent.slice(2)).toEqual(['completed No, stop.']);
  });

  it('writes what has not come before the whole text, and not again afterwards', () => {
    const { transcriber, sent } = rig([100, 900], 200);
    transcriber.begin('item_1');
    transcriber.hear('No,');
    transcriber.hear('stop.');
    vi.advanceTimersByTime(100);
    transcriber.commit('item_1', 'No, stop.', 600);
    vi.advanceTimersByTime(2000);
    expect(sent).toEqual(['delta No,', 'delta  stop.', 'completed No, stop.']);
  });

  it('writes an empty text for a sound without words', () => {
    const { transcriber, sent } = rig([], 200);
    transcriber.begin('item_1');
    transcriber.commit('item_1', '', 300);
    vi.advanceTimersByTime(200);
    expect(sent).toEqual(['completed ']);
  });

  it('writes only the whole text when the caller already speaks again', () => {
    const { transcriber, sent } = rig([500], 300);
    transcriber.begin('item_1');
    transcriber.hear('Yes.');
    transcriber.commit('item_1', 'Yes.', 300);
    transcriber.begin('item_2');
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual(['completed Yes.']);
  });
});
