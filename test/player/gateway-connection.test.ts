import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../src/media/call-observer.ts';
import { TokenError } from '../../web/gateway/voice-token.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { fetchToken, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { newSession } from '../support/session-table.ts';
import { ListeningPage, type ListeningPageOptions } from './listening-page.ts';

const READY: CallEvent = { type: 'ready', provider: 'openai', providerSessionId: 'sess_1' };
const ended = (outcome: string): CallEvent => ({
  type: 'ended',
  outcome,
  provider: 'openai',
  seconds: 1,
  turns: 1,
  costUsd: 0,
});

describe('the connection of a page', () => {
  const rig = new GatewayRig();
  let origin = '';
  let users = 0;
  let userId = '';

  beforeAll(async () => {
    await rig.start();
    // A session that was not written for minutes does not go on.
    rig.table.nowMs = Date.now();
    await rig.configure({
      OPENAI_API_KEY: 'sk-test',
      MAX_CALLS: '1000',
      CONSENT_NOTICE: 'This is recorded.',
      ...WEB_ENV,
    });
    origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    userId = `page-${++users}`;
  });

  const pageOf = (options: Partial<ListeningPageOptions> = {}) =>
    new ListeningPage(origin, { userId, ...options });
  const callsOf = () => rig.callControl.opened.filter(({ start }) => start.userId === userId);

  /** The call behind a connection. */
  async function call(number = 1) {
    const opened = await eventually(() => callsOf()[number - 1]);
    const { screen, observer } = opened.media;
    if (!screen || !observer) throw new Error('a browser has a screen');
    return { ...opened, screen, happens: (event: CallEvent) => observer.onCallEvent(event) };
  }

  async function started(options: Partial<ListeningPageOptions> = {}) {
    const page = pageOf(options);
    const starting = page.connection.start();
    const { media, screen, happens, start } = await call();
    happens(READY);
    await starting;
    return { page, media, screen, happens, start };
  }

  /** The call itself would have written it. */
  const onRecord = (sessionId: string) =>
    rig.store.openSession(newSession({ sessionId, channel: 'browser', userId }));

  it('begins a session with the model and the language of the user', async () => {
    const { page, start } = await started({ model: 'openai', language: 'de' });
    expect(start.wishes).toEqual({ provider: 'openai', language: 'de' });
    expect(page.states).toEqual(['connecting', 'ready']);
    expect(page.ways).toEqual(['gateway']);
    await page.connection.close();
    expect(page.states.at(-1)).toBe('ended: caller_hung_up');
    await eventually(() => rig.metrics.browserSessions.get().then(({ values }) => values[0]?.value === 0));
  });

  it.each([
    [true, true],
    [undefined, undefined],
  ])('says whether its user has agreed to the notice (%s)', async (hasConsent, noticePlayed) => {
    const { page, start } = await started(hasConsent === undefined ? {} : { hasConsent });
    expect(start.noticePlayed).toBe(noticePlayed);
    await page.connection.close();
  });

  it('sends the microphone, and shows what is said', async () => {
    const { page, screen, happens } = await started();
    const heard = rig.callControl.heard.length;
    page.connection.sendAudio(new Int16Array(960).fill(1000));
    // 40 ms at 24 kHz.
    await eventually(() =>
      rig.callControl.heard.slice(heard).some((payload) => Buffer.from(payload, 'base64').length === 1920),
    );
    happens({ type: 'caller_saying', words: 'where is' });
    happens({
      type: 'turn',
      turn: { number: 1, role: 'caller', text: 'where is my parcel', startedAtMs: 0, interrupted: false },
    });
    happens({
      type: 'answered',
      answer: {
        answerId: 'r1',
        itemIds: ['a'],
        text: 'It arrives on Tuesday.',
        question: '',
        isToWriting: false,
      },
    });
    screen.showHandoff({ reason: 'explicit_request', number: '+14155550111', token: '0123456789' });
    await eventually(() => page.handoffs.length === 1);
    expect(page.partials).toEqual(['where is']);
    expect(page.turns).toEqual([
      { id: 'turn-1', role: 'caller', text: 'where is my parcel', interrupted: false },
    ]);
    expect(page.answers).toEqual(['It arrives on Tuesday.']);
    expect(page.handoffs).toEqual([
      { reason: 'explicit_request', number: '+14155550111', token: '0123456789' },
    ]);
    await page.connection.close();
  });

  it('plays what comes, reports what was heard, and drops what was cut', async () => {
    const { page, media } = await started();
    const samples = Int16Array.from({ length: 2400 }, (_, i) => i);
    media.play('a', Buffer.from(samples.buffer).toString('base64'));
    await eventually(() => page.speaker.played.length === 1);
    expect(page.speaker.played[0]).toEqual({ itemId: 'a', samples });
    page.speaker.reports({ itemId: 'a', playedMs: 40, atEnd: false });
    await eventually(() => (media.heard('a')?.heardMs ?? 0) >= 40);
    media.clear();
    await eventually(() => page.speaker.cleared === 1);
    media.play('a', Buffer.from(samples.buffer).toString('base64'));
    media.play('b', Buffer.from(samples.buffer).toString('base64'));
    await eventually(() => page.speaker.played.length === 2);
    expect(page.speaker.played.map(({ itemId }) => itemId)).toEqual(['a', 'b']);
    await page.connection.close();
  });

  it('comes back with the same session, and says what was written meanwhile', async () => {
    const { page, start } = await started();
    await onRecord(start.callSid);
    const lost = page.speaker.cleared;
    page.breaks();
    await eventually(() => page.states.at(-1) === 'reconnecting');
    page.connection.sendText('are you there');
    const again = await call(2);
    expect(again.start.callSid).toBe(start.callSid);
    expect(again.start.resumeCount).toBe(1);
    again.happens(READY);
    await eventually(() => page.states.at(-1) === 'ready');
    expect(page.speaker.cleared).toBe(lost + 1);
    expect(page.errors).toEqual([]);
    await page.connection.close();
  });

  it('comes back when the network has gone without a word', async () => {
    let nowMs = 0;
    const { page, start } = await started({ clock: () => nowMs });
    await onRecord(start.callSid);
    page.stalls();
    page.connection.sendAudio(new Int16Array(640));
    nowMs += 4_999;
    page.connection.sendAudio(new Int16Array(640));
    expect(page.states.at(-1)).toBe('ready');
    nowMs += 1;
    page.connection.sendAudio(new Int16Array(640));
    expect(page.states.at(-1)).toBe('reconnecting');
    const again = await call(2);
    expect(again.start.callSid).toBe(start.callSid);
    again.happens(READY);
    await eventually(() => page.states.at(-1) === 'ready');
    page.connection.sendAudio(new Int16Array(640));
    expect(page.states.at(-1)).toBe('ready');
    expect(page.errors).toEqual([]);
    await page.connection.close();
  });

  it('comes back without a microphone too, when the network brings nothing any more', async () => {
    const { page, start } = await started({ replyTiming: { everyMs: 50, deadAfterMs: 1_200 } });
    await onRecord(start.callSid);
    // Longer than a dead connection may live.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(page.states.at(-1)).toBe('ready');
    page.hearsNothing();
    const again = await call(2);
    expect(again.start.callSid).toBe(start.callSid);
    again.happens(READY);
    await eventually(() => page.states.at(-1) === 'ready');
    expect(page.errors).toEqual([]);
    await page.connection.close();
  });

  it.each([
    ['handed_off', 'ended: handed_off'],
    ['idle', 'ended: idle'],
    ['superseded', 'ended: superseded'],
  ])('has ended with %s, and does not come back', async (reason, state) => {
    const { page, media, happens } = await started();
    happens(ended(reason));
    media.close();
    await eventually(() => page.states.at(-1) === state);
    expect(page.errors).toEqual([]);
    expect(page.connections).toBe(1);
  });

  it('says why a session has failed', async () => {
    const { page, media, happens } = await started();
    happens(ended('provider_failure'));
    media.close();
    await eventually(() => page.states.at(-1) === 'ended: provider_failure');
    expect(page.errors).toEqual(['provider_failure']);
  });

  it('connects again when the instance stops', async () => {
    const { page, media, happens, start } = await started();
    await onRecord(start.callSid);
    happens(ended('moved'));
    media.close();
    expect((await call(2)).start.resumeCount).toBe(1);
    expect(page.states.at(-1)).toBe('reconnecting');
    await page.connection.close();
  });

  it('does not begin with a token that is not good, and says why', async () => {
    const token = await fetchToken(origin, 'someone-else');
    const page = pageOf({ tokens: { take: async () => ({ token, userId }) } });
    await expect(page.connection.start()).rejects.toMatchObject({ code: 'token_wrong_user' });
    expect(page.errors).toEqual(['token_wrong_user']);
    expect(page.states).toEqual(['connecting', 'ended: token_wrong_user']);
    expect(page.connections).toBe(1);
  });

  it('does not begin without a token, and does not come back without one', async () => {
    const missing = new TokenError('token_missing', 'Paste a new one.');
    const page = pageOf({ tokens: { take: () => Promise.reject(missing) } });
    await expect(page.connection.start()).rejects.toMatchObject({ code: 'token_missing' });
    expect(page.connections).toBe(0);
    let left = 1;
    const once = {
      take: async () => {
        left -= 1;
        if (left < 0) throw missing;
        return { token: await fetchToken(origin, userId), userId };
      },
    };
    const { page: other } = await started({ tokens: once });
    other.breaks();
    await eventually(() => other.states.at(-1) === 'ended: token_missing');
    expect(other.errors).toEqual(['token_missing']);
  });

  it('says when the gateway cannot be reached', async () => {
    const page = new ListeningPage('http://127.0.0.1:9', {
      userId,
      tokens: { take: async () => ({ token: 't', userId }) },
    });
    await expect(page.connection.start()).rejects.toMatchObject({ code: 'connection_lost' });
    expect(page.errors).toEqual(['connection_lost']);
  });

  it('is refused when the gateway takes nobody', async () => {
    rig.callControl.refused = 'full';
    const page = pageOf();
    await expect(page.connection.start()).rejects.toMatchObject({ code: 'full' });
    rig.callControl.refused = undefined;
    expect(page.states.at(-1)).toBe('ended: full');
  });

  it('can be closed while it begins, and twice', async () => {
    const page = pageOf();
    const starting = page.connection.start();
    await page.connection.close();
    await page.connection.close();
    await expect(starting).rejects.toMatchObject({ code: 'caller_hung_up' });
    expect(page.states).toEqual(['connecting', 'ended: caller_hung_up']);
  });
});
