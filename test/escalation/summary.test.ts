import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorityOf, summarise } from '../../src/escalation/report/summary.ts';
import { HANDOFF_REASONS } from '../../src/store/session-store.ts';

const TURNS = [
  { role: 'assistant', text: 'Hello, how can I help?' },
  { role: 'caller', text: 'hi' },
  { role: 'caller', text: 'my parcel did not arrive on monday' },
  { role: 'assistant', text: 'It is on its way.' },
  { role: 'caller', text: 'let me talk to a person' },
] as const;

describe('the summary for the person who takes over', () => {
  it('gives the reason, and quotes the trigger, the first request and the last answer', () => {
    const text = summarise(TURNS, { reason: 'explicit_request', sentence: 'let me talk to a person' });
    expect(text).toBe(
      [
        'Reason: The caller asked for a person.',
        'Trigger: "let me talk to a person"',
        'First request: "my parcel did not arrive on monday"',
        'Last request: "hi"',
        'Assistant answered last: "It is on its way."',
        'Caller turns: 3',
      ].join('\n'),
    );
  });

  it('works without any turn and without a sentence', () => {
    expect(summarise([], { reason: 'dtmf', sentence: '' })).toContain('The caller pressed 0.');
  });

  it('has at most 1000 characters and one line for each entry, whatever was said', () => {
    const turn = fc.record({
      role: fc.constantFrom('caller' as const, 'assistant' as const),
      text: fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }),
    });
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 6 }),
        fc.constantFrom(...HANDOFF_REASONS),
        fc.string({ unit: 'binary', maxLength: 2000 }),
        (turns, reason, sentence) => {
          const text = summarise(turns, { reason, sentence });
          expect(text.length).toBeLessThanOrEqual(1000);
          expect(text.split('\n').length).toBeLessThanOrEqual(6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('ranks danger and the law above annoyance', () => {
    expect([
      priorityOf('safety'),
      priorityOf('legal'),
      priorityOf('frustration'),
      priorityOf('dtmf'),
    ]).toEqual(['high', 'high', 'medium', 'low']);
  });
});
