import { describe, expect, it } from 'vitest';
import { SendSms } from '../../src/call/tools/send-sms.ts';
import { GatewayError, ToolError } from '../../src/errors.ts';
import { runnerRig } from '../tools/rig.ts';

const CALLER = '+14155550100';

function tool(failure?: Error) {
  const sent: { readonly to: string; readonly text: string }[] = [];
  const sms = new SendSms({
    send: async (message) => {
      sent.push(message);
      if (failure) throw failure;
    },
  });
  const ask = (
    text: string,
    facts: { readonly sessionId?: string; readonly caller?: string | undefined } = {},
  ) =>
    sms.run({
      callId: 'c',
      arguments: { text, to: '+19005550100' },
      facts: { sessionId: 'CA1', caller: CALLER, dialed: undefined, language: 'en', ...facts },
      signal: new AbortController().signal,
    });
  return { sent, ask, sms };
}

describe('a text message', () => {
  it('goes to the number of the caller, whatever the model writes', async () => {
    const { sent, ask } = tool();
    expect((await ask('Your number is\n\u00074711.')).value).toMatchObject({ status: 'sent' });
    expect(sent).toEqual([{ to: CALLER, text: 'Your number is\n 4711.' }]);
  });

  it('is not sent when nothing is in it', async () => {
    const { sent, ask } = tool();
    expect((await ask(' \n\u0007')).value).toMatchObject({ status: 'not_sent' });
    expect(sent).toEqual([]);
  });

  it('is sent twice in a call at most', async () => {
    const { sent, ask } = tool();
    for (const text of ['one', 'two']) await ask(text);
    expect((await ask('three')).value).toMatchObject({ status: 'not_sent' });
    expect((await ask('one', { sessionId: 'CA2' })).value).toMatchObject({ status: 'sent' });
    expect(sent).toHaveLength(3);
  });

  it('is sent five times a day to one number at most, in however many calls', async () => {
    const { sent, ask } = tool();
    for (let call = 0; call < 5; call += 1) await ask('one', { sessionId: `CA${call}` });
    expect((await ask('six', { sessionId: 'CA6' })).value).toMatchObject({ status: 'not_sent' });
    expect((await ask('one', { sessionId: 'CA7', caller: '+14155550111' })).value).toMatchObject({
      status: 'sent',
    });
    expect(sent).toHaveLength(6);
  });

  it('is not sent to a caller without a number', async () => {
    const { sent, ask } = tool();
    expect((await ask('one', { caller: undefined })).value).toMatchObject({ status: 'not_sent' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['telephony_refused', 'tool_failed'],
    ['telephony_unavailable', 'tool_unavailable'],
  ] as const)('that fails by %s is reported as %s', async (thrown, code) => {
    const { ask } = tool(new GatewayError(thrown, 'Twilio answered 400'));
    await expect(ask('one')).rejects.toSatisfy((error) => error instanceof ToolError && error.code === code);
  });

  it('fills the silence while Twilio does not answer', () => {
    expect(tool().sms.filler).toEqual({ afterMs: 700, text: {} });
  });

  it('that fails has its cause in the log, and neither its text nor the number', async () => {
    const { sms } = tool(new GatewayError('telephony_refused', 'Twilio answered 400, code 21610'));
    const rig = runnerRig([sms]);
    await rig.call('send_sms', { text: 'private-4711' });
    expect(JSON.parse(rig.logLines[0] ?? '')).toMatchObject({
      tool: 'send_sms',
      code: 'tool_failed',
      cause: { code: 'telephony_refused', problem: 'Twilio answered 400, code 21610' },
    });
    expect(rig.logLines.join('')).not.toMatch(/4711|1415/);
  });

  it('that fails by another error has no text of it in the log', async () => {
    const { sms } = tool(new Error('private-4711'));
    const rig = runnerRig([sms]);
    await rig.call('send_sms', { text: 'hello' });
    expect(rig.logLines.join('')).toContain('tool_unavailable');
    expect(rig.logLines.join('')).not.toContain('4711');
  });
});
