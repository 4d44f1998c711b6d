import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BrowserTokens } from '../../src/web/tokens.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { Browser, fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { recordedPieces } from '../support/webm.ts';

/** 20 ms at 24 kHz, which the gateway passes on as they are. */
const CHUNK_BYTES = 960;
/** 100 ms of silence stand in for a page that sends no audio. */
const SILENCE_BYTES = 4_800;
const MEGABYTE = 1024 * 1024;

const rig = new GatewayRig();
let origin = '';
let users = 0;
let neighbour: Browser;
/** Neighbour and attackers are told apart by the value of their bytes. */
let voice = 0;

beforeAll(async () => {
  await rig.start();
  await rig.configure({ OPENAI_API_KEY: 'sk-test', MAX_CALLS: '1000', ...WEB_ENV });
  origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => rig.stop());
beforeEach(async () => {
  neighbour = await opened({ sampleRate: 24_000 });
  voice += 1;
});

const nextUser = () => `user-${++users}`;

async function opened(data: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  const userId = nextUser();
  const browser = await Browser.begin(origin, userId, { data });
  await eventually(() => callOf(browser));
  return browser;
}

/** The call of a browser's newest session. */
const callOf = (browser: Browser) =>
  rig.callControl.opened.findLast(({ start }) => start.userId === browser.userId);

function heardOf(browser: Browser): Buffer[] {
  const payloads = rig.callControl.heardOf.get(callOf(browser)?.start.callSid ?? '') ?? [];
  return payloads
    .map((payload) => Buffer.from(payload, 'base64'))
    .filter(({ length }) => length !== SILENCE_BYTES);
}

async function count(metric: 'framesDropped' | 'requestsRefused', reason: string): Promise<number> {
  const { values } = await rig.metrics[metric].get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}

const counts = (counter: Counter) => count(counter[0], counter[1]);

const audioOf = (value: number, bytes = CHUNK_BYTES) => Buffer.alloc(bytes, value).toString('base64');

/** What the neighbour says and hears while others are attacked: all of it, and nothing else. */
async function neighbourIsServed(attackers: readonly Browser[]): Promise<void> {
  const call = callOf(neighbour);
  const itemId = `neighbour-${voice}`;
  for (let sequenceNumber = 1; sequenceNumber <= 5; sequenceNumber += 1) {
    const data = { audioData: audioOf(voice), sequenceNumber };
    neighbour.send({ action: 'voice_chunk', data });
    call?.media.play(itemId, audioOf(voice));
  }
  await eventually(() => heardOf(neighbour).length >= 5);
  expect(heardOf(neighbour)).toEqual(Array.from({ length: 5 }, () => Buffer.alloc(CHUNK_BYTES, voice)));
  await eventually(() => neighbour.of('voice_audio').length >= 5);
  expect(neighbour.of('voice_audio').map(({ data }) => data.audioData)).toEqual(
    Array(5).fill(audioOf(voice)),
  );
  expect(neighbour.of('voice_error')).toEqual([]);
  expect(neighbour.closed).toBeUndefined();
  for (const attacker of attackers) {
    expect(attacker.messages.some(({ data }) => data?.itemId === itemId)).toBe(false);
    expect(attacker.messages.some(({ sessionId }) => sessionId === call?.start.callSid)).toBe(false);
  }
  neighbour.breaks();
}

type Counter = readonly ['framesDropped' | 'requestsRefused', string];

/** The counter rises, and the neighbour is served. */
async function counted(counter: Counter, attack: () => Promise<readonly Browser[]>): Promise<void> {
  const before = await counts(counter);
  const attackers = await attack();
  await eventually(async () => (await counts(counter)) > before);
  await neighbourIsServed(attackers);
  for (const attacker of attackers) attacker.breaks();
}

describe('a page that may not connect', () => {
  it.each([
    ['another origin', 'https://evil.test'],
    ['an origin that begins like an allowed one', `${WEB.origin}.evil.test`],
    ['the origin of a sandbox', 'null'],
    ['no origin', ''],
  ])('%s', async (_what, from) => {
    await counted(['requestsRefused', 'browser_origin'], async () => {
      await expect(Browser.connect(origin, nextUser(), from)).rejects.toThrow('status 403');
      return [];
    });
  });

  const claims = (userId: string) => ({ userId, origin: WEB.origin });
  const old = new BrowserTokens(WEB.tokenKey, () => Date.now() - 61_000);
  const foreign = new BrowserTokens('another-key-0123456789abcdef0123456789');
  const own = new BrowserTokens(WEB.tokenKey);

  it.each<[string, (userId: string) => string]>([
    ['token_missing', () => ''],
    ['token_malformed', () => 'w1'],
    ['token_forged', (userId) => foreign.issue(claims(userId)).token],
    ['token_expired', (userId) => old.issue(claims(userId)).token],
    ['token_wrong_user', () => own.issue(claims('somebody-else')).token],
    ['token_wrong_origin', (userId) => own.issue({ userId, origin: 'https://other.test' }).token],
  ])('%s', async (code, tokenFor) => {
    await counted(['requestsRefused', `browser_${code}`], async () => {
      const userId = nextUser();
      const thief = await Browser.begin(origin, userId, { token: tokenFor(userId) });
      expect((await thief.error(code)).data.message).toMatch(/\.$/);
      expect(await thief.closes()).toEqual({ code: 1008, reason: code });
      expect(callOf(thief)).toBeUndefined();
      return [thief];
    });
  });

  it('a token that was used, by the same user and by a thief', async () => {
    await counted(['requestsRefused', 'browser_token_used'], async () => {
      const userId = nextUser();
      const token = await fetchToken(origin, userId);
      const first = await Browser.begin(origin, userId, { token });
      await eventually(() => callOf(first));
      const again = await Browser.begin(origin, userId, { token });
      await again.error('token_used');
      const thief = await Browser.begin(origin, nextUser(), { token });
      await thief.error('token_wrong_user');
      expect(first.closed).toBeUndefined();
      return [first, again, thief];
    });
  });

  it('a session whose id was guessed, or seen', async () => {
    await counted(['requestsRefused', 'browser_session_unknown'], async () => {
      const seen = callOf(neighbour)?.start.callSid ?? '';
      const attackers: Browser[] = [];
      for (const sessionId of [seen, `VB${'0'.repeat(32)}`, 'VB', '../../TOKEN#1', 'CA1']) {
        const guesser = await Browser.begin(origin, nextUser(), { sessionId });
        await guesser.error('session_unknown');
        attackers.push(guesser);
      }
      return attackers;
    });
  });
});

describe('a page that sends what it must not', () => {
  interface Row {
    readonly what: string;
    readonly counter: Counter;
    readonly start?: Readonly<Record<string, unknown>>;
    readonly attack: (page: Browser) => void;
  }

  const send = (page: Browser, data: object, extra: object = {}) =>
    page.send({ action: 'voice_chunk', data, ...extra });
  const plain = audioOf(200, 320);
  const sequences = (numbers: readonly number[]) => (page: Browser) => {
    for (const sequenceNumber of numbers) send(page, { audioData: plain, sequenceNumber });
  };
  const drops = (reason: string): Counter => ['framesDropped', reason];
  const [headless] = recordedPieces('chromium-100ms').slice(1);
  const [mp4] = recordedPieces('chromium-mp4');

  const rows: readonly Row[] = [
    { what: 'chunks out of order', counter: drops('out_of_order'), attack: sequences([5, 4, 6]) },
    { what: 'chunks twice', counter: drops('out_of_order'), attack: sequences([1, 1, 2]) },
    { what: 'chunks with a gap', counter: drops('gap'), attack: sequences([1, 9]) },
    {
      what: 'a number of four gigabytes',
      counter: drops('out_of_order'),
      attack: sequences([2 ** 32, 1, 2, 3]),
    },
    {
      what: 'numbers that are none',
      counter: drops('malformed'),
      attack: (page) => {
        for (const number of ['-1', '1.5', '1e300', '"1"', 'null', '{}'])
          page.sendRaw(`{"action":"voice_chunk","data":{"audioData":"AAAA","sequenceNumber":${number}}}`);
      },
    },
    {
      what: 'a page from another tab',
      counter: drops('wrong_stream'),
      attack: (page) =>
        send(page, { audioData: plain, sequenceNumber: 1 }, { sessionId: callOf(neighbour)?.start.callSid }),
    },
    {
      what: 'MP4 that it calls PCM',
      counter: drops('bad_payload'),
      attack: (page) =>
        send(page, { audioData: mp4?.toString('base64'), sequenceNumber: 1, audioFormat: 'mp4' }),
    },
    {
      what: 'audio that is no base64',
      counter: drops('bad_payload'),
      attack: (page) => send(page, { audioData: '%%%%', sequenceNumber: 1 }),
    },
    {
      what: 'an hour of audio',
      counter: drops('too_far_ahead'),
      attack: (page) => {
        for (let number = 1; number < 12; number += 1)
          send(page, { audioData: audioOf(200, 32_000), sequenceNumber: number });
      },
    },
    {
      what: 'JSON that is no object',
      counter: drops('malformed'),
      attack: (page) => {
        for (const text of ['[]', 'null', '5', '"voice_chunk"', 'true', '{', '', '\u0000'])
          page.sendRaw(text);
      },
    },
    {
      what: 'JSON a thousand levels deep',
      counter: drops('malformed'),
      attack: (page) => page.sendRaw(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    },
    {
      what: 'keys that reach for a prototype',
      counter: drops('unknown_event'),
      attack: (page) => {
        page.sendRaw('{"action":"x","__proto__":{"action":"voice_session_end","polluted":true}}');
        page.sendRaw('{"action":"__proto__"}');
        page.sendRaw('{"action":"constructor","constructor":{"prototype":{"polluted":true}}}');
      },
    },
    {
      what: 'places of the player that are none',
      counter: drops('malformed'),
      attack: (page) => {
        for (const playedMs of ['NaN', '"NaN"', 'null', '-1', '-1e9', '{}'])
          page.sendRaw(`{"action":"voice_played","data":{"itemId":"item-1","playedMs":${playedMs}}}`);
      },
    },
    {
      what: 'a second start',
      counter: drops('duplicate_start'),
      attack: (page) =>
        page.send({ action: 'voice_session_start', userId: page.userId, token: '', data: {} }),
    },
    {
      what: 'binary frames',
      counter: drops('binary'),
      attack: (page) => page.socket.send(Buffer.alloc(1_000)),
    },
    {
      what: 'a flood of text',
      counter: drops('too_fast'),
      attack: (page) => {
        for (let sent = 0; sent < 1_000; sent += 1)
          page.send({ action: 'voice_text', data: { text: 'word '.repeat(1_000) } });
      },
    },
  ];

  it.each(rows)('$what', async ({ counter, start, attack }) => {
    await counted(counter, async () => {
      const page = await opened(start);
      attack(page);
      return [page];
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  const closing: readonly (Row & { readonly code: number; readonly error?: string })[] = [
    {
      what: 'MP4 that it calls WebM',
      start: { audioFormat: 'webm' },
      counter: ['requestsRefused', 'browser_unsupported_audio_format'],
      code: 1008,
      error: 'unsupported_audio_format',
      attack: (page) => send(page, { audioData: mp4?.toString('base64'), sequenceNumber: 1 }),
    },
    {
      what: 'WebM without its beginning',
      start: { audioFormat: 'webm' },
      counter: ['requestsRefused', 'browser_webm_header_missing'],
      code: 1008,
      error: 'webm_header_missing',
      attack: (page) => send(page, { audioData: headless?.toString('base64'), sequenceNumber: 1 }),
    },
    {
      what: 'a frame that is too large',
      counter: drops('socket_error'),
      code: 1009,
      attack: (page) => page.sendRaw('x'.repeat(64 * 1024 + 1)),
    },
    {
      what: 'thousands of messages',
      counter: drops('too_fast'),
      code: 1008,
      attack: (page) => {
        for (let sent = 0; sent < 2_500; sent += 1) page.sendRaw('{"action":"x"}');
      },
    },
  ];

  it.each(closing)('$what, and is closed', async ({ counter, start, attack, code, error }) => {
    await counted(counter, async () => {
      const page = await opened(start);
      attack(page);
      if (error !== undefined) await page.error(error);
      expect((await page.closes()).code).toBe(code);
      return [page];
    });
  });

  it.each(['mp4', 'audio/mp4', 'ogg', '__proto__', ''])('asks for the format "%s"', async (audioFormat) => {
    await counted(['requestsRefused', 'browser_unsupported_audio_format'], async () => {
      const page = await Browser.begin(origin, nextUser(), { data: { audioFormat } });
      expect((await page.error('unsupported_audio_format')).data.message).toContain('PCM16');
      return [page];
    });
  });
});

describe('a page that lies about what it has played', () => {
  it('has heard no more than was sent, and nothing of what it does not know', async () => {
    const page = await opened();
    const media = callOf(page)?.media;
    media?.play('item-1', audioOf(200, 48 * 100));
    for (const playedMs of ['1e308', '1e999', '4294967296'])
      page.sendRaw(`{"action":"voice_played","data":{"itemId":"item-1","playedMs":${playedMs}}}`);
    page.send({ action: 'voice_played', data: { itemId: `neighbour-${voice}`, playedMs: 5_000 } });
    page.send({ action: 'voice_played', data: { itemId: '__proto__', playedMs: 5_000 } });
    page.send({ action: 'voice_chunk', data: { audioData: audioOf(7, 640), sequenceNumber: 1 } });
    await eventually(() => heardOf(page).length > 0);
    expect(media?.heard('item-1')).toEqual({ itemId: 'item-1', heardMs: 100, sentMs: 100 });
    expect(media?.heard(`neighbour-${voice}`)).toBeUndefined();
    await neighbourIsServed([page]);
    page.breaks();
  });
});

describe('a page that does not read', () => {
  it('is closed before it costs more memory than is allowed for one', async () => {
    await counted(['framesDropped', 'backpressure'], async () => {
      const page = await opened();
      page.socket.pause();
      const media = callOf(page)?.media;
      // As much as the network takes, and more than the gateway holds.
      for (let sent = 0; sent < 40 * MEGABYTE; sent += MEGABYTE) media?.play('long', audioOf(200, MEGABYTE));
      return [page];
    });
  });
});
