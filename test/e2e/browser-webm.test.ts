import { describe, expect, it } from 'vitest';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';
import { recordedPieces } from '../support/webm.ts';

const phones = usePhones({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });
const pieces = recordedPieces('chromium-100ms');
const PIECE_MS = 100;
let users = 0;

async function greeted(origin: string, userId = `webm-${++users}`, sessionId?: string): Promise<Browser> {
  const browser = await Browser.begin(origin, userId, {
    data: { audioFormat: 'webm' },
    ...(sessionId !== undefined && { sessionId }),
  });
  await browser.ready();
  return browser;
}

/** A recorder that runs: a piece every 100 ms. @param lost the index of a piece that never arrives */
async function records(browser: Browser, lost?: number): Promise<void> {
  const startedMs = performance.now();
  for (const [index, piece] of pieces.entries()) {
    const data = { audioData: piece.toString('base64'), sequenceNumber: index, audioFormat: 'webm' };
    if (index !== lost) browser.send({ action: 'voice_chunk', data });
    const dueMs = startedMs + (index + 1) * PIECE_MS;
    await new Promise((resolve) => setTimeout(resolve, dueMs - performance.now()));
  }
}

describe.concurrent.each(PROVIDERS)('a page with a MediaRecorder, with %s', (provider) => {
  it('is understood, also where a piece is lost', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV });
    const browser = await greeted(phone.gateway.origin);
    await browser.heard('assistant', GREETING);
    await records(browser, pieces.length - 2);
    await browser.heard('caller', 'open tomorrow');
    await browser.heard('assistant', HOURS, 20_000);
    browser.end();
    await browser.closes();
  });

  it('is understood when it sends a whole recording, and is answered before that could have been said', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV });
    const browser = await greeted(phone.gateway.origin);
    await browser.heard('assistant', GREETING);
    const audioData = Buffer.concat(pieces).toString('base64');
    browser.send({ action: 'voice_data', data: { audioData, audioFormat: 'webm' } });
    await browser.heard('caller', 'open tomorrow');
    const isAnswer = ({ data }: { readonly data: { readonly aiResponse: string } }) =>
      data.aiResponse === HOURS;
    const answer = await browser.message('voice_response_triggered', isAnswer, 20_000);
    expect(answer.data.triggerReason).toBe('client_data');
    browser.end();
    await browser.closes();
  });

  it('begins a new recording after a lost connection', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV });
    const first = await greeted(phone.gateway.origin);
    await first.heard('assistant', GREETING);
    first.breaks();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const again = await greeted(phone.gateway.origin, first.userId, first.sessionId);
    await again.heard('assistant', phone.lines.interruption);
    await records(again);
    await again.heard('assistant', HOURS, 20_000);
    again.end();
    await again.closes();
  });
});
