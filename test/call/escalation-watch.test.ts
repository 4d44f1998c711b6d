import { describe, expect, it } from 'vitest';
import { EscalationWatch } from '../../src/call/conversation/escalation-watch.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';
import { ALL_LINES } from '../../src/spoken/shipped-lines.ts';
import type { HandoffReason } from '../../src/store/session-store.ts';

const turnJudge = createTurnJudge();

/** A watched conversation. */
function conversation() {
  const reasons: HandoffReason[] = [];
  const watch = new EscalationWatch(new EscalationDetector(turnJudge));
  const caller = (text: string) => {
    const { decision } = watch.hear(text);
    if (decision) reasons.push(decision.reason);
  };
  return { watch, reasons, caller, assistant: (text: string) => watch.hearAssistant(text) };
}

describe('a caller to whom a call-back was offered', () => {
  it.each([
    ['en', 'yes please'],
    ['fr', "oui s'il vous plaît"],
    ['it', 'sì grazie'],
    ['de', 'ja bitte'],
    ['es', 'sí por favor'],
    ['pt', 'sim por favor'],
    ['hi', 'हाँ जी'],
  ])('agrees to it in %s, and not to a person', (language, yes) => {
    for (const name of ['nobodyFree', 'noPersons', 'emergency'] as const) {
      const { assistant, caller, reasons } = conversation();
      assistant(ALL_LINES.get(language)?.[name] ?? '');
      caller(yes);
      expect(reasons).toEqual([]);
    }
  });

  it('asks for it in so many words, and gets no person', () => {
    const { watch, caller, reasons } = conversation();
    watch.callbackOffered();
    caller('call me back');
    caller('could you call me back tomorrow morning');
    expect(reasons).toEqual([]);
  });

  it('gets a person who asks for one all the same', () => {
    const { watch, caller, reasons } = conversation();
    watch.callbackOffered();
    caller("no don't call me back i want to speak to a person");
    expect(reasons).toEqual(['explicit_request']);
  });

  it('may be offered a person later', () => {
    const { assistant, caller, reasons } = conversation();
    assistant('Shall we call you back?');
    caller('no');
    assistant('Would you like me to connect you with a person?');
    caller('yes please');
    expect(reasons).toEqual(['agent_offer_accepted']);
  });
});

describe('a turn of an earlier stream', () => {
  it('asks for nothing any more', () => {
    const { watch, reasons } = conversation();
    const spoken = { number: 1, startedAtMs: 0, interrupted: false } as const;
    watch.recall([{ ...spoken, role: 'caller', text: 'ich möchte mit einem mitarbeiter sprechen' }]);
    expect(reasons).toEqual([]);
  });
});

describe('a pressed key', () => {
  it('asks for a person when it is 0', () => {
    const { watch } = conversation();
    expect(watch.dtmf('1')).toBeUndefined();
    expect(watch.dtmf('0')).toMatchObject({ reason: 'dtmf', language: 'en' });
  });
});
