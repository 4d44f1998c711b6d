import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OrderService, startOrders } from '../../sandbox/services/orders.ts';

describe('the order service of the sandbox', () => {
  let service: OrderService;

  beforeAll(async () => {
    service = await startOrders({ estimateMs: 10 });
  });
  afterAll(() => service.close());

  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    const headers = { authorization: `Bearer ${service.token}`, ...init.headers };
    const response = await fetch(service.url + path, { ...init, headers });
    return { status: response.status, body: await response.json() };
  }

  function change(body: unknown, key?: string) {
    const headers = {
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return ask('/orders/4712/delivery', { method: 'POST', headers, body: JSON.stringify(body) });
  }

  it('answers what fits its document', async () => {
    expect(await ask('/orders/4711')).toMatchObject({ status: 200, body: { status: 'shipped' } });
    expect(await ask('/orders?phone=%2B15005550001&limit=1')).toMatchObject({ status: 200 });
    expect(await ask('/orders/4713/delivery-estimate')).toMatchObject({ status: 200 });
  });

  it.each<[string, string, RequestInit, number]>([
    ['no token', '/orders/4711', { headers: { authorization: '' } }, 401],
    ['a wrong token', '/orders/4711', { headers: { authorization: 'Bearer other' } }, 401],
    ['a number that is none', '/orders/47x1', {}, 400],
    ['a missing query', '/orders', {}, 400],
    ['a limit beyond the largest', '/orders?phone=%2B15005550001&limit=11', {}, 400],
    ['an unknown order', '/orders/9999', {}, 404],
    ['an unknown path', '/customers', {}, 404],
    ['a method that it does not have', '/orders/4711', { method: 'DELETE' }, 405],
  ])('refuses %s', async (_, path, init, status) => {
    expect(await ask(path, init)).toMatchObject({ status });
  });

  it('refuses a change without a key, with a wrong day, or with other fields', async () => {
    expect(await change({ date: '2026-12-12' })).toMatchObject({ status: 400 });
    expect(await change({ date: 'tomorrow' }, 'key-of-a-test')).toMatchObject({ status: 400 });
    expect(await change({ date: '2026-12-12', price: 0 }, 'key-of-a-test')).toMatchObject({ status: 400 });
    expect(service.book.changes).toBe(0);
  });

  it('changes once for a key, and refuses the key for another request', async () => {
    const first = await change({ date: '2026-12-12' }, 'key-of-a-test');
    expect(first).toMatchObject({ status: 200, body: { delivery: '2026-12-12' } });
    expect(await change({ date: '2026-12-12' }, 'key-of-a-test')).toEqual(first);
    expect(await change({ date: '2026-12-24' }, 'key-of-a-test')).toMatchObject({ status: 422 });
    expect(service.book.changes).toBe(1);
  });
});
