import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTACT, Office } from '../../sandbox/demo/office.ts';
import { demoScript } from '../../sandbox/demo/script.ts';
import { declaredEquipment } from '../../src/assistants/declared-equipment.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';

const ASSISTANTS = fileURLToPath(new URL('../../fixtures/demo/assistants.yaml', import.meta.url));
const CALLER = '+14155550104';

function read(file: string, privateHosts: readonly string[] = []) {
  const secrets = (name: string) => (name === 'ORDERS_TOKEN' ? 'a-secret-token' : undefined);
  return readProfiles(file, declaredEquipment({ secrets, privateHosts, allowStdio: false }));
}

describe('the assistants file of the demo', () => {
  it('has no fault, where it is and as users copy it', () => {
    const found = read(ASSISTANTS);
    expect('faults' in found ? found.faults : []).toEqual([]);
  });

  it('greets in both of its languages', () => {
    const found = read(ASSISTANTS);
    if ('faults' in found) throw new Error('faulty');
    const reception = found.profiles.profiles.get('reception');
    expect(reception).toMatchObject({
      languages: ['en', 'de'],
      tools: ['getOrder', 'estimateDelivery'],
      knowledge: 'manual',
    });
  });
});

describe('the office of the demo', () => {
  let folder = '';
  let office: Office;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demo-office-'));
    office = await Office.open(folder, CALLER);
  });
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  it('writes the file with the addresses of this machine, and without a fault', () => {
    const { ASSISTANTS_FILE = '', TOOLS_ALLOW_PRIVATE = '' } = office.environment;
    const text = readFileSync(ASSISTANTS_FILE, 'utf8');
    expect(text).toContain(office.orders.url);
    expect(text).not.toContain('example.com');
    const found = read(ASSISTANTS_FILE, TOOLS_ALLOW_PRIVATE.split(','));
    expect('faults' in found ? found.faults : []).toEqual([]);
  });

  it('has a contact with the number of the caller', () => {
    const [contact] = office.hubspot.account.all('contacts');
    expect(contact?.properties).toEqual({ ...CONTACT, phone: CALLER });
    expect(office.engagement('CA1')).toBeUndefined();
  });

  it('knows which orders were asked for', async () => {
    const headers = { authorization: `Bearer ${office.orders.token}` };
    await fetch(`${office.orders.url}/orders/4711`, { headers });
    await fetch(`${office.orders.url}/orders/9999`, { headers });
    expect(office.orderRequests).toEqual(['GET /v1/orders/4711']);
  });
});

describe('the model of the demo', () => {
  const script = demoScript();
  const answerTo = (data: unknown) => script.answer(JSON.stringify({ data, note: 'This is data.' })).text;

  it('speaks what the documents say', () => {
    const page = readFileSync(new URL('../../fixtures/knowledge/shop.en.md', import.meta.url), 'utf8');
    const returns = 'You may send back anything you bought within 30 days.';
    expect(page).toContain(returns);
    const text = `Talvero shop, Returning goods: ${returns} The box may be opened.`;
    expect(answerTo({ found: true, passages: [{ text, source: 'shop.en.md' }] })).toBe(returns);
    const other = { text: 'Talvero shop, Repairs: Bring it to any shop.', source: 'shop.en.md' };
    expect(answerTo({ found: true, passages: [other] })).toBe('I am sorry, I do not know that.');
  });

  it('speaks what the order service says', () => {
    expect(answerTo({ order: '4711', arrives: '2026-12-03', between: '9 and 12 in the morning' })).toBe(
      'It arrives on December 3, between 9 and 12 in the morning.',
    );
  });

  it('says that it does not know when a tool has failed', () => {
    expect(script.answer('{"error":"timeout"}').text).toBe('I am sorry, I do not know that.');
  });
});
