import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/crm/call-report.ts';
import type { CrmTarget, ReportReceiver } from '../../src/crm/crm.ts';
import { busyPauseMs, CrmBusy } from '../../src/crm/crm-busy.ts';
import { GuardedReceiver } from '../../src/crm/delivery/guarded-receiver.ts';
import { CrmError } from '../../src/errors.ts';
import { DeliveryRig } from './delivery-rig.ts';
import { CALLER, report } from './reports.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
let rig: DeliveryRig;

beforeEach(async () => {
  rig = new DeliveryRig();
  await rig.start();
});
afterEach(() => rig.stop());

/** A receiver that takes each report, or throws what the test says. */
class Receiver implements ReportReceiver {
  readonly target: CrmTarget;
  readonly taken: CallReport[] = [];
  tries = 0;
  fault: Error | undefined;

  constructor(target: CrmTarget) {
    this.target = target;
  }

  async deliver(call: CallReport): Promise<void> {
    this.tries += 1;
    if (this.fault) throw this.fault;
    this.taken.push(call);
  }
}

const down = new CrmError('crm_unavailable', 'HubSpot answered 502');
const refused = new CrmError('crm_refused', 'HubSpot refused a search: 401, INVALID_AUTHENTICATION');

describe('the report of an ended call', () => {
  it('goes to every receiver once, and then nothing is left', async () => {
    const [hubspot, webhook] = [new Receiver('hubspot'), new Receiver('webhook')];
    const sessionId = await rig.ended(CALLER, {
      patch: { status: 'COMPLETED', endReason: 'caller_hung_up' },
    });
    const worker = rig.worker([hubspot, webhook]);
    await worker.round();
    await worker.round();
    for (const { taken } of [hubspot, webhook]) {
      expect(taken).toMatchObject([{ id: sessionId, from: CALLER, endReason: 'caller_hung_up', turns: 1 }]);
    }
    expect(await rig.waiting()).toEqual([]);
    expect(await rig.counts('hubspot')).toEqual({ delivered: 1, retried: 0, refused: 0, dead: 0 });
  });

  it('waits for a receiver that is down, and the other one does not get it twice', async () => {
    const [hubspot, webhook] = [new Receiver('hubspot'), new Receiver('webhook')];
    hubspot.fault = down;
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot, webhook]);
    await worker.round();
    expect(await rig.waiting()).toHaveLength(1);
    await worker.round();
    expect(hubspot.tries).toBe(1);
    hubspot.fault = undefined;
    rig.table.nowMs += MINUTE_MS;
    await worker.round();
    expect(hubspot.taken).toHaveLength(1);
    expect(webhook.tries).toBe(1);
    expect(await rig.waiting()).toEqual([]);
    expect(await rig.counts('hubspot')).toMatchObject({ delivered: 1, retried: 1 });
  });

  it('is tried again as late as the receiver asks', async () => {
    const hubspot = new Receiver('hubspot');
    hubspot.fault = new CrmBusy('HubSpot is at its limit (429)', HOUR_MS);
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    await worker.round();
    hubspot.fault = undefined;
    rig.table.nowMs += HOUR_MS - 1;
    await worker.round();
    expect(hubspot.tries).toBe(1);
    rig.table.nowMs += 1;
    await worker.round();
    expect(hubspot.taken).toHaveLength(1);
  });

  it('is given up after a day, with an error and a count, and the table still says so', async () => {
    const hubspot = new Receiver('hubspot');
    hubspot.fault = down;
    const sessionId = await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    for (let hour = 0; hour <= 26; hour += 1) {
      await worker.round();
      rig.table.nowMs += HOUR_MS + 15 * MINUTE_MS;
    }
    expect(await rig.counts('hubspot')).toMatchObject({ delivered: 0, dead: 1 });
    expect(await rig.waiting()).toEqual([]);
    expect(rig.log.join('')).toMatch(/is not tried again/);
    expect(await rig.outbox.lease(sessionId, 'x', 1)).toEqual({ kind: 'settled' });
    const { tries } = hubspot;
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(40);
  });

  it('is given up when it has been refused five times', async () => {
    const hubspot = new Receiver('hubspot');
    hubspot.fault = refused;
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    for (let round = 0; round < 8; round += 1) {
      await worker.round();
      rig.table.nowMs += HOUR_MS;
    }
    expect(await rig.counts('hubspot')).toEqual({ delivered: 0, retried: 0, refused: 4, dead: 1 });
    expect(hubspot.tries).toBe(5);
  });

  it('is not given up at the first refusal after an outage', async () => {
    const hubspot = new Receiver('hubspot');
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    for (let round = 0; round < 8; round += 1) {
      hubspot.fault = round < 6 ? down : refused;
      await worker.round();
      rig.table.nowMs += 2 * HOUR_MS;
    }
    hubspot.fault = undefined;
    await worker.round();
    expect(hubspot.taken).toHaveLength(1);
  });

  it('is not sent when the session was deleted', async () => {
    const hubspot = new Receiver('hubspot');
    const sessionId = 'CA00000000000000000000000000000404';
    await rig.outbox.add({ kind: 'due', sessionId, dueAt: new Date(rig.table.nowMs).toISOString() });
    await rig.worker([hubspot]).round();
    expect(hubspot.tries).toBe(0);
    expect(await rig.waiting()).toEqual([]);
  });

  it('of a call that no instance has ended is sent when it must be over', async () => {
    const hubspot = new Receiver('hubspot');
    const { sessionId } = await rig.begun(CALLER);
    const dueAt = new Date(rig.table.nowMs + 30 * MINUTE_MS).toISOString();
    await rig.outbox.add({ kind: 'watch', sessionId, dueAt });
    const rounds = async (laterMs: number) => {
      rig.table.nowMs += laterMs;
      await rig.worker([hubspot]).round();
      return hubspot.taken.length;
    };
    expect(await rounds(29 * MINUTE_MS)).toBe(0);
    expect(await rounds(2 * MINUTE_MS)).toBe(0);
    expect(await rig.waiting('watch')).toEqual([sessionId]);
    expect(await rounds(40 * MINUTE_MS)).toBe(1);
    expect(hubspot.taken[0]).toMatchObject({ id: sessionId, outcome: 'lost' });
    expect(await rig.waiting('watch')).toEqual([]);
  });

  it('is not delivered by two instances at the same moment', async () => {
    const [one, two] = [new Receiver('hubspot'), new Receiver('hubspot')];
    for (let call = 0; call < 10; call += 1) await rig.ended(`+141555501${10 + call}`);
    await Promise.all([rig.worker([one]).round(), rig.worker([two]).round()]);
    await rig.worker([one]).round();
    expect(one.tries + two.tries).toBe(10);
    expect(await rig.waiting()).toEqual([]);
  });

  it('waits while the table is down, and the log says it once', async () => {
    const hubspot = new Receiver('hubspot');
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    rig.table.sandbox.fail(true);
    await worker.round();
    await worker.round();
    expect(rig.log.filter((line) => line.includes('outbox'))).toHaveLength(1);
    rig.table.sandbox.fail(false);
    await worker.round();
    expect(hubspot.taken).toHaveLength(1);
  });

  it('is named in the log without number and words', async () => {
    const hubspot = new Receiver('hubspot');
    hubspot.fault = new TypeError(`a bug with ${CALLER} and "Where is my order?"`);
    await rig.ended(CALLER);
    const worker = rig.worker([hubspot]);
    await worker.round();
    hubspot.fault = undefined;
    rig.table.nowMs += HOUR_MS;
    await worker.round();
    expect(rig.log).toHaveLength(2);
    expect(rig.log.join('')).not.toMatch(/4155550123|order/);
  });
});

describe('a receiver that has failed five times in a row', () => {
  it('is left alone for a while, and refusals do not count', async () => {
    const hubspot = new Receiver('hubspot');
    const guarded = new GuardedReceiver(hubspot);
    const signal = new AbortController().signal;
    const tries = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        await expect(guarded.deliver(report(), signal)).rejects.toBeInstanceOf(CrmError);
      }
      return hubspot.tries;
    };
    hubspot.fault = refused;
    expect(await tries(8)).toBe(8);
    hubspot.fault = down;
    expect(await tries(8)).toBe(13);
  });
});

describe('Retry-After', () => {
  it.each([
    ['2', 2_000],
    ['0', 0],
    ['-5', 0],
    ['Fri, 20 Nov 2026 10:01:00 GMT', 60_000],
    ['soon', 10_000],
    ['', 10_000],
    [undefined, 10_000],
    ['99999999', 86_400_000],
  ])('%s is %i ms', (value, ms) => {
    expect(busyPauseMs(value, Date.parse('2026-11-20T10:00:00Z'))).toBe(ms);
  });
});
