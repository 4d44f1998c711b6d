import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { said, text } from './conformance-case.ts';
import { type Connect, FOREIGN_CLIENTS, type ForeignClient } from './foreign-clients.ts';
import { BINARY } from './frame.ts';
import { ListeningGateway, usable } from './listening-gateway.ts';

const SIZES = [125, 126, 127, 1000, 65_535, 65_536];
/** Base64 lengths of what the gateway plays. */
const PLAYED = [4, 40, 60, 64, 160, 65_400, 65_536, 200_000];

describe.each(['fast', 'plain'] as const)('with WIRE=%s', (wire) => {
  const gateway = new ListeningGateway();
  beforeAll(() => gateway.listen(wire));
  afterAll(() => gateway.stop());

  describe.each(FOREIGN_CLIENTS)('a call over %s', (_name, connect: Connect) => {
    let client: ForeignClient;

    beforeEach(async () => {
      const opening = await gateway.opening();
      client = await connect(gateway.port);
      gateway.callControl.opened.length = 0;
      for (const { payload } of opening) client.sendText(payload.toString());
      await eventually(() => gateway.callControl.opened.length === 1);
      await gateway.taken();
    });
    afterEach(() => client.close(1000));

    it('is heard, whatever the sizes of its messages', async () => {
      const messages = [
        ...SIZES.map((size, n) => text(said(n, { size, note: 'κόσμε' }))),
        { opcode: BINARY, payload: Buffer.from('not for us') },
        text('not for us either'),
        text(said(SIZES.length)),
      ];
      for (const { opcode, payload } of messages) {
        if (opcode === BINARY) client.sendBinary(payload);
        else client.sendText(payload.toString());
      }
      const expected = usable(messages);
      await eventually(() => gateway.callControl.heard.length >= expected.audio.length);
      expect(await gateway.taken()).toEqual(expected);
    });

    it('hears what is played, whatever its size', async () => {
      const media = gateway.callControl.opened[0]?.media;
      for (const size of PLAYED) media?.play('item', 'A'.repeat(size));
      const payloads = () =>
        client.received.flatMap((message) => /"payload":"([^"]+)"/.exec(message)?.[1]?.length ?? []);
      await eventually(() => payloads().length === PLAYED.length);
      expect(payloads()).toEqual(PLAYED);
    });

    it.each([1000, 3000, 4999])('closes with %i, which is echoed', async (code) => {
      client.close(code);
      expect(await client.closed).toBe(code);
    });

    it('is told 1000 when the gateway closes', async () => {
      gateway.callControl.opened[0]?.media.close();
      expect(await client.closed).toBe(1000);
    });

    it('is told 1009 when it sends too much', async () => {
      client.sendText('x'.repeat(65_537));
      expect(await client.closed).toBe(1009);
    });
  });
});
