import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWav } from '../../src/audio/wav.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { Browser, fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

const MILLISECOND = 16;
/** 100 ms at 24 kHz. */
const QUIET_BYTES = 4800;

describe('/voice', () => {
  const rig = new GatewayRig();
  let origin = '';
  let users = 0;
  let userId = '';

  beforeAll(async () => {
    await rig.start();
    await configure();
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    userId = `user-${++users}`;
  });

  async function configure(env: NodeJS.ProcessEnv = WEB_ENV): Promise<void> {
    await rig.configure({ OPENAI_API_KEY: 'sk-test', MAX_CALLS: '1000', ...env });
    origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
  }

  /** Begins a session, and waits until the call has it. */
  async function opened(data: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
    const ofUser = () => rig.callControl.opened.filter(({ start }) => start.userId === userId).length;
    const before = ofUser();
    const browser = await Browser.begin(origin, userId, { data });
    await eventually(() => ofUser() > before);
    return browser;
  }

  async function dropped(reason: string): Promise<number> {
    const { values } = await rig.metrics.framesDropped.get();
    return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
  }

  /** The audio of all pages, without the silence that stands in for a page that sends none. */
  const heardAudio = () =>
    rig.callControl.heard
      .map((payload) => Buffer.from(payload, 'base64'))
      .filter(({ length }) => length !== QUIET_BYTES);
  const silence = (ms: number) => new Int16Array(ms * MILLISECOND);

  describe('the token', () => {
    const ask = (body: object | string, key: string = WEB.apiKey) =>
      rig.app.inject({
        method: 'POST',
        url: '/voice/token',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      });

    it('is given to who has the key', async () => {
      const answer = await ask({ userId, origin: WEB.origin });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      const { token, expiresAt } = answer.json();
      expect(token).toMatch(/^w1\.[\w-]+\.[\w-]+$/);
      const livesMs = Date.parse(expiresAt) - Date.now();
      expect(livesMs).toBeGreaterThan(50_000);
      expect(livesMs).toBeLessThanOrEqual(60_000);
    });

    it.each<[string, object | string, string, number]>([
      ['another key', { userId: 'a', origin: WEB.origin }, 'wrong', 401],
      ['no key', { userId: 'a', origin: WEB.origin }, '', 401],
      ['an origin that is not listed', { userId: 'a', origin: 'https://evil.test' }, WEB.apiKey, 400],
      ['an origin with a path', { userId: 'a', origin: `${WEB.origin}/` }, WEB.apiKey, 400],
      ['no user', { origin: WEB.origin }, WEB.apiKey, 400],
      ['a user of spaces', { userId: '  ', origin: WEB.origin }, WEB.apiKey, 400],
      ['a user with a line break', { userId: 'a\nb', origin: WEB.origin }, WEB.apiKey, 400],
      ['a long user', { userId: 'a'.repeat(129), origin: WEB.origin }, WEB.apiKey, 400],
      ['a body that is not JSON', '{', WEB.apiKey, 400],
      ['a body that is no object', '"a"', WEB.apiKey, 400],
    ])('is not given for %s', async (_what, body, key, status) => {
      const answer = await ask(body, key);
      expect(answer.statusCode).toBe(status);
      expect(answer.body).not.toContain('w1.');
    });
  });

  describe('refuses', () => {
    it.each([
      ['a page of another origin', 'https://evil.test'],
      ['a page whose origin only begins like ours', `${WEB.origin}.evil.test`],
      ['a page in a sandbox', 'null'],
      ['what says no origin', ''],
    ])('%s before the upgrade', async (_what, from) => {
      await expect(Browser.connect(origin, userId, from)).rejects.toThrow('status 403');
    });

    it.each<[string, string, (token: string) => string | Promise<string>]>([
      ['no token', 'token_missing', () => ''],
      ['what is no token', 'token_malformed', () => 'abc'],
      ['a token that was changed', 'token_forged', (token) => token.replace(/^w1\.../, 'w1.AA')],
      ['a token of another user', 'token_wrong_user', () => fetchToken(origin, 'someone-else')],
    ])('%s: %s', async (_what, code, change) => {
      const before = rig.callControl.opened.length;
      const token = await change(await fetchToken(origin, userId));
      const browser = await Browser.begin(origin, userId, { token });
      await browser.error(code);
      expect(await browser.closes()).toEqual({ code: 1008, reason: code });
      expect(rig.callControl.opened).toHaveLength(before);
    });

    it('a token that was used', async () => {
      const token = await fetchToken(origin, userId);
      await Browser.begin(origin, userId, { token });
      await eventually(() => rig.callControl.opened.find(({ start }) => start.userId === userId));
      const thief = await Browser.begin(origin, userId, { token });
      await thief.error('token_used');
    });

    it.each<[string, object | string]>([
      ['audio before the start', { action: 'voice_chunk', data: { audioData: 'AAAA', sequenceNumber: 1 } }],
      ['what is not JSON', 'hello'],
      ['a start without a user', { action: 'voice_session_start', token: 'x' }],
    ])('%s as the first message', async (_what, message) => {
      const browser = await Browser.connect(origin, userId);
      browser.sendRaw(typeof message === 'string' ? message : JSON.stringify(message));
      await browser.error('start_expected');
      expect((await browser.closes()).code).toBe(1008);
    });

    it.each<[object, string]>([
      [{ audioFormat: 'ogg' }, 'unsupported_audio_format'],
      [{ audioFormat: 'mp4' }, 'unsupported_audio_format'],
      [{ sampleRate: 44_100 }, 'unsupported_audio_format'],
      [{ audioFormat: 'mulaw', sampleRate: 16_000 }, 'unsupported_audio_format'],
      [{ model: 'gpt-9' }, 'unsupported_model'],
    ])('%j: %s', async (data, code) => {
      const browser = await Browser.begin(origin, userId, { data: { ...data } });
      await browser.error(code);
    });

    it.each(['full', 'overloaded', 'draining', 'provider_refused'] as const)(
      'a new session when the gateway is %s, and says what to do',
      async (refusal) => {
        rig.callControl.refused = refusal;
        const browser = await Browser.begin(origin, userId);
        const { data } = await browser.error(refusal);
        expect(data.message).toMatch(/\.$/);
        rig.callControl.refused = undefined;
      },
    );

    it('a session that does not exist, and an id that is none', async () => {
      for (const sessionId of [`VB${'0'.repeat(32)}`, 'VB1', 'CA1']) {
        const browser = await Browser.begin(origin, userId, { sessionId });
        await browser.error('session_unknown');
      }
    });

    it('the fourth session of one user, until one has ended', async () => {
      const three = [await opened(), await opened(), await opened()];
      const fourth = await Browser.begin(origin, userId);
      await fourth.error('too_many_sessions');
      const live = async () => (await rig.metrics.browserSessions.get()).values[0]?.value ?? 0;
      const before = await live();
      three[0]?.breaks();
      await eventually(async () => (await live()) < before);
      three.push(await opened());
      for (const browser of three) browser.breaks();
    });
  });

  describe('the audio of a page', () => {
    it('becomes PCM16 at 24 kHz, whatever its rate', async () => {
      for (const [data, bytesIn] of [
        [{ sampleRate: 8000 }, 320],
        [{ sampleRate: 16_000 }, 640],
        [{ sampleRate: 24_000 }, 960],
        [{ audioFormat: 'mulaw', sampleRate: 8000 }, 160],
      ] as const) {
        const before = heardAudio().length;
        const browser = await opened(data);
        const audioData = Buffer.alloc(bytesIn, 1).toString('base64');
        browser.send({ action: 'voice_chunk', data: { audioData, sequenceNumber: 1 } });
        expect(await eventually(() => heardAudio()[before])).toHaveLength(960);
        browser.breaks();
        userId = `user-${++users}`;
      }
    });

    it('is used once and in order, and never waited for', async () => {
      const [old, gaps] = [await dropped('out_of_order'), await dropped('gap')];
      const before = heardAudio().length;
      const browser = await opened();
      for (const number of [1, 2, 2, 1, 5, 3, 6]) browser.chunk(silence(20), number);
      await eventually(async () => (await dropped('out_of_order')) === old + 3);
      expect(await dropped('gap')).toBe(gaps + 1);
      expect(heardAudio().length - before).toBe(4);
      browser.breaks();
    });

    it('is not used when it is something else', async () => {
      const before = await dropped('bad_payload');
      const heard = heardAudio().length;
      const browser = await opened();
      const wav = buildWav({ encoding: 'pcm16', sampleRateHz: 8000, channels: 1, samples: silence(1) });
      const bad = [
        { audioData: 'not base64!' },
        { audioData: '' },
        { audioData: Buffer.alloc(3).toString('base64') },
        { audioData: wav.toString('base64'), audioFormat: 'mp4' },
      ];
      for (const [index, data] of bad.entries())
        browser.send({ action: 'voice_chunk', data: { ...data, sequenceNumber: index } });
      await eventually(async () => (await dropped('bad_payload')) === before + bad.length);
      expect(heardAudio()).toHaveLength(heard);
      expect(browser.closed).toBeUndefined();
      browser.breaks();
    });

    it('is dropped while it is more than two seconds ahead', async () => {
      const before = await dropped('too_far_ahead');
      const heard = heardAudio().length;
      const browser = await opened();
      for (let second = 1; second <= 8; second += 1) browser.chunk(silence(1000), second);
      await eventually(async () => (await dropped('too_far_ahead')) > before);
      expect(heardAudio().length - heard).toBeLessThanOrEqual(4);
      browser.breaks();
    });

    it('closes the connection when a frame is too large, and no other connection', async () => {
      const other = await opened();
      const browser = await opened();
      browser.sendRaw('x'.repeat(65_537));
      expect((await browser.closes()).code).toBe(1009);
      expect(other.closed).toBeUndefined();
      other.breaks();
    });

    it('of another session is not used', async () => {
      const before = await dropped('wrong_stream');
      const browser = await opened();
      const data = { audioData: 'AAAA', sequenceNumber: 1 };
      browser.send({ action: 'voice_chunk', sessionId: `VB${'1'.repeat(32)}`, data });
      await eventually(async () => (await dropped('wrong_stream')) === before + 1);
      browser.breaks();
    });

    it('that comes too fast is dropped, and then the connection', async () => {
      const before = await dropped('too_fast');
      const browser = await opened();
      for (let sent = 0; sent < 2_600; sent += 1) browser.sendRaw('{"action":"voice_session_x"}');
      expect(await browser.closes()).toMatchObject({ code: 1008, reason: 'too many messages' });
      expect(await dropped('too_fast')).toBeGreaterThanOrEqual(before + 2_000);
    });
  });

  it('takes what somebody may write, and drops what only a program writes', async () => {
    const before = await dropped('too_fast');
    const browser = await opened();
    for (let sent = 0; sent < 50; sent += 1) browser.send({ action: 'voice_text', data: { text: 'hello' } });
    await eventually(async () => (await dropped('too_fast')) >= before + 38);
    expect(await dropped('too_fast')).toBeLessThanOrEqual(before + 40);
    expect(browser.closed).toBeUndefined();
    browser.breaks();
  });

  it('answers a page that asks whether it is still there', async () => {
    const browser = await opened();
    browser.send({ action: 'voice_ping' });
    const { sessionId } = await browser.message('voice_pong');
    expect(sessionId).toMatch(/^VB[0-9a-f]{32}$/);
    browser.send({ action: 'voice_ping', sessionId: `VB${'0'.repeat(32)}` });
    await eventually(async () => (await dropped('wrong_stream')) > 0);
    expect(browser.of('voice_pong')).toHaveLength(1);
    browser.breaks();
  });

  it('takes what is no message for what it is, and goes on', async () => {
    const browser = await opened();
    browser.socket.send(Buffer.from([1, 2, 3]));
    for (const text of [
      '{',
      '[]',
      '"a"',
      'null',
      '{"action":5}',
      '{"action":"voice_chunk"}',
      '{"action":"x"}',
    ])
      browser.sendRaw(text);
    browser.send({ action: 'voice_session_start', userId, token: '', data: {} });
    await eventually(async () => (await dropped('duplicate_start')) === 1);
    const heard = heardAudio().length;
    browser.chunk(silence(20));
    await eventually(() => heardAudio().length > heard);
    browser.breaks();
  });

  it('says nothing of users, tokens and speech in its log', async () => {
    const token = await fetchToken(origin, userId);
    const browser = await Browser.begin(origin, userId, { token });
    browser.send({ action: 'voice_text', data: { text: 'secret words' } });
    await eventually(() => rig.callControl.opened.find(({ start }) => start.userId === userId));
    const log = rig.log.join('');
    for (const secret of [userId, token, 'secret words', WEB.apiKey, WEB.tokenKey])
      expect(log).not.toContain(secret);
    browser.breaks();
  });

  it('holds a bounded number of connections without a session, and takes the next one after them', async () => {
    const many = await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, index) => Browser.connect(origin, `many-${index}`)),
    );
    const connected = many.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await eventually(() => connected.filter(({ closed }) => closed === undefined).length <= 500);
    const open = connected.filter(({ closed }) => closed === undefined);
    expect(open.length).toBeGreaterThan(400);
    for (const { reason } of many.flatMap((each) => (each.status === 'rejected' ? [each] : [])))
      expect(String(reason)).toContain('status 503');
    for (const browser of connected) browser.breaks();
    await eventually(async () => {
      const browser = await opened();
      browser.breaks();
      return true;
    });
  });

  it('does not exist while its settings are not set', async () => {
    await configure({});
    for (const url of ['/voice', '/voice/', '/voice/token', '/voice/sessions'])
      for (const method of ['GET', 'POST'] as const)
        expect((await rig.app.inject({ method, url })).statusCode).toBe(404);
    await expect(Browser.connect(origin, userId)).rejects.toThrow('status 404');
  });
});
