import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../web/build.ts';
import { SCRIPT } from '../console-pages/support/sample-calls.ts';
import { StrictConsole, SUPERVISOR_TOKEN, VIEWER_TOKEN } from '../console-pages/support/strict-console.ts';
import { eventually } from '../support/eventually.ts';
import { Chromium } from './support/chromium.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const BUSY = 'CA0123456789abcdef0123456789abcdef';
const VIEWS = [
  'live',
  `live/${BUSY}`,
  'live/CAtalking',
  'live/CAscript',
  'live/CAgone',
  'past',
  'past/CApast1',
  'numbers',
  'verdicts',
  'phone',
];

/** Views say that they load, and calls have turns. */
const IS_LOADED = `(() => {
  const shown = document.querySelector('#content').innerText;
  return !/^(Loading|Connecting)/m.test(shown) && shown.length > 40;
})()`;

/** With words that are wider than a telephone. */
const LONG_WORDS = {
  en: 'My incomprehensibilities and counterrevolutionaries need antidisestablishmentarianism immediately.',
  fr: 'C’est anticonstitutionnellement, intergouvernementalisation, électroencéphalographiquement.',
  it: 'Precipitevolissimevolmente sovramagnificentissimamente, esofagodermatodigiunoplastica.',
  de: 'Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft antwortet nicht.',
  es: 'Electroencefalografista, anticonstitucionalmente, otorrinolaringológicamente.',
  pt: 'Pneumoultramicroscopicossilicovulcanoconiótico, anticonstitucionalissimamente.',
  hi: 'किंकर्तव्यविमूढ़ताअन्तर्राष्ट्रीयकरणप्रतिक्रियावादितासंप्रेषणीयता और फिर आगे।',
};

const READ_STYLE = `(text) => {
  const all = [...document.querySelectorAll('.turn .words')];
  const element = all.find(({ textContent }) => textContent.includes(text));
  const { direction, hyphens } = getComputedStyle(element);
  return { direction, hyphens, overflow: element.scrollWidth - element.clientWidth };
}`;

let folder: string;
let chromium: Chromium;
let server: StrictConsole;
let origin: string;
let context: BrowserContext;
let faults: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-page-'));
  await buildPages(`${folder}/pages`);
  chromium = await Chromium.launch();
}, 60_000);

afterAll(async () => {
  await chromium.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  faults = [];
  server = new StrictConsole(pathToFileURL(`${folder}/pages/`));
  origin = await server.start();
});

afterEach(async () => {
  await context.close();
  await server.close();
  expect(faults).toEqual([]);
});

/** Opens a view as somebody who has signed in before. */
async function open(
  view: string,
  options: BrowserContextOptions = {},
  token = SUPERVISOR_TOKEN,
): Promise<Page> {
  context = await chromium.browser.newContext(options);
  await context.addInitScript(
    `sessionStorage.setItem('console-token', '${token}'); sessionStorage.setItem('console-name', 'Mara');`,
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request, or a connection that was cut, is in the console of the browser whatever the page does.
    if (message.type() === 'error' && !/status of 40|ERR_INCOMPLETE/.test(message.text()))
      faults.push(message.text());
  });
  await page.goto(`${origin}/console#/${view}`);
  await page.locator('#content h1:visible').first().waitFor();
  return page;
}

/** What axe has found, by rule. */
async function barriers(page: Page): Promise<string[]> {
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}

