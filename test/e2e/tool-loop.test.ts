import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const { looking } = ENGLISH_LINES;
const CANNOT = 'I cannot do that now.';
const filler = { afterMs: 700, text: {} };
const again = new TimedTool('again', { result: { again: 'yes' }, filler });

const phones = usePhones({
  toolbox: [again],
  rules: [
    { when: /too_many_calls/, answer: { text: CANNOT } },
    { when: /"again"/, answer: { toolCalls: [{ name: 'again', arguments: { ms: 250 } }] } },
    { when: /hello/, answer: { toolCalls: [{ name: 'again', arguments: { ms: 250 } }] } },
  ],
});

describe.concurrent.each(PROVIDERS)(
  'a caller of %s whose assistant calls tools again and again',
  (provider) => {
    it('hears a line meanwhile, and after eight rounds that it does not work', async () => {
      const phone = await phones.connect({ provider });
      const call = await phone.dials();
      await call.hears(GREETING);
      await call.says('caller-hello');
      await call.hears(looking);
      await call.hears(CANNOT);
      expect(again.runsOf(call.sid)).toHaveLength(8);
      call.hangsUp();
      await call.ends();
    });
  },
);
