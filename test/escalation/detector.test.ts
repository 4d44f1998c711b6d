import { describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { Phrasebook } from '../../src/escalation/phrasebook.ts';
import { ALL_PHRASES } from '../../src/escalation/phrases/all-phrases.ts';

const phrasebook = new Phrasebook(ALL_PHRASES);

/** A call up to now; what its caller says is answered with the detector's decision. */
function startCall() {
  const detector = new EscalationDetector(phrasebook);
  return {
    detector,
    caller: (text: string) => detector.hear({ role: 'caller', text }),
    assistant: (text: string) => detector.hear({ role: 'assistant', text }),
  };
}

describe('a call', () => {
  it('escalates when the caller asks for a person, and quotes the sentence', () => {
    const decision = startCall().caller('My bill is wrong. Can I talk to a person? It is urgent.');
    expect(decision).toEqual({
      reason: 'explicit_request',
      action: 'escalate',
      sentence: 'Can I talk to a person?',
      language: 'en',
      confidence: 0.95,
    });
  });

  it('never counts a partial transcript', () => {
    const { detector } = startCall();
    expect(
      detector.hear({ role: 'caller', text: 'i want to talk to a person', final: false }),
    ).toBeUndefined();
  });

  it('never counts what the assistant says', () => {
    expect(startCall().assistant('i want to talk to a person')).toBeUndefined();
  });

  it('takes a yes to the offer of a person', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    expect(caller('yes please')?.reason).toBe('agent_offer_accepted');
  });

  it('takes a yes to another question as what it is', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to book the appointment?');
    expect(caller('yes please')).toBeUndefined();
  });

  it('leaves a caller who declined in peace for some turns, but not one who asks', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    expect(caller('no thanks')).toBeUndefined();
    expect(caller('this is useless')).toBeUndefined();
    expect(caller('get me a human')?.reason).toBe('explicit_request');
  });

  it('offers a person when the caller is annoyed', () => {
    expect(startCall().caller('you are not helping')).toMatchObject({
      reason: 'frustration',
      action: 'offer',
    });
  });

  it('notices the same request for the third time, in other words', () => {
    const { assistant, caller } = startCall();
    expect(caller('i want to change my delivery address')).toBeUndefined();
    assistant('Your order was placed on Monday.');
    expect(caller('the delivery address has to be changed')).toBeUndefined();
    assistant('Your order contains two books.');
    expect(caller('can you change the delivery address')?.reason).toBe('repeated_failure');
  });

  it('hands over on 0 and on no other key', () => {
    const { detector } = startCall();
    expect(detector.dtmf('0')).toMatchObject({ reason: 'dtmf', action: 'escalate' });
    expect(detector.dtmf('1')).toBeUndefined();
  });
});
