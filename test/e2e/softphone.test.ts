import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SoftphoneRig, type TestCall } from '../softphone/softphone-rig.ts';
import { eventually } from '../support/eventually.ts';
import { PROVIDERS, RULES } from '../support/phones.ts';

describe.each(PROVIDERS)('a call of the softphone with %s', (provider) => {
  const rig = new SoftphoneRig({ script: new ModelScript([...RULES]) });
  let call: TestCall | undefined;

  beforeAll(() => rig.start(provider), 30_000);
  afterEach(() => call?.close());
  afterAll(() => rig.stop(), 30_000);

  const session = async () => rig.services.store.readSession(call?.sid ?? '');

  it('talks, is interrupted, and is handed off to what the agent of Connect sees', async () => {
    call = await rig.dials({ from: '+14155550142' });
    await call.hasHeard(1);
    expect(call.states).toEqual(['ringing', 'talking']);
    call.says(rig.network.library.utterance('caller-return-policy').mulaw);
    const marks = call.count('mark played');
    await call.hasHeard(marks + 2);
    call.says(rig.network.library.utterance('caller-sunday').mulaw);
    await eventually(() => (call?.count('clear') ?? 0) > 0, 10_000);
    call.call.press('0');
    await eventually(() => call?.dial.some(({ what }) => what === 'agent'), 30_000);
    const agent = call.dial.find((happening) => happening.what === 'agent');
    expect(agent).toMatchObject({ attributes: { found: 'true', reason: 'dtmf' } });
    expect(call.states.at(-1)).toBe('transferring');
    expect((await session())?.userId).toBe('+14155550142');
    call.call.hangUp();
    await call.call.done;
    expect(call.faults).toEqual([]);
    expect(call.webhooks.every(({ status }) => status < 300)).toBe(true);
    await eventually(async () => (await session())?.status === 'HANDED_OFF');
  });

  it('is over for the gateway when the caller hangs up', async () => {
    call = await rig.dials();
    await call.hasHeard(1);
    call.call.hangUp();
    await call.call.done;
    expect(call.states).toEqual(['ringing', 'talking', 'over']);
    await eventually(async () => (await session())?.status === 'COMPLETED');
  });

  it('is over for the gateway when its page is gone', async () => {
    const sid = await rig.leavesPage();
    await eventually(async () => {
      const left = await rig.services.store.readSession(sid);
      return left?.status === 'COMPLETED';
    }, 15_000);
  });

  it('goes on by another stream after its stream was lost', async () => {
    call = await rig.dials();
    await call.hasHeard(1);
    rig.cutStreams();
    await eventually(() => (call?.count('opened') ?? 0) >= 2, 10_000);
    expect(call.faults).toHaveLength(1);
    call.call.hangUp();
    await call.call.done;
    await eventually(async () => (await session())?.status === 'COMPLETED');
  });
});
