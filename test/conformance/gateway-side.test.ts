import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformanceCases } from './cases.ts';
import type { ConformanceCase, Ending } from './conformance-case.ts';
import { ListeningGateway, usable } from './listening-gateway.ts';

/** `maxPayload` of the media stream. */
const MAX_MESSAGE_BYTES = 65_536;

describe.each(['fast', 'plain'] as const)('the media stream, WIRE=%s', (wire) => {
  const gateway = new ListeningGateway();
  beforeAll(() => gateway.listen(wire));
  afterAll(() => gateway.stop());

  it.each(conformanceCases(MAX_MESSAGE_BYTES))('$name', async (given) => {
    const peer = await gateway.stream();
    await gateway.taken();
    await peer.send(given.sends, given.pieces);
    const open = await peer.settled();
    expect(await gateway.taken()).toEqual(usable(given.messages ?? []));
    expect(peer.pongs).toEqual(pongsOf(given));
    expect(endingsOf(given)).toContain(open ? 'open' : (peer.closeCode ?? 'end'));
    expect(peer.received.every(({ masked }) => !masked)).toBe(true);
    peer.destroy();
  });
});

function pongsOf({ pongs = [] }: ConformanceCase): string[] {
  return pongs.map((payload) => payload.toString('latin1'));
}

function endingsOf({ ends = 'open' }: ConformanceCase): readonly Ending[] {
  return [ends].flat();
}
