import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import { conversationSettings, firstOpening, openingAfter } from '../../src/call/opening.ts';

const assistant = createAssistant({ greetingBargeIn: 'protect' });
const { lines } = assistant;

describe('the opening of a stream', () => {
  it('is the greeting in a new call', () => {
    expect(firstOpening(assistant, 'en')).toMatchObject({ line: lines.greeting, bargeIn: 'protect' });
  });

  it.each([
    ['is an apology after a lost stream', {}, lines.interruption],
    [
      'is a short one when the call changed hands in the middle of something',
      { moved: 'midway' },
      lines.moved,
    ],
    ['is nothing when it changed hands at a quiet moment', { moved: 'quiet' }, undefined],
    ['says that nobody was reached', { returnNote: 'busy', wish: 'dtmf' }, lines.nobodyFree],
    ['leaves it to the hand-off to speak to a caller who wants a person', { wish: 'dtmf' }, undefined],
  ] as const)('%s', (_what, earlier, line) => {
    expect(openingAfter({ turns: [], ...earlier }, lines).line).toBe(line);
  });
});

describe('the instructions', () => {
  const history = [{ role: 'caller', text: 'hello' }] as const;
  const instructionsAfter = (earlier: Parameters<typeof openingAfter>[0]) =>
    conversationSettings(assistant, openingAfter(earlier, lines), history).instructions;

  it('are those of the assistant, with its tools and what was heard before', () => {
    const { instructions, tools, preferences, hints } = assistant;
    expect(conversationSettings(assistant, firstOpening(assistant, 'en'), history)).toEqual({
      instructions,
      tools,
      history,
      preferences,
      hints,
    });
  });

  it('name the tools whose results were lost with the earlier stream', () => {
    const text = instructionsAfter({ turns: [], openTools: ['order_status', 'crm__book'] });
    expect(text).toContain('before these tools answered: order_status, crm__book.');
    expect(instructionsAfter({ turns: [] })).not.toContain('before these tools');
  });

  it('say why no person was reached, and that the caller is typing', () => {
    expect(instructionsAfter({ turns: [], returnNote: 'no-answer' })).toContain(
      'nobody answered (no-answer)',
    );
    expect(instructionsAfter({ turns: [], secureInput: true })).toContain('Secure input is on');
  });
});
