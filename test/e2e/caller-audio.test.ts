import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

beforeAll(() => {
  phones.network.openai.faults.acceptDelayMs = 500;
});
afterAll(() => {
  phones.network.openai.faults.acceptDelayMs = 0;
});

/** Samples from the first sound to the last. */
function spokenPart(pcm: Int16Array): Int16Array {
  return pcm.subarray(
    pcm.findIndex((sample) => sample !== 0),
    pcm.findLastIndex((sample) => sample !== 0) + 1,
  );
}

describe.concurrent.each(PROVIDERS)('what a caller says to %s', (provider) => {
  it('arrives complete and in order, even before the model is connected', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.happens('stream-opened');
    await call.says('caller-parcel');
    const said = spokenPart(decodeMulaw(phones.network.library.utterance('caller-parcel').mulaw));
    const model = await call.model();
    await eventually(() => spokenPart(model.received).length >= said.length);
    expect(Buffer.from(spokenPart(model.received)).equals(Buffer.from(said))).toBe(true);
    call.hangsUp();
  });

  it('is understood although some frames are lost', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    const speaking = call.says('caller-open-tomorrow');
    call.carrierCall.phone.dropsFrames(2);
    await speaking;
    await call.hears(HOURS);
    expect(await phone.metric('gateway_frames_dropped_total', { reason: 'gap' })).toBeGreaterThan(0);
    call.hangsUp();
  });

  it('is answered on a line that sends no silence', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    call.carrierCall.phone.silent = true;
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
  });
});
