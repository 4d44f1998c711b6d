import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { LONG_ANSWER, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const NINE = 'At nine.';
const HEARD_BEFORE_MS = 700;
/** From the caller's first sound to silence at their ear: the word, its text and the way to the carrier. */
const YIELDS_WITHIN_MS = 2_000;

const status = new TimedTool('status', { result: { arrives: 'Tuesday' } });

const phones = usePhones({
  polly: { speed: 4 },
  toolbox: [status],
  rules: [
    { when: /"arrives"/, answer: { text: TUESDAY } },
    {
      when: /where is my parcel/,
      answer: { toolCalls: [{ name: 'status', arguments: { ms: 300 } }] },
    },
    { when: /open tomorrow/, answer: { text: NINE } },
  ],
});

/** The questions that the text model was given last. */
function lastMessages({ network }: Phone): string[] {
  return network.bedrock.conversing.requests.at(-1)?.messages.map(({ text }) => text) ?? [];
}

describe('a caller of the cascade', () => {
  it('interrupts an answer, uses a tool and is handed over', async () => {
    const phone = await phones.connect({ provider: 'cascade', alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);

    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, HEARD_BEFORE_MS);
    const startedMs = performance.now();
    const clear = await call.interrupts('caller-sunday');
    expect(performance.now() - startedMs).toBeLessThan(YIELDS_WITHIN_MS + 2_000);
    expect(Number(clear.detail.droppedMs)).toBeGreaterThan(0);
    await call.hears(SUNDAY);
    const cut = await eventually(async () => (await call.turns()).find(({ interrupted }) => interrupted));
    expect(LONG_ANSWER.startsWith(cut.text)).toBe(true);
    expect(lastMessages(phone).some((text) => text.includes(LONG_ANSWER))).toBe(false);

    await call.says('caller-parcel');
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toHaveLength(1);

    await call.says('caller-person');
    await call.hears(ENGLISH_LINES.hold);
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'explicit_request' });
    phone.agent.hangsUp();
    const session = await call.hasStatus('HANDED_OFF');
    expect(session.provider).toBe('cascade');
    expect(session.usage?.spokenCharacters).toBeGreaterThan(100);
    expect(session.usage?.transcribedSeconds).toBeGreaterThan(5);
    expect(call.errors).toEqual([]);
    expect(phone.network.transcribe.streams.every(({ endedInOrder }) => endedInOrder)).toBe(true);
  });
});

describe('when providers fail', () => {
  it('a caller of OpenAI goes on with the cascade after Nova has refused, with what was said', async () => {
    const env = { ENABLE_VOICE_FALLBACK: 'true', CASCADE_MODEL_ID: SANDBOX.textModel };
    const phone = await phones.connect({ alone: true, provider: 'openai', env });
    const { network } = phone;
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(NINE);
    network.openai.faults.refuseNext(403);
    network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
    network.openai.dropAll();
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect(
      await phone.metric('voice_provider_renewals_total', { provider: 'cascade', result: 'failed_over' }),
    ).toBe(1);
    expect(lastMessages(phone)).toEqual(expect.arrayContaining(['what time do you open tomorrow', NINE]));
    expect((await call.hasStatus('ACTIVE')).provider).toBe('cascade');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('a caller of the cascade goes on with OpenAI', async () => {
    const env = { ENABLE_VOICE_FALLBACK: 'true' };
    const phone = await phones.connect({ alone: true, provider: 'cascade', env });
    const { transcribe } = phone.network;
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(NINE);
    transcribe.server.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
    transcribe.server.destroyConnections();
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('openai');
    expect(phone.network.openai.sessions.at(-1)?.conversation.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['what time do you open tomorrow', NINE]),
    );
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('a caller of the cascade goes to a person when the text model refuses and no other provider is configured', async () => {
    const phone = await phones.connect({ alone: true, provider: 'cascade' });
    const call = await phone.dials();
    await call.hears(GREETING);
    phone.network.bedrock.conversing.failures.push(
      ...Array.from({ length: 9 }, () => ({ type: 'accessDeniedException', afterWords: false })),
    );
    await call.says('caller-sunday');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'provider_failure' });
    phone.agent.hangsUp();
    await call.ends();
  });
});
