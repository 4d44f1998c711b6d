import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubSpotSandbox } from '../../sandbox/crm/hubspot.ts';
import { ReportReceiverSandbox } from '../../sandbox/crm/report-receiver.ts';
import { HubSpot } from '../../src/crm/hubspot/hubspot.ts';
import { CrmWebhook } from '../../src/crm/webhook/webhook.ts';
import type { ReportOutbox } from '../../src/store/outbox.ts';
import { DeliveryRig } from './delivery-rig.ts';
import { TOKEN } from './reports.ts';

const SECRET = 'a-secret-of-the-receiver';
/** HubSpot's search is this far behind, by the clock of the tests. */
const INDEX_DELAY_MS = 10_000;
const STEP_MS = 15_000;
const CALLS = 4;
const INSTANCES = 3;
/** Rounds in which instances are killed and HubSpot fails, before all is well again. */
const BAD_ROUNDS = 8;
const MOST_ROUNDS = 80;
const UNLIMITED = { turn: async () => undefined, hold: () => undefined };

let rig: DeliveryRig;
let hubspot: HubSpotSandbox;
let receiver: ReportReceiverSandbox;
let hubspotUrl = '';
let receiverUrl = '';

beforeEach(async () => {
  rig = new DeliveryRig();
  await rig.start();
  const clock = () => rig.table.nowMs;
  hubspot = new HubSpotSandbox({ accessToken: TOKEN, searchesPerSecond: 1e6, requestsPerBurst: 1e6, clock });
  hubspot.account.indexDelayMs = INDEX_DELAY_MS;
  receiver = new ReportReceiverSandbox({ secret: SECRET });
  hubspotUrl = (await hubspot.start()).url;
  receiverUrl = (await receiver.start()).url;
});
afterEach(async () => {
  await Promise.all([rig.stop(), hubspot.stop(), receiver.stop()]);
});

/** What a process does with the table, until it is killed before or after one of its steps. */
function mortal(outbox: ReportOutbox, dies: () => 'no' | 'before' | 'after'): ReportOutbox {
  let dead = false;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const how = dead ? 'before' : dies();
    dead ||= how !== 'no';
    if (how === 'before') throw new Error('the process was killed');
    const result = await work();
    if (how === 'after') throw new Error('the process was killed');
    return result;
  };
  return {
    add: (entry) => step(() => outbox.add(entry)),
    remove: (entry) => step(() => outbox.remove(entry)),
    oldest: (...given) => step(() => outbox.oldest(...given)),
    lease: (...given) => step(() => outbox.lease(...given)),
    release: (...given) => step(() => outbox.release(...given)),
  };
}

/** An instance of the gateway, with connections of its own. */
function instance(dies: () => 'no' | 'before' | 'after') {
  const crm = new HubSpot({
    accessToken: TOKEN,
    baseUrl: hubspotUrl,
    tickets: 'handoffs',
    searches: UNLIMITED,
  });
  const webhook = new CrmWebhook({ url: receiverUrl, secret: SECRET });
  const worker = rig.worker([crm, webhook], mortal(rig.outbox, dies));
  return {
    round: () => worker.round(),
    close: async () => {
      await worker.close();
      await Promise.all([crm.close(), webhook.close()]);
    },
  };
}

/** Numbers from 0 to 1 from the thousandths that the property chose; then none that does harm. */
function source(numbers: readonly number[]): () => number {
  let index = 0;
  return () => (numbers[index++] ?? 1_000) / 1_000;
}

describe('with instances that are killed at any step and a HubSpot that fails at any request', () => {
  it('each report is delivered, and HubSpot has one engagement, one contact and one ticket for each call', async () => {
    let callers = 1_000;
    // Not doubles: nearly all of those are close to 0.
    const numbers = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 300, maxLength: 600 });
    const run = async (chosen: readonly number[]) => {
      const next = source(chosen);
      const patch = { status: 'HANDED_OFF', handoff: { reason: 'dtmf' } } as const;
      const calls = [];
      for (let call = 0; call < CALLS; call += 1)
        calls.push(await rig.ended(`+1415555${callers++}`, { patch }));
      const faulty = () => next() < 0.25;
      hubspot.fail('server_error', Number.POSITIVE_INFINITY, faulty);
      const dies = () => (next() > 0.12 ? 'no' : next() < 0.5 ? 'before' : 'after');
      for (let round = 0; round < BAD_ROUNDS; round += 1) {
        hubspot.fail(next() < 0.5 ? 'lost_answer' : 'server_error', Number.POSITIVE_INFINITY, faulty);
        const living = Array.from({ length: INSTANCES }, () => instance(dies));
        await Promise.all(living.map((one) => one.round()));
        await Promise.all(living.map((one) => one.close()));
        rig.table.nowMs += STEP_MS;
      }
      hubspot.fail(false);
      const last = instance(() => 'no');
      for (let round = 0; round < MOST_ROUNDS && (await rig.waiting()).length > 0; round += 1) {
        await last.round();
        rig.table.nowMs += 4 * STEP_MS;
      }
      await last.close();
      expect(await rig.waiting()).toEqual([]);
      const engagements = hubspot.account.all('calls').map((call) => call.properties.hs_call_external_id);
      for (const sessionId of calls) {
        expect(engagements.filter((id) => id === sessionId)).toHaveLength(1);
        expect(receiver.accepted.has(`${sessionId}:webhook`)).toBe(true);
      }
      const { account } = hubspot;
      expect(account.all('contacts')).toHaveLength(account.all('calls').length);
      expect(account.all('tickets')).toHaveLength(account.all('calls').length);
    };
    await fc.assert(fc.asyncProperty(numbers, run), { numRuns: 15, endOnFailure: true });
  });
});
