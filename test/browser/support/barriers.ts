import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 360];
const RUN = `axe.run().then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => [id, help, target, failureSummary].join(' | '))))`;
const OVERFLOW = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

/** What axe-core finds serious or critical in each colour scheme and width, and where the page must be scrolled aside. */
export async function barriersOf(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const barriers = await page.evaluate<readonly string[]>(RUN);
      found.push(...barriers.map((barrier) => `${colorScheme}, ${width} px: ${barrier}`));
    }
    if (await page.evaluate<boolean>(OVERFLOW)) found.push(`${width} px: the page is wider than the window`);
  }
  return found;
}
