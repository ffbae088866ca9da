import type { Locator, Page } from '@playwright/test';
import type { RecordOutcome } from '../../shared/contract/dossier-views.ts';
import { expect } from './fixtures.ts';
import { ask } from './wire.ts';

/** The next action, above the line. */
export function now(page: Page): Locator {
  return page.getByRole('region', { name: 'Maintenant' });
}

/** A station of the line by its words. */
export function station(page: Page, name: RegExp): Locator {
  return page.getByRole('list', { name: 'Étapes du parcours' }).getByRole('button', { name });
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Presses what leads on, fills the dialog and records. */
export async function record(page: Page, act: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  await now(page).getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await fill?.(dialog);
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Records without the window what is no part of the journey under test. */
export async function recordUnseen(page: Page, id: string, ...events: readonly object[]): Promise<void> {
  for (const event of events) {
    const { refusal } = await ask<RecordOutcome>(page, 'dossiers.record', { id, event });
    expect(refusal).toBeNull();
  }
}
