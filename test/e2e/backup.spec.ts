import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

test('the workspace is backed up into a file, and a restoration is prepared for the next start', async ({
  page,
  shell,
}, testInfo) => {
  test.skip(shell === 'electron', 'Electron saves through the system’s own dialog');
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await ask(page, 'workspace.saveSettings', { textScale: 1.1 });
  await page.keyboard.press('Control+,');
  const panel = page.getByRole('region', { name: 'Sauvegarde' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Sauvegarder dans un fichier…' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('cercle-sauvegarde.zip');
  await expect(panel.getByText(/^Sauvegarde écrite : cercle-sauvegarde\.zip/u)).toBeVisible();
  const file = testInfo.outputPath('cercle-sauvegarde.zip');
  await download.saveAs(file);

  const choose = async (path: string): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Restaurer une sauvegarde…' }).click();
    await (await choosing).setFiles(path);
  };
  await choose(file);
  await panel.getByRole('button', { name: 'Annuler' }).click();
  await choose(file);
  await panel.getByRole('button', { name: 'Vérifier et préparer' }).click();
  await expect(panel.getByText(/^La sauvegarde est vérifiée/u)).toBeVisible();
  await expect(panel.getByText(/avant-restauration-/u)).toBeVisible();
  await choose(testInfo.file);
  await panel.getByRole('button', { name: 'Vérifier et préparer' }).click();
  await expect(panel.getByText(/n’est pas une sauvegarde utilisable/u)).toBeVisible();
});
