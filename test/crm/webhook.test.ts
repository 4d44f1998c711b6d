import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReportReceiverSandbox } from '../../sandbox/crm/report-receiver.ts';
import { signBody } from '../../src/crm/webhook/signature.ts';
import { CrmWebhook } from '../../src/crm/webhook/webhook.ts';
import { report } from './reports.ts';

const SECRET = 'a-secret-of-the-receiver';
const signal = new AbortController().signal;
let receiver: ReportReceiverSandbox;
let url = '';
const open: CrmWebhook[] = [];

beforeEach(async () => {
  receiver = new ReportReceiverSandbox({ secret: SECRET });
  url = (await receiver.start()).url;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((webhook) => webhook.close()));
  await receiver.stop();
});

function webhook(changes: { secret?: string; url?: string; now?: () => number } = {}): CrmWebhook {
  const made = new CrmWebhook({ url, secret: SECRET, ...changes });
  open.push(made);
  return made;
}

describe('the CRM webhook', () => {
  it('posts the report with a signature that the receiver accepts', async () => {
    await webhook().deliver(report(), signal);
    expect(receiver.answers).toEqual([200]);
    expect(receiver.accepted.get(`${report().id}:webhook`)?.body).toEqual({
      type: 'call.ended',
      version: 1,
      call: report(),
    });
  });

  it('counts as delivered when the receiver has the report already', async () => {
    await webhook().deliver(report(), signal);
    await webhook().deliver(report(), signal);
    expect(receiver.answers).toEqual([200, 409]);
    expect(receiver.accepted.size).toBe(1);
  });

  it.each([
    ['with another secret', { secret: 'a-secret-of-someone-else' }],
    ['with the time of another day', { now: () => Date.now() - 86_400_000 }],
  ])('is refused %s', async (_why, changes) => {
    await expect(webhook(changes).deliver(report(), signal)).rejects.toMatchObject({ code: 'crm_refused' });
    expect(receiver.answers).toEqual([401]);
  });

  it.each([
    [302, 'crm_refused'],
    [400, 'crm_refused'],
    [404, 'crm_refused'],
    [408, 'crm_unavailable'],
    [429, 'crm_unavailable'],
    [500, 'crm_unavailable'],
    [503, 'crm_unavailable'],
  ])('takes the answer %i as %s', async (status, code) => {
    receiver.answerNext(status);
    await expect(webhook().deliver(report(), signal)).rejects.toMatchObject({ code });
    expect(receiver.answers).toEqual([status]);
  });

  it('is tried again later when no receiver is there', async () => {
    const delivering = webhook({ url: 'http://127.0.0.1:1/' }).deliver(report(), signal);
    await expect(delivering).rejects.toMatchObject({ code: 'crm_unavailable' });
  });

  it('signs time and body together, as documented', () => {
    expect(signBody('secret', '1764500000', '{"a":1}')).toBe(
      'v1=fc3d86cf3c4c44038f3f4f1f41734b4a6fa744b140bb12dcef72634674f35d1b',
    );
  });
});
