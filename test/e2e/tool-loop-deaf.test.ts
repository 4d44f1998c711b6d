import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const { offer, idlePrompt, idleGoodbye } = ENGLISH_LINES;
const again = new TimedTool('again', { result: { again: 'yes' } });
const phones = usePhones({
  toolbox: [again],
  rules: [
    { when: /"again"|too_many_calls/, answer: { toolCalls: [{ name: 'again', arguments: { ms: 20 } }] } },
    { when: /hello/, answer: { toolCalls: [{ name: 'again', arguments: { ms: 20 } }] } },
  ],
});

describe.concurrent.each(PROVIDERS)(
  'a caller of %s whose assistant calls tools even when told to stop',
  (provider) => {
    it('is offered a person, and a silent call comes to its end', async () => {
      const phone = await phones.connect({ alone: true, provider, env: { IDLE_CALL_SECONDS: '16' } });
      const call = await phone.dials();
      await call.hears(GREETING);
      await call.says('caller-hello');
      await call.hears(offer);
      await call.hears(idlePrompt);
      await call.hears(idleGoodbye);
      expect(again.runsOf(call.sid)).toHaveLength(8);
      await call.ends();
    }, 60_000);
  },
);
