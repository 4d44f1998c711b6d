import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FLOW_VALUES } from '../../sandbox/connect/flow-instance.ts';
import { flowTemplate, loadFlow, placeholdersOf } from '../../sandbox/connect/flow-template.ts';
import { lookUp } from '../../src/lookup-lambda/lookup.ts';
import { SessionTable } from '../support/session-table.ts';

const FLOWS = ['handoff', 'callback'] as const;
const readme = readFileSync(new URL('../../infra/connect/README.md', import.meta.url), 'utf8');

describe.each(FLOWS)('%s.flow.json', (name) => {
  test('is complete with the values of one instance', () => {
    expect(loadFlow(name, FLOW_VALUES).actions.size).toBeGreaterThan(0);
    expect(() => loadFlow(name, {})).toThrow(/no value for/);
  });

  test('is explained action by action, with its placeholders', () => {
    const actions = [...loadFlow(name, FLOW_VALUES).actions.keys()];
    expect(actions.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
    const placeholders = placeholdersOf(flowTemplate(name));
    expect(placeholders.filter((one) => !readme.includes(`| \`${one}\` |`))).toEqual([]);
  });
});

describe('the hand-off flow', () => {
  const flow = loadFlow('handoff', FLOW_VALUES);

  test('takes the token before anything is played', () => {
    const start = flow.actions.get(flow.start);
    expect(start?.Type).toBe('UpdateFlowLoggingBehavior');
    expect(start?.Transitions).toMatchObject({ NextAction: 'collect-token' });
  });

  test('copies every field that the look-up answers', async () => {
    const table = new SessionTable();
    await table.start();
    const store = table.store();
    await store.putHandoff({
      ...{ token: '1234567890', sessionId: 'CA1', reason: 'legal', summary: '', priority: 'low' },
      ...{ language: 'en', transcript: '', createdAt: new Date(table.nowMs).toISOString() },
      expiresAt: table.nowMs / 1000 + 600,
    });
    const answer = await lookUp({ token: '1234567890', contactId: 'contact-1' }, store);
    store.close();
    await table.stop();
    expect(answer.found).toBe('true');
    const copies = Object.fromEntries(Object.keys(answer).map((key) => [key, `$.External.${key}`]));
    const copy = flow.actions.get('copy-conversation');
    expect(copy?.Parameters).toEqual({ Attributes: copies, TargetContact: 'Current' });
  });
});
