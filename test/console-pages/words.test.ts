import { describe, expect, it } from 'vitest';
import { ESCALATION_REASONS, HANDOFF_RESULTS } from '../../src/telemetry/known-labels.ts';
import { parseRoute } from '../../web/console/frame/route.ts';
import { clockText, moneyText, spanText } from '../../web/console/words/formats.ts';
import { handoffName, outcomeName, PAST_OUTCOMES } from '../../web/console/words/outcome-words.ts';
import { stateName, stateOf, stateSentence } from '../../web/console/words/phase-words.ts';
import { REASON_WORDS } from '../../web/console/words/reason-words.ts';

describe('words of the console', () => {
  it('are there for every reason and every result of a hand-off', () => {
    expect(ESCALATION_REASONS.filter((reason) => !(reason in REASON_WORDS))).toEqual([]);
    expect(HANDOFF_RESULTS.filter((result) => handoffName(result).toLowerCase() === result)).toEqual([]);
  });

  it('are there for every end that a past call is searched by', () => {
    const ends = ['call_over', 'ended_by_supervisor', 'handoff_shown', 'dial_busy', 'dial_no_answer'];
    expect(ends.filter((end) => !(end in PAST_OUTCOMES))).toEqual([]);
    expect(Object.keys(PAST_OUTCOMES).filter((end) => outcomeName(end) !== PAST_OUTCOMES[end])).toEqual([]);
    expect(Object.keys(PAST_OUTCOMES)).not.toContain('superseded');
  });

  it('have plain ones for what a newer gateway says', () => {
    expect(handoffName('sent_by_owl')).toBe('Sent by owl');
  });

  it('say first what a supervisor must know first', () => {
    const call = { phase: 'conversing', secureInput: true } as const;
    expect(stateSentence(call)).toContain('private');
    expect(stateSentence({ ...call, takenOverBy: 'Mara' })).toContain('Mara is speaking');
    expect(stateSentence({ ...call, takenOverBy: 'Mara', phase: 'ended' })).toBe('The call is over.');
  });

  it('say that a caller who is handed over is still on the line', () => {
    const call = {
      phase: 'ended',
      secureInput: false,
      handoff: 'dialling',
      outcome: 'handed_off',
    } as const;
    expect(stateName(call)).toBe('Handed over');
    expect(stateSentence(call)).toContain('still on the line');
    expect(stateOf({ ...call, handoff: 'no_answer' })).toBe('ended');
    expect(stateOf({ ...call, outcome: 'caller_hung_up' })).toBe('ended');
    expect(stateOf({ ...call, phase: 'conversing' })).toBe('conversing');
  });

  it('are short for times and amounts', () => {
    expect([clockText(0), clockText(65_900), clockText(3_845_000)]).toEqual(['0:00', '1:05', '1:04:05']);
    expect([spanText(42), spanText(1_940), spanText(12_400)]).toEqual(['42 ms', '1.9 s', '12 s']);
    expect([moneyText(0), moneyText(0.001), moneyText(1.005)]).toEqual(['$0.00', '< $0.01', '$1.00']);
  });
});

describe('addresses of views', () => {
  it('lead to their view', () => {
    expect(parseRoute('#/live/CA12')).toEqual({ view: 'live', sessionId: 'CA12' });
    expect(parseRoute('#/past')).toEqual({ view: 'past' });
    expect(parseRoute('#/numbers')).toEqual({ view: 'numbers' });
  });

  it.each(['', '#', '#/nothing', '#/live/a%2Fb', '#/live/../../x', `#/live/${'x'.repeat(65)}`])(
    'that mean nothing (%s) lead to the live calls',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'live' });
    },
  );
});
