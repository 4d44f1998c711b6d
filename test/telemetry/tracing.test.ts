import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTracing } from '../../src/telemetry/load-tracing.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';
import { attributesOf, TraceReceiver } from './trace-receiver.ts';

const phones = usePhones();
const receivers = { openai: new TraceReceiver(), nova: new TraceReceiver() };
const CALL = { callSid: 'CA1', streamSid: 'MZ1' };

beforeAll(() => {
  // Milliseconds between two exports.
  process.env.OTEL_BSP_SCHEDULE_DELAY = '50';
});
afterAll(async () => {
  delete process.env.OTEL_BSP_SCHEDULE_DELAY;
  await Promise.all([receivers.openai.stop(), receivers.nova.stop()]);
});

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it('is a trace with its stream, its turns and its hand-off', async () => {
    const receiver = receivers[provider];
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: await receiver.start() };
    const phone = await phones.connect({ provider, env, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.says('caller-person');
    const [root] = await eventually(
      () => receiver.named('call').length > 0 && receiver.named('call'),
      30_000,
    );
    expect(attributesOf(root ?? { attributes: [] })).toEqual({
      'call.sid': call.sid,
      'call.stream_sid': expect.stringMatching(/^MZ/),
      'call.outcome': 'handed_off',
    });
    expect(receiver.services).toEqual(new Set(['voice-gateway']));
    for (const span of receiver.spans) expect(span.traceId).toBe(root?.traceId);
    for (const span of receiver.spans.filter(({ name }) => name !== 'call')) {
      expect(span.parentSpanId).toBe(root?.spanId);
    }
    expect(receiver.named('provider stream').map(attributesOf)).toEqual([{ 'voice.provider': provider }]);
    expect(receiver.named('hand-off').map(attributesOf)).toEqual([
      { 'handoff.reason': 'explicit_request', 'handoff.result': 'handed_off' },
    ]);
    const [turn] = receiver.named('turn').filter((span) => attributesOf(span)['turn.heard'] === true);
    const times = [turn?.startTimeUnixNano, ...(turn?.events ?? []).map(({ timeUnixNano }) => timeUnixNano)];
    expect(turn?.events.map(({ name }) => name)).toEqual(['provider audio', 'sent to Twilio']);
    const inOrder = [...times, turn?.endTimeUnixNano].map((time) => BigInt(time ?? 0));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(Math.abs(Number(inOrder[0]) / 1e6 - Date.now())).toBeLessThan(60_000);
    for (const secret of [phone.caller.slice(1), 'nine in the morning', 'open tomorrow', 'sk-sandbox']) {
      expect(receiver.text).not.toContain(secret);
    }
    call.hangsUp();
  });
});

describe('tracing', () => {
  it('is off without an address', async () => {
    expect(await loadTracing(undefined)).toBeUndefined();
  });

  it('ends the earlier stream at a renewal, and records the result of tools and of a hand-off', async () => {
    const receiver = new TraceReceiver();
    const tracing = await loadTracing(await receiver.start());
    const trace = tracing?.startCall(CALL);
    trace?.stream('openai');
    trace?.stream('nova');
    trace?.handoffBegins('dtmf');
    trace?.handoffEnds('not_available');
    trace?.turn({ speechEndMs: 10, receivedMs: 20, sentMs: 21, heardMs: undefined });
    trace?.tool({ name: 'order_status', result: 'ok', durationMs: 250 });
    trace?.ended('idle');
    await tracing?.close();
    const [tool] = receiver.named('tool');
    expect(tool && attributesOf(tool)).toEqual({ 'tool.name': 'order_status', 'tool.result': 'ok' });
    const toolNs = BigInt(tool?.endTimeUnixNano ?? 0) - BigInt(tool?.startTimeUnixNano ?? 0);
    expect(Math.round(Number(toolNs) / 1e6)).toBe(250);
    expect(receiver.named('provider stream').map(attributesOf)).toEqual([
      { 'voice.provider': 'openai' },
      { 'voice.provider': 'nova' },
    ]);
    expect(receiver.named('hand-off').map(attributesOf)).toEqual([
      { 'handoff.reason': 'dtmf', 'handoff.result': 'not_available' },
    ]);
    expect(receiver.named('turn').map(attributesOf)).toEqual([{ 'turn.heard': false }]);
    await receiver.stop();
  });

  // A close that waits for the receiver would outlast the test.
  it('closes without an error when there is no receiver', async () => {
    const tracing = await loadTracing('http://127.0.0.1:9');
    tracing?.startCall(CALL).ended('idle');
    await expect(tracing?.close()).resolves.toBeUndefined();
  });
});
