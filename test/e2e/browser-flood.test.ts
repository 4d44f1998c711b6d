import { describe, expect, it } from 'vitest';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';
import { recordedPieces } from '../support/webm.ts';

const phones = usePhones();
const ATTACKERS = 5;
const ROUND_MS = 250;
const FRAME = 'x'.repeat(64 * 1024 + 1);

/** What attackers do over and over. */
const ATTACKS: readonly ((page: Browser, round: number) => void)[] = [
  (page) => {
    // What a model would answer is not what is tested.
    for (let sent = 0; sent < 400; sent += 1) page.sendRaw('{"action":"voice_text","data":{"text":" "}}');
  },
  (page) => page.sendRaw(FRAME),
  (page, round) => {
    const audioData = Buffer.alloc(32_000, 1).toString('base64');
    for (let sent = 0; sent < 20; sent += 1)
      page.send({ action: 'voice_chunk', data: { audioData, sequenceNumber: round * 20 + sent } });
  },
  (page) => page.sendRaw('['.repeat(60_000)),
  (page) => {
    const [head, ...rest] = recordedPieces('chromium-250ms');
    const audioData = Buffer.concat([head ?? Buffer.alloc(0), ...rest.reverse()]).toString('base64');
    page.send({ action: 'voice_data', data: { audioData } });
  },
];

/** Pages that attack, and connect again when they are closed, until they are stopped. */
async function attackUntil(origin: string, isOver: () => boolean): Promise<number> {
  let connections = 0;
  const one = async (number: number) => {
    const attack = ATTACKS[number % ATTACKS.length];
    let page: Browser | undefined;
    for (let round = 1; !isOver(); round += 1) {
      if (page === undefined || page.closed) {
        const data = { audioFormat: number % ATTACKS.length === 4 ? 'webm' : 'pcm16' };
        page = await Browser.begin(origin, `attacker-${number}-${round}`, { data });
        connections += 1;
      } else attack?.(page, round);
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
    page?.breaks();
  };
  await Promise.all(Array.from({ length: ATTACKERS }, (_, number) => one(number)));
  return connections;
}

describe.each(PROVIDERS)('a phone call in the middle of a flood from browsers, with %s', (provider) => {
  it('hears and is heard as without it', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV, alone: true });
    const call = await phone.dials();
    let isOver = false;
    const attack = attackUntil(phone.gateway.origin, () => isOver);
    try {
      await call.hears(GREETING);
      await call.says('caller-open-tomorrow');
      await call.hears(HOURS);
      await call.says('caller-sunday');
      await call.hears(SUNDAY);
      await call.storedTurn(SUNDAY);
      const turns = await call.turns();
      expect(turns.map(({ role, text }) => `${role}: ${text}`)).toEqual([
        `assistant: ${GREETING}`,
        'caller: what time do you open tomorrow',
        `assistant: ${HOURS}`,
        'caller: wait is that also on sunday',
        `assistant: ${SUNDAY}`,
      ]);
      expect(call.errors).toEqual([]);
    } finally {
      isOver = true;
      expect(await attack).toBeGreaterThanOrEqual(ATTACKERS);
    }
    expect(await phone.metric('gateway_frames_dropped_total', { reason: 'too_far_ahead' })).toBeGreaterThan(
      0,
    );
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
