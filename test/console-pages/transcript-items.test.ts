import { describe, expect, it } from 'vitest';
import { transcriptItems } from '../../web/console/call/transcript-items.ts';
import { busyCall } from './support/sample-calls.ts';

describe('the transcript of a call', () => {
  const items = transcriptItems(busyCall(0).view);
  const keys = items.map(({ key }) => key);

  it('has each turn and each note once', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows an escalation after the turn that led to it, and knows of it there', () => {
    const turn = items.findIndex(
      (item) => 'turn' in item && item.turn.heardText.includes('speak to a person'),
    );
    const note = items.findIndex((item) => 'mark' in item && item.mark.kind === 'escalation');
    expect(note).toBe(turn + 1);
    expect(items[turn]).toMatchObject({ escalation: { rule: 'asks-for-person' } });
  });

  it('notes renewal, whisper and hand-off, and that a person was asked for only once', () => {
    const kinds = items.flatMap((item) => ('mark' in item ? [item.mark.kind] : []));
    expect(kinds).toEqual(['renewed', 'steered', 'escalation', 'handoff', 'handoff']);
  });

  it('keeps the keys of what was said while the call goes on', () => {
    const story = busyCall(0);
    let before: string[] = [];
    for (let events = 1; events <= story.events.length; events += 1) {
      const now = transcriptItems(story.viewAt(events))
        .filter((item) => 'turn' in item && !item.turn.partial)
        .map(({ key }) => key);
      expect(now).toEqual(expect.arrayContaining(before));
      before = now;
    }
  });
});
