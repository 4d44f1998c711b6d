import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { Phone } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assistants-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const GREETING = 'Larch Furniture here, what can I do?';
const HOLD = 'A moment, I am fetching a colleague from the shop.';

function profiles(greeting: string, hold: string): string {
  return `default: other
numbers: { "${SANDBOX.assistantNumber}": shop }
assistants:
  shop:
    instructions: You sell furniture. The caller called {{dialed}}.
    greeting: ${JSON.stringify(greeting)}
    lines: { en: { hold: ${JSON.stringify(hold)} } }
    limits: { maxCallSeconds: 600 }
    handoff: { attributes: { department: chairs } }
  other:
    instructions: You say that this is the wrong number.
`;
}

/** A phone whose gateways have their own file. */
async function connect(
  provider: VoiceProvider,
  name: string,
  instances = 1,
): Promise<{ phone: Phone; file: string }> {
  const file = join(folder, `${provider}-${name}.yaml`);
  writeFileSync(file, profiles(GREETING, HOLD));
  const phone = await phones.connect({
    provider,
    instances,
    env: { ASSISTANTS_FILE: file, ASSISTANT_GREETING: '' },
  });
  return { phone, file };
}

describe.concurrent.each(PROVIDERS)('a named assistant with %s', (provider) => {
  it('takes the call to its number, and is on record', async () => {
    const { phone } = await connect(provider, 'number');
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    const session = await call.hasStatus('ACTIVE');
    expect(session).toMatchObject({
      assistant: 'shop',
      assistantVersion: expect.stringMatching(/^[\da-f]{12}$/),
    });
    expect(await phone.metric('gateway_assistant_calls_total', { assistant: 'shop' })).toBe(1);
    expect(
      phone.logged(call.sid, '"assistant":"shop"', `"version":"${session.assistantVersion}"`),
    ).toHaveLength(1);
    call.hangsUp();
    await call.ends();
  });

  it('stays as it was for calls in progress when the file is read again', async () => {
    const { phone, file } = await connect(provider, 'reload');
    phone.agent.is('busy');
    // On a second try, the file is the one that the first try left.
    writeFileSync(file, profiles(GREETING, HOLD));
    await phone.gateway.services.directory?.reload();
    const earlier = await phone.dials();
    await earlier.hears(GREETING);
    const [nextGreeting, nextHold] = [
      'Larch and Oak, good day to you.',
      'Please hold the line for a carpenter.',
    ];
    writeFileSync(file, profiles(nextGreeting, nextHold));
    expect((await phone.gateway.services.directory?.reload())?.result).toBe('reloaded');
    const later = await phone.dials('+14155550777');
    await later.hears(nextGreeting);
    const [before, after] = [await earlier.session(), await later.session()];
    expect(before?.assistantVersion).not.toBe(after?.assistantVersion);
    later.hangsUp();
    await earlier.presses('0');
    await earlier.hears(HOLD);
    await Promise.all([later.ends(), earlier.happens('dial-ended')]);
    earlier.hangsUp();
    await earlier.ends();
  });

  it('keeps the version of a call whose stream is lost after the file was read again', async () => {
    const { phone, file } = await connect(provider, 'reload-resume');
    phone.agent.is('busy');
    writeFileSync(file, profiles(GREETING, HOLD));
    await phone.gateway.services.directory?.reload();
    const call = await phone.dials();
    await call.hears(GREETING);
    const before = await call.session();
    writeFileSync(file, profiles('Another greeting.', 'Please hold the line for a carpenter.'));
    expect((await phone.gateway.services.directory?.reload())?.result).toBe('reloaded');
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    const version = `"version":"${before?.assistantVersion}"`;
    expect(phone.logged(call.sid, 'Assistant chosen', version, '"resumeCount":1')).toHaveLength(1);
    await call.presses('0');
    await call.hears(HOLD);
    await call.happens('dial-ended');
    call.hangsUp();
    await call.ends();
  });

  it('goes on with the call on another instance, after the stream was lost', async () => {
    const { phone } = await connect(provider, 'resume', 2);
    const call = await phone.dials();
    await call.hears(GREETING);
    phone.useInstance(1);
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    expect((await call.hasStatus('ACTIVE')).resumeCount).toBe(1);
    await call.presses('0');
    await call.hears(HOLD);
    await phone.agent.sees(call.carrierCall.from);
    const token = (await call.session())?.handoff?.token;
    const record = token === undefined ? undefined : await phone.gateway.services.store.readHandoff(token);
    expect(record).toMatchObject({ assistant: 'shop', attributes: { department: 'chairs' } });
    phone.agent.hangsUp();
    await call.ends();
  });
});