describe('every view of the console', () => {
  it.each([
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['narrow and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ] as const)(
    'has no barrier and fits its page, %s',
    async (_name, options) => {
      // The policy of the page refuses a script of axe, so it is not asked here; other tests see that it holds.
      const page = await open('live', { ...options, bypassCSP: true });
      await page.addScriptTag({ path: AXE });
      for (const view of VIEWS) {
        await page.goto(`${origin}/console#/${view}`);
        await page.locator('#content h1:visible').first().waitFor();
        await page.waitForFunction(IS_LOADED);
        expect([view, await barriers(page)]).toEqual([view, []]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([view, overflow]).toEqual([view, 0]);
      }
    },
    120_000,
  );

  it('keeps script in names and words as text, and breaks no policy', async () => {
    const page = await open('live/CAscript');
    await page.getByRole('heading', { level: 1, name: SCRIPT }).waitFor();
    await page.getByText(`My name is ${SCRIPT} and I want help`).first().waitFor();
    await page.goto(`${origin}/console#/live`);
    await page.getByRole('link', { name: SCRIPT }).waitFor();
    expect(await page.title()).toBe('Live calls – Console');
    expect(await page.locator('main img').count()).toBe(0);
  });
});

describe('a live call', () => {
  const saying = (words: string) => ({
    atMs: Date.now(),
    event: { type: 'assistant_saying', answerId: 'x', kind: 'answer', words },
  });

  it('grows word by word, pale until it is heard, and struck through where it was cut', async () => {
    const page = await open('live/CAtalking');
    const path = '/calls/CAtalking/feed';
    const turn = page.locator('.turn.assistant').last();
    await page.locator('.turn .pale').last().waitFor();
    server.send(path, 'event', saying('आपका ऑर्डर सोमवार को गोदाम से निकल चुका है और कल पहुँचेगा'));
    await turn.getByText('कल पहुँचेगा').waitFor();
    server.send(path, 'event', {
      atMs: Date.now(),
      event: { type: 'assistant_heard', answerId: 'x', words: 'आपका ऑर्डर सोमवार' },
    });
    await turn.locator('.heard', { hasText: 'आपका ऑर्डर सोमवार' }).waitFor();
    server.send(path, 'event', { atMs: Date.now(), event: { type: 'barge_in', heardMs: 900 } });
    await turn.locator('del', { hasText: 'पहुँचेगा' }).waitFor();
    await turn.getByText('Interrupted').waitFor();
    expect(await turn.locator('.words').getAttribute('lang')).toBe('hi');
    await page.getByRole('button', { name: /interrupted the assistant after 0.9 s/ }).waitFor();
  });

  it('has words of seven languages, each as what it is, on a narrow page', async () => {
    const page = await open('live/CAtalking', { viewport: { width: 360, height: 740 } });
    await page.locator('.turn').last().waitFor();
    const path = '/calls/CAtalking/feed';
    const send = (event: object) => server.send(path, 'event', { atMs: Date.now(), event });
    for (const [at, [language, text]] of Object.entries(LONG_WORDS).entries()) {
      send({
        type: 'turn',
        turn: { number: 20 + at, role: 'caller', text, startedAtMs: Date.now() + at, interrupted: false },
      });
      send({ type: 'language', language });
      const words = page.locator('.turn .words', { hasText: text });
      await words.waitFor();
      await eventually(async () => (await words.getAttribute('lang')) === language);
      const shown = await page.evaluate(`(${READ_STYLE})(${JSON.stringify(text)})`);
      expect([language, shown]).toEqual([language, { direction: 'ltr', hyphens: 'auto', overflow: 0 }]);
    }
    // What was said before keeps its language.
    expect(await page.locator('.turn .words[lang=de]').count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  it('is read out by screen readers only when a turn is final', async () => {
    const page = await open('live/CAtalking');
    await page.locator('.turn').last().waitFor();
    const path = '/calls/CAtalking/feed';
    const log = page.getByRole('log');
    server.send(path, 'event', { atMs: Date.now(), event: { type: 'caller_saying', words: 'रुकिए' } });
    await page.locator('.turn.caller').last().getByText('रुकिए').waitFor();
    expect(await log.textContent()).toBe('');
    const turn = {
      number: 4,
      role: 'caller',
      text: 'रुकिए, एक सवाल',
      startedAtMs: Date.now(),
      interrupted: false,
    };
    server.send(path, 'event', { atMs: Date.now(), event: { type: 'turn', turn } });
    await log.getByText('Caller: रुकिए, एक सवाल').waitFor({ state: 'attached' });
  });

  it('says that the connection is lost, connects again, and goes on after the last event', async () => {
    const page = await open(`live/${BUSY}`);
    await page.getByText('Live', { exact: true }).last().waitFor();
    server.cut();
    await page.getByText('Connection lost. Reconnecting by itself.').waitFor();
    await eventually(() => server.feeds.length === 2, 10_000);
    expect(server.feeds[1]?.lastEventId).toBe('test.1');
    await page.locator('.feed-line[data-state=open]').waitFor();
  });

  it('says when it is over, and leads to the past call', async () => {
    const page = await open(`live/${BUSY}`);
    await page.locator('.turn').first().waitFor();
    server.send(`/calls/${BUSY}/feed`, 'over', { sessionId: BUSY, outcome: 'handed_off' });
    await page.getByText('This call is over.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Whisper' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Look it up under past calls' }).click();
    await page.waitForURL(`**/console#/past/${BUSY}`);
  });

  it('lets the arrow keys go through its events', async () => {
    const page = await open(`live/${BUSY}`);
    const marks = page.locator('.mark-button');
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.caption', { hasText: 'Tool find_order: ok, 2.1 s.' }).waitFor();
    await page.keyboard.press('End');
    await page.locator('.caption', { hasText: 'The person is being called' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.className')).toContain('note');
  });
});

describe('a supervisor', () => {
  it('whispers, says a sentence after a question, and hands off with a reason', async () => {
    const page = await open(`live/${BUSY}`);
    await page.getByLabel('Whisper to the assistant').fill('Offer a voucher.');
    await page.getByRole('button', { name: 'Whisper' }).click();
    await page.getByText('The assistant was told.').waitFor();
    await page.getByLabel('Say to the caller').fill('One moment please.');
    await page.getByRole('button', { name: 'Say…' }).click();
    await page.getByRole('dialog').getByText('“One moment please.”').waitFor();
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByText('The caller will hear it.').waitFor();
    await page.getByRole('button', { name: 'Hand off now…' }).click();
    await page.getByRole('button', { name: 'Hand off', exact: true }).click();
    // Without a reason the dialog stays.
    await page.getByLabel('Reason').fill('Angry caller');
    await page.keyboard.press('Enter');
    await page.getByText('The hand-off has begun.').waitFor();
    const path = `/calls/${BUSY}`;
    expect(server.posted).toEqual([
      { path: `${path}/whisper`, user: 'Mara', body: { text: 'Offer a voucher.' } },
      { path: `${path}/say`, user: 'Mara', body: { text: 'One moment please.' } },
      { path: `${path}/handoff`, user: 'Mara', body: { reason: 'Angry caller' } },
    ]);
  });

  it('changes their mind by Escape, and nothing is done', async () => {
    const page = await open(`live/${BUSY}`);
    await page.getByRole('button', { name: 'End politely…' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(server.posted).toEqual([]);
  });

  it('reads in words why an action was refused, and keeps what they wrote', async () => {
    const page = await open(`live/${BUSY}`);
    server.refusal = {
      status: 409,
      error: 'busy',
      message: 'Jo has taken this call over. Wait until they give it back.',
    };
    await page.getByLabel('Whisper to the assistant').fill('Offer a voucher.');
    await page.getByRole('button', { name: 'Whisper' }).click();
    await page.getByRole('alert').filter({ hasText: 'Jo has taken this call over.' }).waitFor();
    expect(await page.getByLabel('Whisper to the assistant').inputValue()).toBe('Offer a voucher.');
  });

  it('marks a turn', async () => {
    const page = await open('past/CApast1');
    const turn = page.locator('.turn.caller').first();
    await turn.getByText('Right or wrong?').click();
    await turn.getByRole('button', { name: 'Missed: a person was needed here' }).click();
    await turn.getByText('Marked by you').waitFor();
    expect(server.posted).toEqual([
      { path: '/past/CApast1/verdicts', user: 'Mara', body: { turn: 2, verdict: 'missed' } },
    ]);
  });
});

describe('tokens', () => {
  it('of a viewer show calls, and nothing to act with', async () => {
    const page = await open(`live/${BUSY}`, {}, VIEWER_TOKEN);
    await page.locator('.turn').first().waitFor();
    expect(await page.getByRole('heading', { name: 'Steer' }).count()).toBe(0);
    expect(await page.getByText('Right or wrong').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Softphone' }).count()).toBe(0);
  });

  it('that are wrong lead to the form, with words, and are kept nowhere', async () => {
    const page = await open('live', {}, 'wrong');
    await page.getByRole('alert').filter({ hasText: 'This token is not right.' }).waitFor();
    expect(await page.evaluate(`sessionStorage.getItem('console-token')`)).toBeNull();
    await page.getByLabel('Token').fill(SUPERVISOR_TOKEN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Live calls' }).waitFor();
    expect(page.url()).not.toContain(SUPERVISOR_TOKEN);
  });
});
