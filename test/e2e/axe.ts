import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

interface Look {
  /** A selector; the whole page without. */
  readonly part?: string | undefined;
  /** Only these rules; all without. */
  readonly rules?: readonly string[];
}

async function look(page: Page, { part, rules }: Look): Promise<readonly string[]> {
  const isThere = await page.evaluate(`'axe' in window`);
  // The page has no frame: one look in the page itself is the whole, without a second page to put parts together.
  const axe = new AxeBuilder({ page, ...(isThere === true && { axeSource: 'void 0' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  if (part !== undefined) axe.include(part);
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What axe finds serious or critical in a part of the page, as lines to read; the whole page when no part is given. */
export function seriousDefects(page: Page, part?: string): Promise<readonly string[]> {
  return look(page, { part });
}

/** All that another theme can change: it has other colours, in the same page. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** The same in the light theme, then what the dark one changes, of the page as it stands. */
export async function seriousInThemes(page: Page, part?: string): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const found = await look(page, { part, ...(theme === 'dark' && { rules: OF_COLOURS }) });
    seen.push(...found.map((defect) => `${theme}: ${defect}`));
  }
  return seen;
}
