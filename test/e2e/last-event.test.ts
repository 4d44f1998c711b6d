import { afterAll, describe, expect, it } from 'vitest';
import { WEB, WEB_ENV } from '../support/browser.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, usePhones } from '../support/phones.ts';
import { GATEWAY_DECIDES } from '../support/run-settings.ts';

/** While the hand-off is written, the model goes on with its answer. */
const WRITING_MS = 900;
const phones = usePhones({
  ...{ openai: { speed: 1 }, bedrock: { speed: 1 } },
  rules: [{ when: /speak to a person/, answer: { text: LONG_ANSWER } }],
});
afterAll(() => phones.network.dynamo.delay(0));

describe.concurrent.each(PROVIDERS)(
  'a model (%s) that answers the words that lead to a person',
  (provider) => {
    // Where the gateway decides, the model is not asked to answer such words.
    it.skipIf(GATEWAY_DECIDES && provider === 'openai')(
      'is silenced for the line of the gateway, and its words come before the end of the call',
      async () => {
        const env = { EVENTS_INCLUDE_TEXT: 'true', ...WEB_ENV };
        const phone = await phones.connect({ provider, alone: true, env });
        const viewer = await EventViewer.open(phone.gateway.origin, WEB.apiKey);
        const call = await phone.dials();
        await call.hears(GREETING);
        phones.network.dynamo.delay(WRITING_MS);
        await call.says('caller-person');
        await call.hears(phone.lines.hold);
        await phone.agent.sees(call.carrierCall.from);
        phone.agent.hangsUp();
        await call.ends();
        await eventually(() => viewer.ofSessions.some(({ data }) => data.kind === 'ended'));
        const before = viewer.ofSessions.length;
        // The gateway hands events out every 25 ms; the socket of the stream is closed by now.
        await call.hasStatus('HANDED_OFF');
        expect(viewer.ofSessions).toHaveLength(before);
        expect(viewer.ofSessions.at(-1)?.data.kind).toBe('ended');
        const heard = viewer.ofSessions
          .filter(({ data }) => data.kind === 'heard')
          .map(({ data }) => data.data);
        const answer = heard.find(({ text }) => LONG_ANSWER.startsWith(text));
        expect(answer).toMatchObject({ interrupted: true });
        expect(heard.at(-1)).toMatchObject({ text: phone.lines.hold, turn: answer.turn + 1 });
        expect((await call.turns()).map(({ text }) => text)).toContain(answer.text);
        viewer.close();
      },
    );
  },
);
