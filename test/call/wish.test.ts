import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { callStartOf } from '../../src/http/call-start.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { SessionPatch } from '../../src/store/session-store.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from '../handoff/machine/agenda.ts';
import { RigInstance } from '../handoff/machine/rig-instance.ts';
import { RigMedia } from '../handoff/machine/rig-media.ts';
import { RigVoice } from '../handoff/machine/rig-voice.ts';

const CALL = 'CA00000000000000000000000000000004';
const CALLER = '+14155550100';
const IN_PROGRESS = { CallSid: CALL, CallStatus: 'in-progress', From: CALLER };
const CLOSED: Availability = { kind: 'closed', timeZone: 'UTC' };
const closedLine = spokenTruth(CLOSED, { lines: shippedLines('en'), now: new Date() }).text;
const { lines } = createAssistant({});

let agenda: Agenda;
let outlook: Availability;
let voices: RigVoice[];
let store: DynamoSessionStore;
let instances: RigInstance[];
let streams: number;
/** Requests that the table fails. */
let failing: Set<string>;
let silentOpenings: number;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  agenda = new Agenda();
  outlook = CLOSED;
  voices = [];
  streams = 0;
  failing = new Set();
  silentOpenings = 0;
  const items = new MemoryItems(async (operation) => (failing.has(operation) ? 'failed' : 'done'));
  store = new DynamoSessionStore(items, { table: 'memory' });
  const createVoice = () => {
    const voice = new RigVoice(agenda);
    voices.push(voice);
    return voice;
  };
  const availability = async () => {
    await agenda.until('availability');
    return outlook;
  };
  const onNothingToSay = () => (silentOpenings += 1);
  const world = { store, metrics: new Metrics(), createVoice, availability, onNothingToSay };
  instances = ['a', 'b'].map((name) => new RigInstance(name, world));
});

afterEach(async () => {
  const stopping = Promise.all(instances.map((instance) => instance.stop()));
  await vi.advanceTimersByTimeAsync(1);
  await stopping;
  vi.clearAllTimers();
  vi.useRealTimers();
});

async function happen(): Promise<void> {
  await agenda.settle();
  while (agenda.size > 0) await agenda.take(0);
}

function open(place: number): RigMedia {
  const media = new RigMedia(`MZ${streams}`, agenda, () => undefined);
  const start = { callSid: CALL, streamSid: media.streamSid, caller: CALLER, resumeCount: streams };
  streams += 1;
  media.listener = instances[place]?.callControl.openCall(start, media);
  return media;
}

async function begun(): Promise<RigMedia> {
  const media = open(0);
  await happen();
  return media;
}

const linesSaid = () => voices.at(-1)?.lines;
const wish = async () => (await store.readSession(CALL))?.wish;

