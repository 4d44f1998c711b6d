import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX } from '../sandbox/telephone-network.ts';
import { GREETING } from './support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from './support/phones.ts';

const phones = usePhones();
const PROMPT = 'You are the assistant of a lighthouse and speak of ships only.';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-privacy-'));
  await writeFile(join(folder, 'prompt.txt'), PROMPT);
});
afterAll(() => rm(folder, { recursive: true }));

/** A few words in a row are speech; one alone may be a word of our own messages. */
const WORDS_OF_SPEECH = 4;

/** Every run of words of this length, as it would stand in a log line. */
function phrases(sentence: string): string[] {
  const words = sentence.split(' ');
  return words
    .slice(0, Math.max(1, words.length - WORDS_OF_SPEECH + 1))
    .map((_, at) => words.slice(at, at + WORDS_OF_SPEECH).join(' '));
}

describe.concurrent.each(PROVIDERS)('the log of a whole call with %s', (provider) => {
  it('tells nothing of what was said, nor who called, nor any secret', async () => {
    const phone = await phones.connect({
      provider,
      alone: true,
      env: {
        LOG_LEVEL: 'trace',
        ESCALATION_OPENAI_MODEL: 'gpt-6-luna',
        ASSISTANT_PROMPT_FILE: join(folder, 'prompt.txt'),
      },
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    const contact = await phone.agent.sees(call.carrierCall.from);
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    // The log was really written, from the first line of the call to its last.
    expect(phone.logged(call.sid).length).toBeGreaterThan(3);

    expect(phone.logged(call.sid).some((line) => line.includes(`"sessionId":"${call.sid}"`))).toBe(true);
    expect(phone.logged(call.sid).join('')).toMatch(/"handoffId":"[\da-f-]{36}"/);

    const log = phone.log.join('');
    const spoken = [
      ...(await call.turns()).map(({ text }) => text),
      ...[GREETING, LONG_ANSWER, HOURS, SUNDAY, phone.lines.hold, PROMPT],
    ].flatMap(phrases);
    const numbers = [phone.caller, SANDBOX.assistantNumber, SANDBOX.connectNumber];
    const { accessKeyId, secretAccessKey } = SANDBOX.credentials;
    const secrets = [contact.digits, SANDBOX.apiKey, SANDBOX.authToken, accessKeyId, secretAccessKey];
    for (const text of [...spoken, ...secrets, ...numbers.map((number) => number.slice(1))]) {
      expect(log.toLowerCase().includes(text.toLowerCase()), text).toBe(false);
    }
  });
});
