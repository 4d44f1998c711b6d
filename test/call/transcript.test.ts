import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConversationTurn, Transcript } from '../../src/call/conversation/transcript.ts';

describe('Transcript', () => {
  let reported: ConversationTurn[];
  let transcript: Transcript;

  beforeEach(() => {
    vi.useFakeTimers();
    reported = [];
    transcript = new Transcript((turn) => reported.push(turn));
    return () => vi.useRealTimers();
  });

  it('holds what the assistant said once the caller has heard it', () => {
    transcript.assistantSpeaks('r1', 'i1');
    transcript.assistantPlans('r1', 'i1', 'Hello, ');
    transcript.assistantPlans('r1', 'i1', 'how can I help?');
    expect(reported).toEqual([]);
    transcript.itemHeard('i1');
    expect(reported).toMatchObject([
      { number: 1, role: 'assistant', text: 'Hello, how can I help?', interrupted: false },
    ]);
  });

  it('takes the final text over the planned one, even when it comes after the audio', () => {
    transcript.assistantPlans('r1', 'i1', 'planned words');
    transcript.itemHeard('i1');
    transcript.assistantSaid('r1', 'i1', 'spoken words');
    expect(transcript.turns).toMatchObject([{ number: 1, text: 'spoken words' }]);
  });

  it('notes the tools and sources of the answer that has their results, and of no line or later answer', () => {
    transcript.toolAnswered('status', ['orders']);
    transcript.toolAnswered('status', ['orders', 'stock']);
    transcript.assistantSaid('line', 'i1', 'One moment.');
    transcript.itemHeard('i1');
    transcript.answerBegins('r2');
    transcript.assistantSaid('r2', 'i2', 'On Tuesday.');
    transcript.itemHeard('i2');
    transcript.answerBegins('r3');
    transcript.assistantSaid('r3', 'i3', 'You are welcome.');
    transcript.itemHeard('i3');
    expect(reported.map(({ tools, sources }) => [tools, sources])).toEqual([
      [undefined, undefined],
      [['status'], ['orders', 'stock']],
      [undefined, undefined],
    ]);
  });

  it('grows a turn sentence by sentence under one number', () => {
    for (const [item, text] of [
      ['s1', 'First.'],
      ['s2', 'Second.'],
    ] as const) {
      transcript.assistantSaid('r1', item, text);
      transcript.itemHeard(item);
    }
    expect(reported.map(({ number, text }) => [number, text])).toEqual([
      [1, 'First.'],
      [1, 'First. Second.'],
    ]);
    expect(transcript.length).toBe(1);
  });

  it('cuts an interrupted turn at what was heard and forgets what was only planned', () => {
    transcript.assistantSaid('r1', 's1', 'We open at nine.');
    transcript.itemHeard('s1');
    transcript.assistantSaid('r1', 's2', 'On Saturdays we open at ten');
    transcript.assistantSaid('r1', 's3', 'And on Sundays at eleven');
    transcript.interrupted([
      { itemId: 's2', heardMs: 500, sentMs: 1000 },
      { itemId: 's3', heardMs: 0, sentMs: 900 },
    ]);
    expect(transcript.turns).toMatchObject([{ text: 'We open at nine. On Saturdays', interrupted: true }]);
    transcript.assistantSaid('r1', 's2', 'On Saturdays we open at ten');
    expect(transcript.turns[0]?.text).toBe('We open at nine. On Saturdays');
  });

  it('does not take a sentence for heard whose sound was only begun', () => {
    transcript.assistantPlans(
      'r1',
      's1',
      'On Saturdays we open at ten in the morning, and on Sundays at eleven.',
    );
    transcript.interrupted([{ itemId: 's1', heardMs: 800, sentMs: 900 }]);
    expect(transcript.turns).toMatchObject([{ text: 'On Saturdays', interrupted: true }]);
  });

  it('leaves out an answer of which nothing was heard', () => {
    transcript.assistantSaid('r1', 'i1', 'Never heard');
    transcript.interrupted([{ itemId: 'i1', heardMs: 0, sentMs: 800 }]);
    expect(transcript.turns).toEqual([]);
  });

  it('puts a slow transcript of the caller where it was spoken', () => {
    transcript.callerSpeaks('c1');
    vi.advanceTimersByTime(800);
    transcript.assistantSaid('r1', 'i1', 'At nine.');
    vi.advanceTimersByTime(700);
    transcript.itemHeard('i1');
    transcript.callerSaid('when do you open', 'c1');
    expect(transcript.history()).toEqual([
      { role: 'caller', text: 'when do you open' },
      { role: 'assistant', text: 'At nine.' },
    ]);
  });

  describe('of two turns close together', () => {
    /** Both are spoken and the first is answered before any words come. */
    beforeEach(() => {
      transcript.callerSpeaks('c1');
      vi.advanceTimersByTime(1000);
      transcript.assistantSaid('r1', 'i1', 'It arrives on Tuesday.');
      transcript.itemHeard('i1');
      vi.advanceTimersByTime(1000);
      transcript.callerSpeaks('c2');
      vi.advanceTimersByTime(1000);
    });

    const ORDER = ['where is my parcel', 'It arrives on Tuesday.', 'and on sunday'];
    const byNumber = () => reported.toSorted((a, b) => a.number - b.number).map(({ text }) => text);

    it.each([
      ['in order', ['c1', 'c2']],
      ['in the other order', ['c2', 'c1']],
    ])('whose words come %s, each has its place, on record too', (_how, items) => {
      const words = { c1: 'where is my parcel', c2: 'and on sunday' };
      for (const item of items) transcript.callerSaid(words[item as 'c1' | 'c2'], item);
      expect(transcript.history().map(({ text }) => text)).toEqual(ORDER);
      expect(byNumber()).toEqual(ORDER);
    });

    it('the second has its own place when the words of the first never come', () => {
      transcript.callerUnheard('c1');
      transcript.callerSaid('and on sunday', 'c2');
      expect(transcript.history().map(({ text }) => text)).toEqual(ORDER.slice(1));
    });
  });

  it('does not give the place of a sound without words to the next sentence', () => {
    transcript.callerSpeaks();
    vi.advanceTimersByTime(1000);
    transcript.assistantSaid('r1', 'i1', 'At nine.');
    transcript.itemHeard('i1');
    vi.advanceTimersByTime(1000);
    transcript.callerSaid('thank you', 'u1');
    expect(transcript.history().at(-1)).toEqual({ role: 'caller', text: 'thank you' });
  });

  it('goes on after the turns of an earlier stream', () => {
    const earlier = [
      { number: 4, role: 'caller', text: 'hello', startedAtMs: 1, interrupted: false },
    ] as const;
    const resumed = new Transcript((turn) => reported.push(turn));
    resumed.recall(earlier);
    resumed.callerSaid('are you there');
    expect(reported).toMatchObject([{ number: 5, text: 'are you there' }]);
    expect(resumed.history()).toHaveLength(2);
  });

  it('ignores empty transcripts and unknown items', () => {
    transcript.callerSaid('  ');
    transcript.itemHeard('unknown');
    transcript.interrupted([{ itemId: 'unknown', heardMs: 1, sentMs: 2 }]);
    expect(reported).toEqual([]);
  });
});