describe('a wish for a person', () => {
  it.each([
    ['the same instance', 0],
    ['another instance', 1],
  ])(
    'is taken up by the next stream, on %s, when the first is lost before anything was said',
    async (_on, place) => {
      const media = await begun();
      media.listener?.onDtmf('0');
      await agenda.settle();
      media.stop('lost');
      await agenda.settle();
      await instances[place]?.webhook('stream-ended', IN_PROGRESS);
      open(place);
      await happen();
      expect(linesSaid()).toEqual([closedLine]);
    },
  );

  it('is taken up on another instance though the table did not take it: the token of the stream tells', async () => {
    const media = await begun();
    failing = new Set(['updateSession', 'offerResume']);
    media.listener?.onDtmf('0');
    await agenda.settle();
    media.stop('lost');
    await agenda.settle();
    const twiml = (await instances[0]?.webhook('stream-ended', IN_PROGRESS)) ?? '';
    failing = new Set();
    const [, token] = /name="token" value="([^"]+)"/.exec(twiml) ?? [];
    const redeemed = instances[1]?.tokens.redeem(token, CALL);
    if (!redeemed?.ok) throw new Error('no token');
    const next = new RigMedia('MZ1', agenda, () => undefined);
    next.listener = instances[1]?.callControl.openCall(callStartOf('MZ1', redeemed.claims), next);
    await happen();
    expect(linesSaid()).toEqual([closedLine]);
  });

  it('is taken up when the truth was not heard to its end', async () => {
    const media = await begun();
    media.listener?.onDtmf('0');
    await agenda.settle();
    await agenda.take(0);
    expect(linesSaid()?.at(-1)).toBe(closedLine);
    media.stop('lost');
    await agenda.settle();
    await instances[0]?.webhook('stream-ended', IN_PROGRESS);
    open(0);
    await happen();
    expect(linesSaid()).toEqual([closedLine]);
  });

  it('is taken up when the call changes hands, as it must', async () => {
    const media = await begun();
    media.listener?.onDtmf('0');
    await agenda.settle();
    await instances[0]?.callControl.moveAll(AbortSignal.abort());
    await instances[1]?.webhook('stream-ended', IN_PROGRESS);
    outlook = { kind: 'available' };
    open(1);
    await happen();
    expect(linesSaid()).toEqual([lines.hold]);
    expect(instances[1]?.handoffOf(CALL)).toMatchObject({ reason: 'dtmf', token: expect.any(String) });
  });

  it('is taken up when it came before the next stream had read what was said', async () => {
    const first = await begun();
    first.stop('lost');
    await instances[0]?.webhook('stream-ended', IN_PROGRESS);
    const second = open(0);
    second.listener?.onDtmf('0');
    await vi.advanceTimersByTimeAsync(0);
    second.stop('lost');
    await happen();
    await instances[0]?.webhook('stream-ended', IN_PROGRESS);
    open(0);
    await happen();
    expect(linesSaid()).toEqual([closedLine]);
  });

  it('is taken up when it was the model that asked, and its last words were still being heard', async () => {
    const media = await begun();
    voices.at(-1)?.says('refund');
    await agenda.settle();
    voices.at(-1)?.asksForPerson('call_1');
    await agenda.settle();
    expect(voices.at(-1)?.lines).toHaveLength(1);
    expect(await wish()).toBe('model_tool');
    media.stop('lost');
    await agenda.settle();
    await instances[1]?.webhook('stream-ended', IN_PROGRESS);
    open(1);
    await happen();
    expect(linesSaid()).toEqual([closedLine]);
  });

  it('is met by the truth, once that was heard', async () => {
    const media = await begun();
    media.listener?.onDtmf('0');
    await agenda.settle();
    expect(await wish()).toBe('dtmf');
    await happen();
    await vi.advanceTimersByTimeAsync(10_000);
    await happen();
    expect(await wish()).toBeUndefined();
    media.stop('lost');
    await instances[0]?.webhook('stream-ended', IN_PROGRESS);
    open(0);
    await happen();
    expect(linesSaid()).toEqual([lines.interruption]);
  });

  it('is met by a dial, though nobody was reached', async () => {
    outlook = { kind: 'available' };
    const media = await begun();
    media.listener?.onDtmf('0');
    await happen();
    await instances[0]?.webhook('stream-ended', IN_PROGRESS);
    await instances[0]?.webhook('dial-result', { ...IN_PROGRESS, DialCallStatus: 'busy' });
    expect(await wish()).toBeUndefined();
    open(0);
    await happen();
    expect(linesSaid()).toEqual([lines.nobodyFree]);
  });
});

describe('a further stream of a call', () => {
  async function next(change: SessionPatch): Promise<void> {
    const media = await begun();
    media.stop('lost');
    await agenda.settle();
    await store.transitionSession(CALL, ['ACTIVE'], change);
    await instances[1]?.webhook('stream-ended', IN_PROGRESS);
    open(1);
    await happen();
  }

  it('has no tone and no line when the call was moved in a quiet moment', async () => {
    await next({ moved: 'quiet' });
    expect(silentOpenings).toBe(1);
    expect(linesSaid()).toEqual([]);
  });

  it('keeps its tone until the line about the interruption', async () => {
    await next({});
    expect(silentOpenings).toBe(0);
    expect(linesSaid()).toEqual([lines.interruption]);
  });
});
