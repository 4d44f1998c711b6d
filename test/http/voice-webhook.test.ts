import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { AssistantDirectory } from '../../src/assistants/assistant-directory.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { createLogger } from '../../src/logging.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { equipmentParts } from '../assistants/equipment-parts.ts';
import { sectionsWith } from '../assistants/no-sections.ts';
import { GatewayRig, tokenIn } from './gateway-rig.ts';

const RINGING = {
  CallSid: 'CA1',
  CallStatus: 'ringing',
  From: '+14155550100',
  To: '+14155550199',
  CallerCity: '',
};

/** The next requests are for an assistant of a file, with these instructions. */
async function useAssistant(rig: GatewayRig, instructions: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'voice-webhook-'));
  onTestFinished(async () => {
    rig.directory = undefined;
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'assistants.yaml');
  writeFileSync(file, JSON.stringify({ default: 'shop', assistants: { shop: { instructions } } }));
  const read = () => readProfiles(file, sectionsWith());
  const directory = await AssistantDirectory.open(read(), {
    file,
    read,
    defaults: { secureInput: false, greetingBargeIn: 'allow', holdLineBargeIn: 'allow', toolbox: [] },
    longestCallMs: 60_000,
    equipment: equipmentParts(),
    logger: createLogger('silent'),
    metrics: rig.metrics,
  });
  if ('faults' in directory) throw new Error('the file has faults');
  rig.directory = directory;
  await rig.configure();
}

describe('/twilio/voice', () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());
  beforeEach(() => rig.configure());

  it.each(['GET', 'POST'] as const)('connects a call to the stream by %s', async (method) => {
    const twiml = await rig.twiml('/twilio/voice', RINGING, { method });
    expect(twiml).toContain('<Connect action="https://voice.example.com/twilio/stream-ended"');
    expect(twiml).toContain('url="wss://voice.example.com/twilio/stream"');
    expect(tokenIn(twiml).length).toBeLessThan(490);
    expect(twiml).not.toContain('<Say');
  });

  it('takes the path with a slash, as it was signed', async () => {
    expect(await rig.twiml('/twilio/voice/', RINGING)).toContain('<Stream');
  });

  it('begins to look the caller up in the CRM where a text names them, and does not wait for it', async () => {
    rig.lookedUp.length = 0;
    await useAssistant(rig, 'You sell shoes to {{caller.name|somebody}}.');
    expect(await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA7' })).toContain('<Stream');
    rig.callControl.refused = 'full';
    expect(await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA8' })).not.toContain('<Stream');
    expect(rig.lookedUp).toEqual([['CA7', '+14155550100']]);
  });

  it('asks the CRM nothing where no text names the caller', async () => {
    rig.lookedUp.length = 0;
    expect(await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA9' })).toContain('<Stream');
    await useAssistant(rig, 'You sell shoes to {{caller.number}}.');
    expect(await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA10' })).toContain('<Stream');
    expect(rig.lookedUp).toEqual([]);
  });

  it('says the consent notice first', async () => {
    await rig.configure({ CONSENT_NOTICE: 'This call is recorded.' });
    const twiml = await rig.twiml('/twilio/voice', RINGING);
    expect(twiml).toMatch(/<Say[^>]*>This call is recorded\.<\/Say><Connect/);
  });

  it('says the consent notice in the language in which the call begins', async () => {
    await rig.configure({ CONSENT_NOTICE: 'Das Gespräch wird aufgezeichnet.', ASSISTANT_LANGUAGES: 'de,en' });
    const twiml = await rig.twiml('/twilio/voice', RINGING);
    expect(twiml).toMatch(/<Say voice="Polly.Vicki-Neural" language="de-DE">Das Gespräch/);
  });

  it('apologises in that language when the call cannot be taken', async () => {
    await rig.configure({ ASSISTANT_LANGUAGES: 'de,en' });
    rig.callControl.refused = 'full';
    const twiml = await rig.twiml('/twilio/voice', RINGING);
    expect(twiml).toContain(`language="de-DE">${shippedLines('de').modelGone}</Say><Dial`);
  });

  it.each(['draining', 'full', 'overloaded', 'provider_refused', 'starting'] as const)(
    'sends the caller straight to a person when it is %s',
    async (refusal) => {
      rig.callControl.refused = refusal;
      const twiml = await rig.twiml('/twilio/voice', RINGING);
      expect(twiml).toMatch(/<Say[^>]*>[^<]+<\/Say><Dial [^>]*callerId="\+14155550100"[^>]*>/);
      expect(twiml).toContain('action="https://voice.example.com/twilio/dial-result"');
      expect(twiml).toContain('+14155550111');
      expect(twiml).not.toContain('<Stream');
      expect(await rig.metric('gateway_requests_refused_total')).toContain(
        `gateway_requests_refused_total{reason="call_${refusal}"} 1`,
      );
    },
  );

  it('apologises when there is no person either', async () => {
    await rig.configure({ CONNECT_PHONE_NUMBER: '' });
    rig.callControl.refused = 'full';
    expect(await rig.twiml('/twilio/voice', RINGING)).toMatch(/<Say[^>]*>[^<]+<\/Say><Hangup\/>/);
  });

  it.each([
    'client:alice',
    'sip:alice@example.com',
    'anonymous',
    '',
    '+266696687',
    '+12345',
    '5551234567',
    'ACME',
  ])('shows the number that was called when the caller comes with none: %j', async (from) => {
    rig.callControl.refused = 'full';
    const twiml = await rig.twiml('/twilio/voice', { ...RINGING, From: from });
    expect(twiml).toContain('callerId="+14155550199"');
    rig.callControl.refused = undefined;
    expect(await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA2', From: from })).toContain('<Stream');
  });

  it('shows the number of the account when neither side has one', async () => {
    await rig.configure({ TWILIO_PHONE_NUMBER: '+14155550198' });
    rig.callControl.refused = 'full';
    const twiml = await rig.twiml('/twilio/voice', { ...RINGING, From: 'sip:a@b', To: 'sip:c@d' });
    expect(twiml).toContain('callerId="+14155550198"');
  });

  it('gives a repeated request the same answer, and another call its own', async () => {
    const first = await rig.twiml('/twilio/voice', RINGING);
    expect(await rig.twiml('/twilio/voice', RINGING)).toBe(first);
    const other = await rig.twiml('/twilio/voice', { ...RINGING, CallSid: 'CA2' });
    expect(tokenIn(other)).not.toBe(tokenIn(first));
  });

  it('answers nothing when the call is over already', async () => {
    await rig.twiml('/twilio/voice', RINGING);
    const twiml = await rig.twiml('/twilio/voice', { ...RINGING, CallStatus: 'canceled' });
    expect(twiml).toMatch(/<Response\/>$/);
  });

  it('still answers TwiML when something breaks', async () => {
    rig.callControl.failsWith = new Error('a bug');
    expect(await rig.twiml('/twilio/voice', RINGING)).toContain('<Dial');
    expect(rig.log.join('')).toContain('a bug');
  });

  it('logs the call, but no number and no token', async () => {
    rig.log.length = 0;
    const twiml = await rig.twiml('/twilio/voice', RINGING, { method: 'GET' });
    const log = rig.log.join('');
    expect(log).toContain('CA1');
    expect(log).not.toContain('4155550');
    expect(log).not.toContain(tokenIn(twiml));
  });
});
