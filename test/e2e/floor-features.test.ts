import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, LONG_ANSWER, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const LOOKING = 'One moment please, I am looking.';
const GERMAN = 'Gern, wir sprechen jetzt Deutsch.';
/** The result comes while the caller speaks over the line that bridges the wait. */
const TOOL_MS = 2_500;

const status = new TimedTool('status', {
  result: { arrives: 'Tuesday' },
  filler: { afterMs: 700, text: { en: LOOKING } },
});

/** The answer of seven seconds is sent in less than two. */
const phones = usePhones({
  openai: { speed: 4 },
  toolbox: [status],
  rules: [
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: TOOL_MS } }] } },
    {
      when: /speak german/,
      answer: { toolCalls: [{ name: 'set_language', arguments: { language: 'de' } }] },
    },
    { when: /confirm it in german/i, answer: { text: GERMAN } },
  ],
});

const ENV = { TURN_TAKING: 'gateway' };

async function dial(provider: 'openai' | 'nova', env: Readonly<Record<string, string>> = {}) {
  const phone = await phones.connect({ provider, alone: true, env: { ...ENV, ...env } });
  const call = await phone.dials();
  await call.hears(GREETING);
  return { phone, call };
}

/** The caller says "yes please" over a long answer, which goes on. */
async function keepsTheFloor(call: PhoneCall): Promise<void> {
  const before = call.moments('clear').length;
  await call.says('caller-return-policy');
  await call.hearsPart(LONG_ANSWER, 700);
  await call.says('caller-yes');
  await call.hears(LONG_ANSWER);
  expect(call.moments('clear')).toHaveLength(before);
}

describe.concurrent('a caller whose interruptions the gateway decides about', () => {
  it('is answered before the result of a tool that comes while they speak', async () => {
    const { call } = await dial('openai');
    await call.says('caller-parcel');
    await call.hearsPart(LOOKING, 300);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.hears(TUESDAY);
    call.hangsUp();
    await call.ends();
  });

  it('may change the language, and then interrupts or listens as before', async () => {
    const { call } = await dial('openai');
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    await keepsTheFloor(call);
    call.hangsUp();
    await call.ends();
  });

  it('cannot interrupt the line before a hand-off', async () => {
    const { phone, call } = await dial('openai');
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.presses('0');
    const { hold } = phone.lines;
    await call.hearsPart(hold, 300, 20_000);
    const before = call.moments('clear').length;
    await call.says('caller-sunday');
    await call.hears(hold, 20_000);
    expect(call.moments('clear')).toHaveLength(before);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ found: 'true' });
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
  });
});

// One network: what is refused here would be refused to the callers above too.
describe.sequential('a caller whose model is gone', () => {
  it('goes on with Nova, which decides itself, when OpenAI is gone', async () => {
    const { phone, call } = await dial('openai', { ENABLE_VOICE_FALLBACK: 'true' });
    await keepsTheFloor(call);
    phone.network.openai.faults.refuseNext(403);
    phone.network.openai.dropAll();
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect((await call.session())?.provider).toBe('nova');
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
  });

  it('goes on with OpenAI, and keeps the floor as before, when Nova is gone', async () => {
    const { phone, call } = await dial('nova', { ENABLE_VOICE_FALLBACK: 'true' });
    phone.network.bedrock.refuseNext({
      status: 403,
      errorType: 'AccessDeniedException',
      message: 'Refused.',
    });
    phone.network.bedrock.resetStream();
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await eventually(async () => (await call.session())?.provider === 'openai');
    await keepsTheFloor(call);
    call.hangsUp();
    await call.ends();
  });
});
