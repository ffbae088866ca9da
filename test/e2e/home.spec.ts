import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { seriousInThemes } from './axe.ts';
import { cercle } from './commands.ts';
import { expect, test as base } from './fixtures.ts';
import { ask } from './wire.ts';

const NAUGHTY_NAME = '<img src=x onerror="window.cercleInjected=1"> \u202elmx.xml';

interface Made {
  /** Writes a fictional region as a zip and gives its path. */
  readonly makeRegion: (units: number) => Promise<string>;
}

const test = base.extend<Made>({
  makeRegion: async ({ dataFolder }, use) => {
    await use(async (units) => {
      const out = join(dataFolder, `region-${units}.zip`);
      await cercle(dataFolder, 'generate', '--units', String(units), '--seed', '5', '--out', out);
      return out;
    });
  },
});

function button(page: Page | Locator, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

/** Opens the dialog of an import by the keyboard, with these files chosen. */
async function choose(page: Page, ...files: readonly string[]): Promise<Locator> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  // A round trip: the browser must have heard that choosers are awaited before the key reaches the page.
  await page.evaluate('document.readyState');
  await page.keyboard.press('Control+o');
  const chooser = await choosing;
  await chooser.setFiles([...files]);
  const dialog = page.getByRole('dialog', { name: 'Importer ces fichiers' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Puts the import into a new source of this code. */
async function intoSource(page: Page, dialog: Locator, code: string): Promise<void> {
  await button(dialog, 'Options').click();
  await button(dialog, /Ranger dans la source/u).click();
  await page.getByRole('option', { name: 'Une nouvelle source…' }).click();
  await dialog.getByLabel('Code de la source').fill(code);
}

async function start(dialog: Locator): Promise<void> {
  await button(dialog, 'Importer').click();
}

async function finished(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Import terminé' })).toBeVisible({ timeout: 40_000 });
}

async function focused(page: Page): Promise<string> {
  return String(await page.evaluate('document.activeElement?.textContent ?? ""'));
}

/** Presses Tab until what has the focus says this. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let time = 0; time < 60; time += 1) {
    if ((await focused(page)) === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached « ${words} »; the focus is on « ${await focused(page)} ».`);
}

test('with the mouse: the example from its door to its report, its findings and its removal', async ({
  page,
  complaints,
}) => {
  await expect(button(page, 'Commencer le parcours')).toBeEnabled();
  await expect(page.getByText('https://www.data.gouv.fr')).toBeVisible();
  await button(page, 'Préparer l’exemple').click();
  await expect(page.getByRole('heading', { name: 'Import en cours' })).toBeVisible();
  await finished(page);
  await expect(page.locator('main')).toContainText('unités élémentaires800');
  await expect(page.getByRole('row', { name: /ExtractionOffresSante.*Conforme/u })).toBeVisible();

  const finding = page.getByRole('link', { name: /La valeur n’est pas une heure/u });
  await finding.click();
  await expect(page).toHaveURL(/#\/quality\?code=heure-invalide&source=EXEMPLE$/u);
  await page.goBack();
  await finished(page);

  await page.getByRole('navigation').getByText('Accueil').click();
  const source = page.getByRole('listitem', { name: 'EXEMPLE', exact: true });
  await expect(source).toContainText('Profil 1');
  await expect(source).toContainText('800');
  await button(source, 'Supprimer EXEMPLE…').click();
  const dialog = page.getByRole('dialog', { name: 'Supprimer EXEMPLE ?' });
  await expect(dialog).toContainText(/\d fiches lues.*XML reçu.*1 chargement gardé.*sur le disque/su);
  await button(dialog, 'Garder').click();
  await expect(source).toBeVisible();
  await button(source, 'Supprimer EXEMPLE…').click();
  await button(dialog, 'Supprimer cette source').click();
  await expect(page.getByText(/EXEMPLE supprimée, .* libérés/u)).toBeVisible();
  await expect(source).toBeHidden();
  expect(await ask<unknown[]>(page, 'cache.sources', {})).toEqual([]);
  expect(complaints).toEqual([]);
});

test('with the keyboard only: a zip is opened, imported, and explored', async ({ page, makeRegion }) => {
  await choose(page, await makeRegion(60));
  expect(await focused(page)).toBe('Importer');
  await page.keyboard.press('Enter');
  await finished(page);
  await tabTo(page, 'Explorer ces données');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/explorer\?source=/u);
});

test('files dropped anywhere are offered, and only then imported', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File(['<CSD/>'], 'extraction.xml'));
    files.items.add(new File(['x'], 'notes.docx'));
    const drop = (type) =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
    drop('dragover');
    drop('drop');
  })()`);
  const dialog = page.getByRole('dialog', { name: 'Importer ces fichiers' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('Ni un XML, ni un zip');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await ask<unknown[]>(page, 'jobs.list', {})).toEqual([]);
});

test('a check keeps nothing, and can be followed by the import', async ({ page, makeRegion }) => {
  const dialog = await choose(page, await makeRegion(60));
  await dialog.getByText('Vérifier seulement').click();
  await button(dialog, 'Vérifier').click();
  await expect(page.getByRole('heading', { name: 'Vérification terminée' })).toBeVisible({ timeout: 40_000 });
  expect(await ask<unknown[]>(page, 'cache.sources', {})).toEqual([]);
  await button(page, 'Importer pour de bon').click();
  await finished(page);
  expect(await ask<unknown[]>(page, 'cache.sources', {})).toHaveLength(1);
});

test('a replacement that loses too much is refused with both numbers, and can be insisted on', async ({
  page,
  makeRegion,
}) => {
  const first = await choose(page, await makeRegion(200));
  await intoSource(page, first, 'ESSAI');
  await start(first);
  await finished(page);
  await button(page, 'Accueil').click();
  const second = await choose(page, await makeRegion(50));
  await button(second, 'Options').click();
  await button(second, /Ranger dans la source/u).click();
  await page.getByRole('option', { name: 'ESSAI' }).click();
  await start(second);
  await expect(page.getByRole('heading', { name: 'Import refusé' })).toBeVisible({ timeout: 40_000 });
  const panel = page.getByRole('alert');
  await expect(panel).toContainText('La source ESSAI a 200 unités aujourd’hui ; les fichiers en contiennent 50.');
  await button(panel, 'Remplacer quand même').click();
  await finished(page);
  await expect(page.getByText(/fiches disparues/u)).toBeVisible();
  await page.getByRole('link', { name: 'Voir les changements' }).click();
  await expect(page).toHaveURL(/#\/changes\?source=ESSAI$/u);
});

test('a cancelled import says that nothing changed, and nothing has', async ({ page, makeRegion }) => {
  const dialog = await choose(page, await makeRegion(4000));
  await start(dialog);
  await button(page, 'Annuler l’import').click();
  await expect(page.getByRole('heading', { name: 'Import annulé' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Rien n’a changé');
  expect(await ask<unknown[]>(page, 'cache.sources', {})).toEqual([]);
});

test('an import goes on in the background, its report one press away', async ({ page, makeRegion }) => {
  const dialog = await choose(page, await makeRegion(2000));
  await start(dialog);
  await button(page, 'Continuer en arrière-plan').click();
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await button(page, '1 travail en cours').click();
  await button(page, 'Voir le compte rendu').click({ timeout: 40_000 });
  await finished(page);
});

test('a refused file is explained, and its naughty name is only text', async ({ page, dataFolder, complaints }) => {
  const file = join(dataFolder, 'tronqué.xml');
  writeFileSync(file, '<CSD>');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Choisir des fichiers…').click(),
  ]);
  await chooser.setFiles([
    { name: NAUGHTY_NAME, mimeType: 'text/xml', buffer: Buffer.from('<CSD>') },
    { name: 'deux.xml', mimeType: 'text/xml', buffer: Buffer.from('<CSD>') },
  ]);
  const dialog = page.getByRole('dialog', { name: 'Importer ces fichiers' });
  await expect(dialog).toContainText('<img src=x onerror="window.cercleInjected=1"> ⟨U+202E⟩lmx.xml');
  await start(dialog);
  await expect(page.getByRole('heading', { name: 'Import refusé' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Que faire');
  await button(page, 'Comprendre ce code').click();
  await expect(page).toHaveURL(/#\/help\/error%3Axml\.truncated$/u);
  await expect(page.locator('.help-entry-target')).toContainText('xml.truncated');
  expect(await page.evaluate('window.cercleInjected ?? "nothing"')).toBe('nothing');
  expect(complaints).toEqual([]);
});

test('axe finds nothing serious in both themes', async ({ page, makeRegion }) => {
  const region = await makeRegion(60);
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const seen = [...(await seriousInThemes(page))];
  const dialog = await choose(page, region);
  await button(dialog, 'Options').click();
  seen.push(...(await seriousInThemes(page, '[role="dialog"]')));
  await start(dialog);
  await finished(page);
  seen.push(...(await seriousInThemes(page)));
  await button(page, 'Accueil').click();
  await button(page, /^Supprimer /u).click();
  seen.push(...(await seriousInThemes(page, '[role="dialog"]')));
  await page.keyboard.press('Escape');
  seen.push(...(await seriousInThemes(page)));
  expect(seen).toEqual([]);
});
