import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const { looking } = ENGLISH_LINES;
const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const filler = { afterMs: 700, text: {} };
const quick = new TimedTool('quick', { result: { sunday: 'open' }, sources: ['hours'] });
const status = new TimedTool('status', { result: { arrives: 'Tuesday' }, sources: ['orders'], filler });

/** What the voice says by itself when it has something done. */
const ACKNOWLEDGEMENT = 'One moment, please.';

const phones = usePhones({
  toolbox: [status, quick],
  rules: [
    { when: /"open"/, answer: { text: SUNDAY } },
    { when: /on sunday/, answer: { toolCalls: [{ name: 'quick', arguments: { ms: 0 } }] } },
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: 4_000 } }] } },
    { when: /return policy/, answer: { toolCalls: [{ name: 'begin_secure_input', arguments: {} }] } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
  ],
});

async function dial(env: Readonly<Record<string, string>>) {
  const phone = await phones.connect({ provider: 'openai-live', alone: true, env });
  const call = await phone.dials();
  await call.hears(GREETING);
  return { phone, call };
}

describe.each(['client', 'responses'])('a tool that GPT-Live delegates to %s', (delegation) => {
  it('runs once, with one line while the caller waits, and its result is heard and on record', async () => {
    const { phone, call } = await dial({ OPENAI_LIVE_DELEGATION: delegation });
    await call.says('caller-parcel');
    await call.hears(ACKNOWLEDGEMENT);
    await call.hears(TUESDAY);
    // The voice has said it: the line of the gateway would only delay the result.
    expect(call.heard(looking)).toBeUndefined();
    expect(status.runsOf(call.sid)).toHaveLength(1);
    expect(status.runsOf(call.sid)[0]?.aborted).toBe(false);
    const turn = await call.storedTurn(TUESDAY);
    expect([turn.tools, turn.sources]).toEqual([['status'], ['orders']]);
    expect(await phone.metric('gateway_tool_calls_total', { tool: 'status', result: 'ok' })).toBe(1);
    call.hangsUp();
    const session = await call.hasStatus('COMPLETED');
    expect(session.tools).toEqual({ status: { ok: 1, failed: 0 } });
    expect(call.errors).toEqual([]);
  });

  it('is not on record with what the voice says while it waits, though it may answer sooner', async () => {
    const { call } = await dial({ OPENAI_LIVE_DELEGATION: delegation });
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    const turn = await call.storedTurn(SUNDAY);
    expect([turn.tools, turn.sources]).toEqual([['quick'], ['hours']]);
    const waiting = (await call.turns()).filter(({ text }) => /^One moment/.test(text));
    expect(waiting.flatMap(({ tools = [] }) => tools)).toEqual([]);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});

describe('secure input with GPT-Live', () => {
  it('mutes the model: what the caller says and types until the hash key does not reach it', async () => {
    const { phone, call } = await dial({ SECURE_INPUT: 'true' });
    await call.says('caller-return-policy');
    await call.hears(SECURE);
    expect(await call.session()).toMatchObject({ secureInput: 'on' });
    const session = phone.network.openai.liveSessions.at(-1);
    await eventually(() => session?.isMuted);
    await call.presses('4000');
    const before = (await call.turns()).length;
    await call.says('caller-open-tomorrow');
    await call.presses('#');
    await call.hears(AFTER_KEYS);
    const words = (await call.turns()).slice(before).map(({ text }) => text);
    expect(words.join(' ')).not.toMatch(/open tomorrow/i);
    expect((await call.model()).memory.map(({ text }) => text).join(' ')).not.toMatch(/open tomorrow|4000/i);
    expect(call.heard(HOURS)).toBeUndefined();
    expect(session?.isMuted).toBe(false);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
