import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { findCallerItems, markForgotten, removeCallerItems } from '../../src/store/caller-items.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import { OperatorTable } from '../../src/store/operator-table.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

/** The gateway lists a session and writes its events within this time after the end. */
const LATE_WRITES_MS = 3_000;

const phones = usePhones();

function tableOf(phone: Phone) {
  const endpoint = phone.network.environment('openai').AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const client = createDynamoClient({ region: 'us-east-1', endpoint, credentials: SANDBOX.credentials });
  return { client, table: new OperatorTable(client, 'voice-sessions') };
}

describe.concurrent.each(PROVIDERS)(
  'a caller of %s who is forgotten as soon as they have hung up',
  (provider) => {
    it('is in no item that is written afterwards', async () => {
      const env = { CONSOLE_TOKEN: 'supervisor-token-of-the-tests' };
      const phone = await phones.connect({ provider, env });
      const call = await phone.dials();
      await call.hears(GREETING);
      await call.says('caller-open-tomorrow');
      await call.hears(HOURS);
      await call.hangsUp();
      await eventually(async () => (await call.session())?.status === 'COMPLETED');
      const { client, table } = tableOf(phone);
      const items = await findCallerItems(
        table,
        { caller: phone.caller, nowMs: Date.now() },
        () => undefined,
      );
      expect(items.counts).toMatchObject({ sessions: 1 });
      expect(items.live).toBe(0);
      await markForgotten(table, items, Date.now());
      await removeCallerItems(table, items);
      await sleep(LATE_WRITES_MS);
      expect(await table.keysUnder(`VOICE#${call.sid}`)).toEqual([
        { PK: `VOICE#${call.sid}`, SK: 'FORGOTTEN' },
      ]);
      for await (const { items: left } of table.scan({}))
        expect(JSON.stringify(left)).not.toContain(phone.caller);
      client.destroy();
    });
  },
);
