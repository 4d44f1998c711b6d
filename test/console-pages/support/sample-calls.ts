import { CallStory } from './call-story.ts';

/** A caller whose number is script, as nobody's number is; what they say is script too. */
export const SCRIPT = '<img src=x onerror="document.title=\'owned\'">';

/** A call with all that the page can show, up to the moment of asking for a person. */
export function busyCall(startedAtMs: number): CallStory {
  return new CallStory({
    sessionId: 'CA0123456789abcdef0123456789abcdef',
    channel: 'phone',
    caller: '+49•••••••123',
    dialed: '+4930123450',
    startedAtMs,
    assistant: 'Harbour Bicycles',
  })
    .begins('en')
    .assistant(1, 4.2, 'Hello, this is Harbour Bicycles. How can I help you?', { kind: 'greeting' })
    .caller(5, 7.6, 'Hi, I ordered a bike two weeks ago and it still has not arrived.')
    .at(8.2, { type: 'tool_began', name: 'find_order' })
    .assistant(8.6, 9.8, 'One moment, I am looking that up.', { kind: 'filler' })
    .at(
      10.3,
      { type: 'tool', name: 'find_order', result: 'ok', durationMs: 2100 },
      { type: 'cost', costUsd: 0.0341 },
    )
    .assistant(
      10.6,
      15.4,
      'Your order 4711 left our warehouse on Monday. It should reach you on Thursday between eight and twelve, and the driver will call you before.',
      { heard: 'Your order 4711 left our warehouse on Monday. It should reach you on' },
    )
    .times(10.9, { noticing: 420, tools: 2100, received: 2420 })
    .caller(15.4, 18.9, 'No, you told me the same thing last week and nobody came.')
    .at(19.3, { type: 'mood', mood: 'negative' })
    .assistant(
      20.1,
      25,
      'I am sorry about that. I can see that the delivery on Thursday last week was not made.',
    )
    .times(20.4, { noticing: 380, received: 670 })
    .at(26, { type: 'renewed', provider: 'openai', reason: 'planned' })
    .at(27, { type: 'steered', action: 'whisper', by: 'Mara' })
    .caller(28, 30.4, 'I would like to speak to a person please.')
    .at(
      30.9,
      {
        type: 'escalation',
        action: 'transfer',
        reason: 'explicit_request',
        decidedBy: 'asks-for-person',
        score: 0.97,
      },
      { type: 'phase', phase: 'handing_off' },
      { type: 'handoff', state: 'begins' },
      { type: 'cost', costUsd: 0.0872 },
    )
    .assistant(31.3, 34.5, 'Of course. I am connecting you with a colleague now.', { kind: 'line' })
    .at(35, { type: 'handoff', state: 'written' })
    .at(35.4, { type: 'handoff', state: 'dialling' });
}

/** The assistant is in the middle of a word. */
export function talkingCall(startedAtMs: number): CallStory {
  return new CallStory({
    sessionId: 'CAtalking',
    channel: 'browser',
    caller: 'user-8841',
    startedAtMs,
    assistant: 'Harbour Bicycles',
  })
    .begins('hi', 'nova')
    .assistant(1, 3.5, 'नमस्ते, हार्बर साइकिल में आपका स्वागत है।', { kind: 'greeting' })
    .caller(4.5, 7, 'मुझे अपने ऑर्डर के बारे में जानना है, वह कब तक पहुँचेगा?')
    .at(
      8.1,
      {
        type: 'assistant_saying',
        answerId: 'x',
        kind: 'answer',
        words: 'आपका ऑर्डर सोमवार को गोदाम से निकल चुका है और',
      },
      { type: 'speaks', itemId: 'ix', kind: 'answer' },
      { type: 'mood', mood: 'neutral' },
      { type: 'cost', costUsd: 0.0042 },
    );
}

export function scriptCall(startedAtMs: number): CallStory {
  return new CallStory({
    sessionId: 'CAscript',
    channel: 'browser',
    caller: SCRIPT,
    startedAtMs,
    assistant: 'Harbour Bicycles',
  })
    .begins('en')
    .caller(2, 4, `My name is ${SCRIPT} and I want help`)
    .at(5, { type: 'secure_input', on: true });
}
