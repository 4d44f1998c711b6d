import { describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const judge = createTurnJudge();

/** A call up to now; what its caller says is answered with the detector's decision. */
function startCall() {
  const detector = new EscalationDetector(judge);
  return {
    detector,
    caller: (text: string) => detector.hear({ role: 'caller', text }),
    assistant: (text: string) => detector.hear({ role: 'assistant', text }),
  };
}

describe('a call', () => {
  it('escalates when the caller asks for a person, and quotes the sentence', () => {
    const decision = startCall().caller('My bill is wrong. Can I talk to a person? It is urgent.');
    expect(decision).toMatchObject({
      reason: 'explicit_request',
      action: 'transfer',
      sentence: 'Can I talk to a person?',
      language: 'en',
    });
  });

  it('ignores a partial transcript', () => {
    const { detector } = startCall();
    expect(
      detector.hear({ role: 'caller', text: 'i want to talk to a person', final: false }),
    ).toBeUndefined();
  });

  it('makes no decision on what the assistant says', () => {
    expect(startCall().assistant('i want to talk to a person')).toBeUndefined();
  });

  it('transfers on a yes to the offer of a person', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    expect(caller('yes please')?.reason).toBe('agent_offer_accepted');
  });

  it('ignores a yes to another question', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to book the appointment?');
    expect(caller('yes please')).toBeUndefined();
  });

  it('makes no second offer for some turns after a refusal, but transfers a caller who asks', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    expect(caller('no thanks')).toBeUndefined();
    expect(caller('this is useless')).toBeUndefined();
    expect(caller('get me a human')?.reason).toBe('explicit_request');
  });

  it('makes no offer in the three turns after a refusal', () => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    caller('no thanks');
    const actions = [1, 2, 3, 4].map(() => caller('this is useless')?.action);
    expect(actions).toEqual([undefined, undefined, undefined, 'offer']);
  });

  it('offers a person when the caller is annoyed', () => {
    expect(startCall().caller('you are not helping')).toMatchObject({
      reason: 'frustration',
      action: 'offer',
    });
  });

  it('offers a person when the same request comes for the third time, in other words', () => {
    const { assistant, caller } = startCall();
    expect(caller('i want to change my delivery address')).toBeUndefined();
    assistant('Your order was placed on Monday.');
    expect(caller('no i mean the delivery address it has to be changed')).toBeUndefined();
    assistant('Your order contains two books.');
    expect(caller("i'm asking if you can change the delivery address")).toMatchObject({
      reason: 'repeated_failure',
      action: 'offer',
    });
  });

  it('sees no repetition in three different questions that were each answered', () => {
    const { assistant, caller } = startCall();
    for (const [question, answer] of [
      ['when does the train to york leave', 'The train to York leaves at nine.'],
      ['and when does the train to leeds leave', 'The train to Leeds leaves at ten.'],
      ['and the train to london when does it leave', 'The train to London leaves at eleven.'],
    ] as const) {
      expect(caller(question)).toBeUndefined();
      assistant(answer);
    }
  });

  it('sees no repetition in thanks, yes and numbers', () => {
    const { assistant, caller } = startCall();
    for (const said of [
      'thank you',
      'thank you',
      'thank you',
      'yes',
      'yes',
      'yes',
      'four five',
      'four five',
      'four five',
    ]) {
      expect(caller(said)).toBeUndefined();
      assistant('Of course.');
    }
  });

  it('lets an offer stand for one more turn when the answer to it was neither yes nor no', () => {
    const { assistant, caller } = startCall();
    assistant('I can put you through to a colleague, if you like.');
    expect(caller('what would that cost me')).toBeUndefined();
    assistant('It is free of charge.');
    expect(caller('yes please')?.reason).toBe('agent_offer_accepted');
  });

  it('takes a yes after a later question as the answer to that question', () => {
    const { assistant, caller } = startCall();
    assistant('I can put you through to a colleague, if you like.');
    expect(caller('what would that cost me')).toBeUndefined();
    assistant('Nothing. Shall I repeat your order number?');
    expect(caller('yes please')).toBeUndefined();
  });

  it.each([
    'okay so my order number is four five six',
    'yes but what does it cost first',
    'pardon',
    'why',
    'what does delivery cost',
  ])('does not count "%s" as a yes to the offer of a person', (answer) => {
    const { assistant, caller } = startCall();
    assistant('Would you like me to connect you with a person?');
    expect(caller(answer)).toBeUndefined();
  });

  it("ignores the assistant's own words that come back through a speaker phone", () => {
    const { assistant, caller } = startCall();
    assistant('Would you like to speak to an agent about your bill?');
    expect(caller('would you like to speak to an agent')).toBeUndefined();
    expect(caller('yes please')?.reason).toBe('agent_offer_accepted');
  });

  it.each(['Thank you for watching!', 'Untertitel der Amara.org-Community'])(
    'ignores "%s", which recognisers write for silence',
    (phantom) => {
      const { detector, caller } = startCall();
      expect(caller(phantom)).toBeUndefined();
      expect(detector.language).toBe('en');
    },
  );

  it('names the language of the caller after two turns or four known words', () => {
    const { detector, caller } = startCall();
    caller('guten tag');
    expect(detector.language).toBe('en');
    caller('ich habe eine frage zu meiner rechnung');
    expect(detector.language).toBe('de');
  });

  it('offers a person where only the classifier hears a wish', () => {
    const text = "there's nobody here who wants to help me with this is there, no human soul";
    expect(startCall().caller(text)).toMatchObject({ action: 'offer', cause: 'classifier' });
  });

  it('names the rule that decided', () => {
    expect(startCall().caller('i want to speak to a person')?.cause).toMatch(/^[a-z-]+$/);
  });

  it('hands over on 0 and on no other key', () => {
    const { detector } = startCall();
    expect(detector.dtmf('0')).toMatchObject({ reason: 'dtmf', action: 'transfer' });
    expect(detector.dtmf('1')).toBeUndefined();
  });
});
