import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Goes to an address of the window, once it is in session: its link holds the fragment until then. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
}
