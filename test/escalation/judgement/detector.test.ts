import { describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../../src/escalation/detector.ts';
import type { JudgeVerdict } from '../../../src/escalation/judgement/verdict.ts';
import { createTurnJudge } from '../../../src/escalation/shipped.ts';

const turnJudge = createTurnJudge();
const TRANSFER = { action: 'transfer', reason: 'explicit_request', confidence: 0.95 } as const;
const OFFER = { action: 'offer', reason: 'frustration', confidence: 0.9 } as const;
const OFFERED = 'Would you like me to connect you with a colleague?';
const ORDINARY = 'what time do you open on monday';

/** A call in which rules and classifier find nothing, unless a test says so. */
function call() {
  const detector = new EscalationDetector(turnJudge);
  let last = '';
  return {
    assistant: (text: string) => detector.hear({ role: 'assistant', text }),
    caller: (text: string) => {
      last = text;
      return detector.hear({ role: 'caller', text });
    },
    judged: (verdict: JudgeVerdict, late = false) => detector.judged(verdict, { text: last, late }),
  };
}

describe('a verdict within the policy', () => {
  it('transfers the call, and names who decided and the words', () => {
    const { caller, judged } = call();
    expect(caller(ORDINARY)).toBeUndefined();
    expect(judged(TRANSFER)).toEqual({
      reason: 'explicit_request',
      action: 'transfer',
      cause: 'judge',
      sentence: ORDINARY,
      language: 'en',
      confidence: 0.95,
    });
  });

  it('of `none` changes nothing', () => {
    const { caller, judged } = call();
    caller(ORDINARY);
    expect(judged({ action: 'none', confidence: 1 })).toBeUndefined();
  });

  it('only leads to an offer where an offer must come first', () => {
    const { caller, judged } = call();
    caller(ORDINARY);
    expect(judged({ ...OFFER, action: 'transfer' })).toMatchObject({
      action: 'offer',
      reason: 'frustration',
    });
  });

  it('that is late only leads to an offer', () => {
    const { caller, judged } = call();
    caller(ORDINARY);
    expect(judged(TRANSFER, true)).toMatchObject({ action: 'offer', reason: 'explicit_request' });
  });

  it('leads to no second offer in the pause after one, but to a transfer', () => {
    const { caller, judged } = call();
    caller(ORDINARY);
    expect(judged(OFFER)).toMatchObject({ action: 'offer' });
    caller('and on saturday please');
    expect([judged(OFFER), judged(TRANSFER, true)]).toEqual([undefined, undefined]);
    expect(judged(TRANSFER)).toMatchObject({ action: 'transfer' });
  });

  it('leads to an offer again when the pause is over', () => {
    const { caller, judged } = call();
    caller(ORDINARY);
    judged(OFFER);
    for (const text of ['and on saturday please', 'where is my parcel', 'can i pay by card']) caller(text);
    expect(judged(OFFER)).toMatchObject({ action: 'offer' });
  });

  it('leads to no offer while one stands, but can accept it in words that the rules do not know', () => {
    const { assistant, caller, judged } = call();
    assistant(OFFERED);
    caller('hmm let me think about that');
    expect(judged(OFFER)).toBeUndefined();
    expect(judged(TRANSFER)).toMatchObject({ action: 'transfer' });
  });

  it('changes nothing about a turn that declined the offer, and leads to no offer in the cool-down', () => {
    const { assistant, caller, judged } = call();
    assistant(OFFERED);
    caller('no thank you');
    expect(judged(TRANSFER)).toBeUndefined();
    caller(ORDINARY);
    expect(judged(OFFER)).toBeUndefined();
    expect(judged(TRANSFER)).toMatchObject({ action: 'transfer' });
  });
});
