import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubSpotSandbox } from '../../sandbox/crm/hubspot.ts';

const TOKEN = 'pat-na1-sandbox';
const HEADERS = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
let sandbox: HubSpotSandbox;
let base = '';

beforeEach(async () => {
  sandbox = new HubSpotSandbox({ accessToken: TOKEN });
  base = `${(await sandbox.start()).url}/crm/objects/2026-03`;
});
afterEach(() => sandbox.stop());

async function post(path: string, body: unknown, headers: Record<string, string> = HEADERS) {
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, headers: answer.headers };
}

function search(propertyName: string, value: string) {
  return {
    filterGroups: [{ filters: [{ propertyName, operator: 'EQ' as const, value }] }],
    properties: [],
    limit: 1,
  };
}

function association(id: string, associationTypeId: number) {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] };
}

describe('the sandbox of HubSpot refuses', () => {
  it.each([
    ['no token', '/contacts', { properties: {} }, { 'content-type': 'application/json' }, 401],
    ['another token', '/contacts', { properties: {} }, { ...HEADERS, authorization: 'Bearer x' }, 401],
    ['an API key', '/contacts?hapikey=x', { properties: {} }, HEADERS, 401],
    ['an unknown object', '/cows', { properties: {} }, HEADERS, 404],
    ['an unknown path', '/contacts/1/2/3', {}, HEADERS, 404],
    ['an unknown property', '/contacts', { properties: { shoe: '9' } }, HEADERS, 400],
    ['a property that is no text', '/calls', { properties: { hs_timestamp: 5 } }, HEADERS, 400],
    ['a call without its time', '/calls', { properties: {} }, HEADERS, 400],
    [
      'an unknown status',
      '/calls',
      { properties: { hs_timestamp: '2026-11-20T10:00:00Z', hs_call_status: 'DONE' } },
      HEADERS,
      400,
    ],
    ['a search by an unknown property', '/contacts/search', search('shoe', '9'), HEADERS, 400],
    ['a search without filters', '/contacts/search', { properties: [], limit: 1 }, HEADERS, 400],
    [
      'six groups of filters',
      '/contacts/search',
      { ...search('phone', '1'), filterGroups: Array(6).fill(search('phone', '1').filterGroups[0]) },
      HEADERS,
      400,
    ],
    [
      'more than 100 inputs',
      '/contacts/batch/create',
      { inputs: Array(101).fill({ properties: {} }) },
      HEADERS,
      400,
    ],
  ])('%s', async (_what, path, body, headers, status) => {
    expect((await post(path, body, headers)).status).toBe(status);
  });

  it('a second contact with the same email', async () => {
    const contact = { properties: { email: 'ada@example.com' } };
    expect((await post('/contacts', contact)).status).toBe(201);
    expect((await post('/contacts', contact)).status).toBe(409);
  });

  it('an association of the wrong type, without a type, or to nothing', async () => {
    const { id } = sandbox.account.create('contacts', { properties: {}, associations: [] });
    const properties = { hs_timestamp: '2026-11-20T10:00:00Z' };
    const typeless = { to: { id }, types: [] };
    const wanted = [association(id, 194), association(id, 16), typeless, association('1', 194)];
    const statuses = [];
    for (const associations of wanted.map((one) => [one])) {
      statuses.push((await post('/calls', { properties, associations })).status);
    }
    expect(statuses).toEqual([201, 400, 400, 400]);
  });

  it('the sixth search in a second, and says when to ask again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post('/contacts/search', search('phone', '1'))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
  });

  it('to find what is newer than its index', async () => {
    sandbox.account.indexDelayMs = 200;
    sandbox.account.create('contacts', { properties: { phone: '1' }, associations: [] });
    const request = { filterGroups: search('phone', '1').filterGroups, properties: [], limit: 1 };
    expect(sandbox.account.search('contacts', request)).toHaveLength(0);
    await expect.poll(() => sandbox.account.search('contacts', request), { timeout: 5_000 }).toHaveLength(1);
  });
});
