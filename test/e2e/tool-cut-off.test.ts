import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const CUT_OFF = 'before these tools answered: status.';
const status = new TimedTool('status', { result: { arrives: 'Tuesday' } });
const phones = usePhones({
  toolbox: [status],
  rules: [
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: 8_000 } }] } },
  ],
});

it.each(PROVIDERS)(
  'a socket lost while a tool runs: the next model of %s knows what was cut off',
  async (provider) => {
    const phone = await phones.connect({ alone: true, provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    const run = await eventually(() => status.runsOf(call.sid)[0]);
    const before = modelSessions(phone).length;
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    expect(run.aborted).toBe(true);
    const next = modelSessions(phone).slice(before);
    expect(next.map(({ instructions }) => instructions).join()).toContain(CUT_OFF);
    call.hangsUp();
    await call.ends();
  },
);

it.each(PROVIDERS)(
  'nobody answers the dial: the model of %s knows whose result was lost',
  async (provider) => {
    const phone = await phones.connect({ alone: true, provider });
    phone.agent.is('busy');
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await eventually(() => status.runsOf(call.sid)[0]);
    const before = modelSessions(phone).length;
    await call.presses('0');
    await call.hears(phone.lines.nobodyFree);
    const next = modelSessions(phone).slice(before);
    expect(next.map(({ instructions }) => instructions).join()).toContain(CUT_OFF);
    call.hangsUp();
    await call.ends();
  },
);
