import { describe, expect, it } from 'vitest';
import { ContactLookup } from '../../src/crm/contact-lookup.ts';
import type { ContactSource } from '../../src/crm/crm.ts';
import { CrmError } from '../../src/errors.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { CALLER } from './reports.ts';

const ADA = { id: '1', name: 'Ada' };

function lookup(findContact: ContactSource['findContact'], limitMs = 1_500) {
  const metrics = new Metrics();
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  let asked = 0;
  const source: ContactSource = {
    findContact: (number, signal) => {
      asked += 1;
      return findContact(number, signal);
    },
  };
  const contacts = new ContactLookup({ source, logger, metrics, limitMs });
  const counts = async () =>
    Object.fromEntries(
      (await metrics.crmLookups.get()).values.map(({ labels, value }) => [labels.result, value]),
    );
  return { contacts, counts, lines, asked: () => asked };
}

/** Never answers, as a service that hangs. */
const silent: ContactSource['findContact'] = () => new Promise(() => undefined);

describe('looking a caller up', () => {
  it('asks the CRM once for a call, by its webhook and its stream', async () => {
    const { contacts, counts, asked } = lookup(async () => ADA);
    const webhook = contacts.of('CA1', CALLER);
    expect(await contacts.of('CA1', CALLER)).toEqual(ADA);
    expect(await webhook).toEqual(ADA);
    expect(asked()).toBe(1);
    expect(await counts()).toEqual({ found: 1, unknown: 0, late: 0, error: 0 });
  });

  it('asks nothing for a withheld number', async () => {
    const { contacts, asked } = lookup(async () => ADA);
    expect(await contacts.of('CA1', undefined)).toBeUndefined();
    expect(asked()).toBe(0);
  });

  it('ends without a contact when the CRM does not know the caller, fails, or is late', async () => {
    const { contacts, counts } = lookup(async () => undefined);
    expect(await contacts.of('CA1', CALLER)).toBeUndefined();
    expect(await counts()).toMatchObject({ unknown: 1 });

    const failing = lookup(async () => {
      throw new CrmError('crm_unavailable', 'HubSpot answered 502');
    });
    expect(await failing.contacts.of('CA1', CALLER)).toBeUndefined();
    expect(await failing.counts()).toMatchObject({ error: 1 });
    expect(failing.lines.join('')).toContain('crm_unavailable');
    expect(failing.lines.join('')).not.toContain(CALLER.slice(1));

    const late = lookup(silent, 20);
    expect(await late.contacts.of('CA1', CALLER)).toBeUndefined();
    expect(await late.counts()).toMatchObject({ late: 1 });
  });

  it('aborts the request that is late', async () => {
    let signal: AbortSignal | undefined;
    const { contacts } = lookup((_number, given) => {
      signal = given;
      return silent(_number, given);
    }, 20);
    await contacts.of('CA1', CALLER);
    expect(signal?.aborted).toBe(true);
  });

  it('leaves a CRM alone that has failed five times: further callers do not wait for it', async () => {
    const failing = lookup(async () => {
      throw new CrmError('crm_unavailable', 'HubSpot answered 502');
    });
    for (let call = 0; call < 8; call += 1) await failing.contacts.of(`CA${call}`, CALLER);
    expect(failing.asked()).toBe(5);
    expect(await failing.counts()).toMatchObject({ error: 8 });
  });
});
