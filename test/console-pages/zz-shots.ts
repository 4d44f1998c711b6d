import { mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildPages } from '../../web/build.ts';
import { StrictConsole, SUPERVISOR_TOKEN } from './support/strict-console.ts';

const out = '/tmp/shots16';
mkdirSync(out, { recursive: true });
await buildPages(out + '/pages');
const server = new StrictConsole(pathToFileURL(out + '/pages/'));
const origin = await server.start();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const axe = readFileSync('/work/main/node_modules/axe-core/axe.min.js', 'utf8');
const views = process.argv[2]
  ? process.argv[2].split(',')
  : [
      'signin',
      'live',
      'live/CA0123456789abcdef0123456789abcdef',
      'live/CAtalking',
      'live/CAscript',
      'past',
      'past/CApast1',
      'numbers',
      'verdicts',
      'live/CAgone',
    ];
const modes = (process.argv[3] ?? '1280-light,360-dark').split(',');
for (const mode of modes) {
  const [width, colorScheme] = mode.split('-');
  const context = await browser.newContext({
    viewport: { width: Number(width), height: 900 },
    colorScheme: colorScheme as 'light',
    bypassCSP: false,
  });
  await context.addInitScript(
    `if (!location.hash.includes('signin')) { sessionStorage.setItem('console-token', '${SUPERVISOR_TOKEN}'); sessionStorage.setItem('console-name','Mara'); }`,
  );
  for (const view of views) {
    const page = await context.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') console.log(view, mode, 'console', m.text());
    });
    page.on('pageerror', (e) => console.log(view, mode, 'pageerror', e.stack));
    await page.goto(`${origin}/console#/${view}`);
    await page.waitForTimeout(900);
    await page.screenshot({ path: `${out}/${view.replaceAll('/', '-')}-${mode}.png`, fullPage: true });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (Number(overflow) > 0) console.log(view, mode, 'overflows by', overflow);
    // CDP evaluation is not bound by the CSP
    await page.evaluate(axe);
    const result: any = await page.evaluate('axe.run()');
    for (const v of result.violations)
      console.log(
        view,
        mode,
        'AXE',
        v.impact,
        v.id,
        v.nodes.length,
        v.nodes
          .slice(0, 2)
          .map((n: any) => n.html.slice(0, 140) + ' ' + (n.any[0]?.message ?? ''))
          .join(' | '),
      );
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.close();
