import { join } from 'node:path';
import type { DossierView, RecordOutcome } from '../../shared/contract/dossier-views.ts';
import { seriousDefects } from './axe.ts';
import { cercle } from './commands.ts';
import { goTo } from './go-to.ts';
import { ask } from './wire.ts';
import { expect, test } from './with-region.ts';

/** What leads a dossier of the regional circle to its access profile. */
const NOTIFIED = [
  ...[{ type: 'envoi', step: 'parrain' } as const, { type: 'acceptation', step: 'parrain' } as const],
  ...[{ type: 'envoi', step: 'adhesion' } as const, { type: 'acceptation', step: 'adhesion' } as const],
  { type: 'fait', step: 'profil-acces', values: { profil: '2' } } as const,
];

test('the access profile of data is told wherever they are listed, and beyond the notified one it warns', async ({
  page,
  dataFolder,
  complaints,
}) => {
  await cercle(dataFolder, 'import', join(dataFolder, 'region.xml'), '--source', 'LARGE', '--profil', '1');
  await goTo(page, '#/map');
  const wide = page.getByRole('button', { name: /^LARGE : Profil 1/u });
  await expect(page.getByRole('button', { name: 'FICTIVE : Profil inconnu' })).toBeVisible();
  await expect(wide).toBeVisible();
  await expect(page.getByText('Au-delà du profil notifié')).toHaveCount(0);

  const { id } = await ask<DossierView>(page, 'dossiers.create', { journey: 'cercle-regional-csd', title: 'Annuaire' });
  for (const event of NOTIFIED) {
    expect((await ask<RecordOutcome>(page, 'dossiers.record', { id, event })).refusal).toBeNull();
  }
  await expect(wide).toContainText('Au-delà du profil notifié');
  await wide.focus();
  await page.keyboard.press('Enter');
  const told = page.getByRole('dialog', { name: 'LARGE : Profil 1' });
  await expect(told).toContainText('« Annuaire » a reçu le profil 2');
  await expect(told).toContainText('Régulation des soins non programmés');
  expect(await seriousDefects(page, '.access-dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(wide).toBeFocused();

  await goToScreen(page, '#/quality?source=LARGE');
  await expect(page.getByRole('list', { name: 'Profil d’accès des données' }).getByRole('listitem')).toHaveCount(1);
  await expect(wide).toBeVisible();
  await page.getByRole('button', { name: 'Exporter', exact: false }).first().click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^LARGE : Profil 1/u })).toBeVisible();
  await page.keyboard.press('Escape');

  await goToScreen(page, '#/explorer?source=LARGE');
  await expect(page.getByRole('button', { name: /^LARGE : Profil 1/u })).toBeVisible();
  await page.locator('[data-opens-row]').first().click();
  await expect(page.locator('.record-origin').getByRole('button', { name: /^LARGE : Profil 1/u })).toBeVisible();
  expect(complaints).toEqual([]);
});

async function goToScreen(page: Parameters<typeof goTo>[0], fragment: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
}
