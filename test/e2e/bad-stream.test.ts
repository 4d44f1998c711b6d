import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, usePhones } from '../support/phones.ts';
import { RawStream } from '../support/raw-stream.ts';

const phones = usePhones();
const FRAME = Buffer.alloc(160, 0xff).toString('base64');

describe.concurrent('a media stream that breaks the protocol', () => {
  it('goes on, and disturbs no other call', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const neighbour = await phone.dials();
    const wild = await RawStream.open(phone.gateway.origin);
    wild.starts();
    await eventually(() => wild.received.some((text) => text.includes('"media"')));

    wild.sends('not json', '[]', '{"event":7}', '{"event":"holiday"}', Buffer.from([1, 2, 3]));
    wild.starts();
    wild.media({ payload: '%%%' });
    wild.media({ payload: '' });
    wild.media({ payload: FRAME, timestamp: '-5' });
    wild.media({ payload: FRAME, chunk: '2', timestamp: '20' });
    wild.media({ payload: FRAME, chunk: '1', timestamp: '0' });
    await eventually(
      async () => (await phone.metric('gateway_frames_dropped_total', { reason: 'out_of_order' })) > 0,
    );
    for (const reason of ['malformed', 'unknown_event', 'duplicate_start', 'bad_payload']) {
      expect(await phone.metric('gateway_frames_dropped_total', { reason }), reason).toBeGreaterThan(0);
    }
    expect(phone.activeCalls).toBe(2);
    expect(wild.closeCode).toBeUndefined();

    wild.sends(`{"event":"media","pad":"${'x'.repeat(70_000)}"}`);
    await eventually(() => wild.closeCode !== undefined);
    await neighbour.hears(GREETING);
    await neighbour.says('caller-open-tomorrow');
    await neighbour.hears(HOURS);
    neighbour.hangsUp();
    await neighbour.hasStatus('COMPLETED');
    expect(neighbour.errors).toEqual([]);
  });

  it('is refused without a token, or with one that is used, forged or from another call', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const { origin } = phone.gateway;
    const first = await RawStream.open(origin);
    first.starts();
    await eventually(() => phone.activeCalls === 1);

    const faults = {
      used: { callSid: first.callSid, token: first.token },
      wrong_call: { token: (await RawStream.open(origin)).token },
      forged: { token: first.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
      missing: { token: '' },
    };
    for (const [reason, start] of Object.entries(faults)) {
      const stream = await RawStream.open(origin);
      stream.starts(start);
      await eventually(() => stream.closeCode !== undefined);
      expect(stream.closeCode, reason).toBe(1008);
      expect(await phone.metric('gateway_requests_refused_total', { reason: `token_${reason}` })).toBe(1);
    }
    expect(phone.activeCalls).toBe(1);
    first.closes();
    await eventually(() => phone.activeCalls === 0);
  });
});
