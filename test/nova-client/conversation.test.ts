import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { BedrockSandboxOptions } from '../../sandbox/bedrock/server.ts';
import { eventually } from '../support/eventually.ts';
import { DirectRig } from './direct-rig.ts';

const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';
const GREETING_TURNS = [
  'assistant: Hello, you are speaking with the virtual assistant.',
  'assistant: How can I help you today?',
];
const HOURS = 'We open at nine in the morning and close at six in the evening.';

describe('a conversation from the browser to Nova', () => {
  const rigs: DirectRig[] = [];

  async function startRig(options: Partial<BedrockSandboxOptions> = {}): Promise<DirectRig> {
    const rig = await new DirectRig(options).start();
    rigs.push(rig);
    return rig;
  }

  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  it('greets, hears the caller, answers, and ends in the order of the vendor', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse({ greeting: GREETING });
    await eventually(() => rig.heard.length === 2 && !rig.speaker.isPlaying, 12_000);
    expect(rig.heard).toEqual(GREETING_TURNS);
    await rig.says('caller-open-tomorrow');
    await eventually(() => rig.heard.length === 4, 15_000);
    expect(rig.heard.slice(2)).toEqual(['caller: what time do you open tomorrow', `assistant: ${HOURS}`]);
    expect(rig.answers).toEqual([GREETING, HOURS]);
    await rig.client.close();
    await eventually(() => rig.newest.closedInOrder);
    expect(rig.states).toEqual(['connecting', 'ready', 'ended closed']);
  });

  it('answers written words', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse();
    rig.client.sendText('When do you open?');
    await eventually(() => rig.heard.length === 2, 15_000);
    expect(rig.heard).toEqual(['caller: When do you open?', `assistant: ${HOURS}`]);
  });

  it('begins without a greeting, although the model says nothing before the caller', async () => {
    const rig = await startRig({ firstOutput: 'answer' });
    await rig.converse();
    expect(rig.states).toEqual(['connecting', 'ready']);
    await rig.says('caller-open-tomorrow');
    await eventually(() => rig.heard.length === 2, 15_000);
  });

  it('stops when the caller talks over it, and remembers what was heard', async () => {
    const rig = await startRig();
    await rig.converse({ greeting: GREETING });
    await eventually(() => rig.speaker.isPlaying);
    await delay(1200);
    await rig.says('caller-open-tomorrow');
    await eventually(
      () => rig.speaker.cleared > 0 && [...rig.turns.values()].some(({ interrupted }) => interrupted),
    );
    const cut = [...rig.turns.values()].filter(({ interrupted }) => interrupted);
    for (const { text } of cut) expect(GREETING.startsWith(text) || GREETING.includes(text)).toBe(true);
    const spoken = cut
      .map(({ text }) => text)
      .join(' ')
      .trim();
    expect(spoken.length).toBeLessThan(GREETING.length);
    expect(rig.client.history.filter(({ role }) => role === 'assistant')[0]?.text).not.toBe(GREETING);
  });

  it('goes on with another stream before the limit, with what was heard, in a pause', async () => {
    const rig = await startRig({ sessionLimitMs: 60_000 });
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse(
      { greeting: GREETING },
      { timing: { prepareMs: 500, renewMs: 1000, forceMs: 50_000 } },
    );
    await eventually(() => rig.sandbox.streams.length === 2 && rig.sandbox.streams[0]?.closedInOrder, 15_000);
    // The pause after the greeting was taken.
    expect(rig.newest.conversation.map(({ role }) => role)).toEqual(['system']);
    expect(rig.states).toEqual(['connecting', 'ready']);
    rig.client.sendText('When do you open?');
    await eventually(() => rig.heard.length >= 4, 15_000);
    expect(rig.heard.at(-1)).toBe(`assistant: ${HOURS}`);
  });

  it('opens one more stream when the first breaks, and asks again what was not answered', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS, thinkMs: 2000 } });
    await rig.converse();
    rig.client.sendText('When do you open?');
    await delay(300);
    rig.newest.reset();
    await eventually(() => rig.heard.length === 2, 15_000);
    expect(rig.heard).toEqual(['caller: When do you open?', `assistant: ${HOURS}`]);
    expect(rig.states).toEqual(['connecting', 'ready', 'reconnecting', 'ready']);
  });

  it('continues an answer that was broken off', async () => {
    const rig = await startRig({ speed: 1 });
    rig.script.prepend({ when: /line broke/, answer: { text: HOURS } });
    await rig.converse({ greeting: GREETING });
    await eventually(() => rig.speaker.isPlaying);
    await delay(1500);
    rig.newest.endQuietly();
    await eventually(() => rig.heard.at(-1) === `assistant: ${HOURS}`, 15_000);
    const [, first] = rig.newest.conversation;
    expect(first?.text).toMatch(/^\[The line broke while you were speaking; the caller heard you until "/);
    expect(GREETING.startsWith(rig.heard[0]?.replace('assistant: ', '') ?? '-')).toBe(true);
  });

  it('gives up when the second stream breaks too', async () => {
    const rig = await startRig();
    await rig.converse();
    rig.newest.reset();
    await eventually(() => rig.states.at(-1) === 'ready' && rig.states.length === 4);
    rig.newest.reset();
    await eventually(() => rig.failures.length === 1);
    expect(rig.failures[0]?.code).toBe('provider_lost');
    expect(rig.states.at(-1)).toBe('ended provider_lost');
  });

  it('renews a stream that reached the limit of the vendor', async () => {
    const rig = await startRig({ sessionLimitMs: 1500 });
    await rig.converse({ greeting: GREETING }, { timing: { stableMs: 1000 } });
    await eventually(() => rig.sandbox.streams.length >= 2, 10_000);
    expect(rig.failures).toEqual([]);
  });

  it('begins with credentials of another model in vain, and says so without waiting', async () => {
    const rig = await startRig();
    rig.grant = { ...rig.grant, resources: ['arn:aws:bedrock:us-east-1::foundation-model/other'] };
    await expect(rig.converse()).rejects.toMatchObject({ code: 'provider_lost' });
    expect(rig.states).toEqual(['connecting', 'ended provider_lost']);
    expect(rig.sandbox.streams.length).toBe(0);
  });

  it('begins with expired credentials in vain', async () => {
    const rig = await startRig();
    rig.lifetimeMs = -1;
    await expect(rig.converse()).rejects.toMatchObject({ name: 'ProviderError' });
  });

  it('gets new credentials for a stream that would outlive the old ones', async () => {
    const rig = await startRig();
    rig.lifetimeMs = 8 * 60_000;
    await rig.converse();
    expect(rig.book.count).toBe(1);
    rig.newest.reset();
    await eventually(() => rig.states.length === 4);
    expect(rig.book.count).toBe(2);
  });

  it('feeds the line while the page sends nothing', async () => {
    const rig = await startRig({ idleLimitMs: 800 });
    await rig.converse();
    await delay(2500);
    expect(rig.newest.open).toBe(true);
    expect(rig.sandbox.streams.length).toBe(1);
  });

  it('ends a conversation in which nobody says anything', async () => {
    const rig = await startRig();
    await rig.converse({}, { timing: { idleMs: 800 } });
    await eventually(() => rig.states.at(-1) === 'ended idle');
    await eventually(() => rig.newest.closedInOrder);
    expect(rig.failures).toEqual([]);
  });

  it('keeps what the caller says while the next stream opens', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse();
    rig.sandbox.streams[0]?.reset();
    await rig.says('caller-open-tomorrow');
    await eventually(() => rig.heard.at(-1) === `assistant: ${HOURS}`, 15_000);
  });

  it('keeps what the caller writes while the next stream opens', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse();
    rig.newest.reset();
    await eventually(() => rig.states.at(-1) === 'reconnecting');
    rig.client.sendText('When do you open?');
    await eventually(() => rig.heard.at(-1) === `assistant: ${HOURS}`, 15_000);
  });
});
