import { describe, expect, it } from 'vitest';
import { readConverse } from '../../../sandbox/bedrock/converse-rules.ts';
import { Memory } from '../../../src/voice/cascade/answering/memory.ts';
import { buildConverse } from '../../../src/voice/cascade/aws/converse.ts';

const TOOL = {
  name: 'hours',
  description: 'Tells the hours.',
  parameters: { type: 'object', properties: {} },
};

/** What the strict sandbox says of the memory's messages. */
function accepted(memory: Memory) {
  const options = { modelId: 'm', maxTokens: 10, temperature: 0.5 };
  const request = buildConverse(options, {
    system: ['Be brief.'],
    messages: memory.messages(),
    tools: [TOOL],
  });
  const { modelId: _, ...body } = request;
  const asked = readConverse(JSON.parse(JSON.stringify(body)));
  if ('status' in asked) throw new Error(asked.message);
  return asked.messages;
}

function says(memory: Memory, text: string, sentMs = 1000) {
  const turn = memory.assistantBegins();
  turn.says('item', text);
  turn.sent('item', sentMs);
  turn.completed('item');
  return turn;
}

describe('the memory of a call', () => {
  it('begins with the user although the assistant greets first', () => {
    const memory = new Memory([]);
    says(memory, 'Hello.');
    memory.callerSaid('what time do you open');
    memory.callerSaid('tomorrow');
    expect(accepted(memory)).toMatchObject([
      { role: 'user' },
      { role: 'assistant', text: 'Hello.' },
      { role: 'user', text: 'what time do you open\ntomorrow' },
    ]);
    expect(memory.conversation).toEqual([
      { role: 'assistant', text: 'Hello.' },
      { role: 'caller', text: 'what time do you open tomorrow' },
    ]);
  });

  it('ends with the user although a line came between', () => {
    const memory = new Memory([{ role: 'caller', text: 'Where is it?' }]);
    says(memory, 'One moment.');
    expect(accepted(memory).at(-1)?.text).toMatch(/still waits/);
  });

  it('keeps of an interrupted sentence what was heard', () => {
    const memory = new Memory([]);
    says(memory, 'We open at nine in the morning.', 2000);
    memory.cut([{ itemId: 'item', heardMs: 1000, sentMs: 2000 }]);
    memory.callerSaid('and on Sunday');
    expect(memory.conversation[0]?.text).toBe('We open at nine');
    expect(accepted(memory)[1]?.text).toBe('We open at nine –');
  });

  it('forgets what was not heard at all', () => {
    const memory = new Memory([]);
    says(memory, 'We open at nine.', 2000);
    memory.cut([{ itemId: 'item', heardMs: 0, sentMs: 2000 }]);
    expect(memory.conversation).toEqual([]);
  });

  it('keeps what was said before when a later answer is cut', () => {
    const memory = new Memory([{ role: 'assistant', text: 'Hello.' }]);
    memory.cut([]);
    expect(memory.conversation).toEqual([{ role: 'assistant', text: 'Hello.' }]);
  });

  it('answers every call in the next message', () => {
    const memory = new Memory([{ role: 'caller', text: 'When do you open?' }]);
    const turn = memory.assistantBegins();
    turn.called('call-1', 'hours', '{"day":"tomorrow"}');
    turn.called('call-2', 'hours', 'no JSON');
    expect(accepted(memory).at(-1)?.results).toEqual([
      expect.stringMatching(/follows later/),
      expect.stringMatching(/follows later/),
    ]);
    expect(memory.toolAnswered('call-1', '{"opens":9}')).toBe(true);
    expect(memory.toolAnswered('call-3', '{}')).toBe(false);
    expect(accepted(memory).at(-1)?.results[0]).toBe('{"opens":9}');
  });

  it('brings a result that comes after other words as the newest message', () => {
    const memory = new Memory([{ role: 'caller', text: 'When do you open?' }]);
    memory.assistantBegins().called('call-1', 'hours', '{}');
    memory.callerSaid('are you there');
    says(memory, 'Yes.');
    memory.toolAnswered('call-1', '{"opens":9}');
    expect(accepted(memory).at(-1)).toMatchObject({ role: 'user', text: '[Result of hours: {"opens":9}]' });
  });

  it('forgets the oldest words of a very long call', () => {
    const memory = new Memory([]);
    for (let turn = 0; turn < 100; turn += 1) {
      memory.callerSaid(`${turn} ${'word '.repeat(120)}`);
      says(memory, `${turn} ${'answer '.repeat(120)}`);
    }
    memory.callerSaid('the end');
    const messages = accepted(memory);
    expect(messages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(50_000);
    expect(messages.at(-1)?.text).toBe('the end');
  });
});
