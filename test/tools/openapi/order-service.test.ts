import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OrderService, startOrders } from '../../../sandbox/services/orders.ts';
import { PrivateHosts } from '../../../src/tools/guard-rails/private-hosts.ts';
import { HostBreakers } from '../../../src/tools/http/host-breakers.ts';
import { HttpTool } from '../../../src/tools/http/http-tool.ts';
import { readOpenapi } from '../../../src/tools/openapi/openapi-section.ts';
import { Secrets } from '../../../src/tools/secrets.ts';
import { guardRails, type Rig, runnerRig } from '../rig.ts';

const FOLDER = new URL('../../../fixtures/tools/', import.meta.url).pathname;

describe('imported operations of a real order service', () => {
  let service: OrderService;

  beforeEach(async () => {
    service = await startOrders({ estimateMs: 20 });
  });
  afterEach(() => service.close());

  /** The tools that the operator imports, ready to be called by a model. */
  function tools(token = service.token): Rig {
    const secrets = new Secrets((name) => (name === 'ORDERS_TOKEN' ? token : undefined));
    const privateHosts = new PrivateHosts([service.host]);
    const { declarations, faults } = readOpenapi(
      {
        orders: {
          file: 'orders.yaml',
          server: service.url,
          operations: ['getOrder', 'listOrders', 'estimateDelivery', 'changeDelivery'],
          headers: { authorization: `Bearer $\{ORDERS_TOKEN}` },
          callerBound: { listOrders: { phone: 'caller.number' } },
          result: { listOrders: { pick: ['/orders'] } },
        },
      },
      { folder: FOLDER, secrets, privateHosts },
    );
    expect(faults).toEqual([]);
    const { dispatcher } = guardRails({ allow: [service.host] });
    const parts = { dispatcher, secrets, breakers: new HostBreakers() };
    return runnerRig(declarations.map((declaration) => new HttpTool(declaration, parts)));
  }

  it('look an order up', async () => {
    const answer = await tools().call('getOrder', { order: '4711' });
    expect(answer).toMatchObject({ result: 'ok', value: { data: { order: '4711', status: 'shipped' } } });
  });

  it('wait for a slow one', async () => {
    const answer = await tools().call('estimateDelivery', { order: '4712' });
    expect(answer).toMatchObject({ result: 'ok', value: { data: { arrives: '2026-12-07' } } });
  });

  it('give the number of the caller, which the model cannot choose', async () => {
    const rig = tools();
    expect(await rig.call('listOrders', { phone: '+15005559999' })).toMatchObject({
      result: 'invalid_arguments',
    });
    const answer = await rig.call('listOrders', { limit: 2 });
    expect(answer?.result).toBe('ok');
    expect(JSON.stringify(answer?.value)).toContain('4712');
    expect(service.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'GET /v1/orders 200',
    ]);
  });

  it('change something once, with a key for each call of the model', async () => {
    const rig = tools();
    const change = { order: '4711', date: '2026-12-10', note: 'With the neighbour.' };
    expect(await rig.call('changeDelivery', change)).toMatchObject({
      result: 'ok',
      value: { data: { order: '4711', delivery: '2026-12-10', note: 'With the neighbour.' } },
    });
    expect(service.book.changes).toBe(1);
    expect(service.requests[0]?.idempotencyKey).toBe('CA1:call_1');
    expect(service.book.get('4711')).toMatchObject({ delivery: '2026-12-10' });
  });

  it('tell the model what the service says', async () => {
    const answer = await tools().call('getOrder', { order: '9999' });
    expect(answer).toMatchObject({ result: 'error', value: { error: 'failed' } });
    expect(JSON.stringify(answer?.value)).toContain('There is no order with this number.');
  });

  it('let the model correct its arguments before anything is sent', async () => {
    const answer = await tools().call('changeDelivery', { order: '47', date: 'tomorrow' });
    expect(answer).toMatchObject({ result: 'invalid_arguments' });
    expect(service.requests).toEqual([]);
  });

  it('fail with a wrong token, and say nothing of it', async () => {
    const rig = tools('a-wrong-token-of-the-test');
    const answer = await rig.call('getOrder', { order: '4711' });
    expect(answer).toMatchObject({ result: 'error', value: { error: 'unavailable' } });
    expect(service.requests[0]?.status).toBe(401);
    expect(JSON.stringify([answer, rig.logLines])).not.toContain('a-wrong-token-of-the-test');
  });
});
