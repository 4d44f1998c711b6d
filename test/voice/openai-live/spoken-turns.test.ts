import { beforeEach, expect, it } from 'vitest';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { SpokenTurns } from '../../../src/voice/openai-live/speech/spoken-turns.ts';

let events: VoiceEvent[];
let positionMs: number;
let turns: SpokenTurns;

beforeEach(() => {
  events = [];
  positionMs = 1_000;
  let count = 0;
  turns = new SpokenTurns({
    emit: (event) => void events.push(event),
    newId: () => `turn_${++count}`,
    positionMs: () => positionMs,
  });
});

function ended(): string[] {
  return events.flatMap((event) =>
    event.type === 'conversation.item.input_audio_transcription.completed' ? [event.transcript] : [],
  );
}

it('ends the turn that asked for a tool when it is called', () => {
  turns.hear({ words: ' where is', startMs: 200, endMs: 500 });
  turns.delegated();
  turns.hear({ words: ' my parcel', startMs: 500, endMs: 900 });
  turns.toolCalled();
  expect(ended()).toEqual(['where is my parcel']);
  expect(turns.speaks).toBe(false);
});

it('does not cut in two what the caller says while the tool is looked for', () => {
  turns.delegated();
  positionMs += 300;
  turns.hear({ words: ' and on', startMs: 1_100, endMs: 1_200 });
  turns.toolCalled();
  turns.hear({ words: ' sunday', startMs: 1_200, endMs: 1_300 });
  expect(ended()).toEqual([]);
  positionMs += 800;
  turns.tick();
  expect(ended()).toEqual(['and on sunday']);
});

it('has nothing to end when the caller has said nothing', () => {
  turns.delegated();
  turns.toolCalled();
  expect(events).toEqual([]);
});
