import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EntityView, SearchPage } from '../../shared/contract/cache.ts';
import { seriousInThemes } from './axe.ts';
import { cercle, writeRegion } from './commands.ts';
import { everyField } from './every-field.ts';
import { test as withoutData } from './fixtures.ts';
import { withFolder } from './made-once.ts';
import { expect, test } from './with-region.ts';

/** Opens a record by any of its identifiers, as a link would. */
async function openRecord(page: Page, id: string): Promise<void> {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.evaluate(`location.hash = '#/explorer'`);
  await expect(page.locator('.record')).toHaveCount(0);
  await page.evaluate(`location.hash = ${JSON.stringify(`#/explorer/${encodeURIComponent(id)}`)}`);
  await expect(page.locator('#record-xml')).toBeVisible();
}

/** Everything the page says of the record, folded parts included, the list of findings left out. */
function toldText(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const told = document.querySelector('.record').cloneNode(true);
    for (const part of told.querySelectorAll('#record-findings, .record-guard')) part.remove();
    return told.textContent;
  })()`);
}

async function found(dataFolder: string, ...filters: readonly string[]): Promise<SearchPage['items']> {
  const told = await cercle(dataFolder, 'search', ...filters, '--limit', '400', '--json');
  return (JSON.parse(told) as SearchPage).items;
}

function isRestricted(fields: EntityView['fields']): boolean {
  return /"niveauConfidentialite":\{"code":"[23]"/u.test(JSON.stringify(fields['contacts'] ?? []));
}

/** What the journeys need to find in the region. */
const WANTED = {
  unit: ['ue', (fields: EntityView['fields']) => isRestricted(fields) && fields['horaires'] !== undefined],
  establishment: ['eg', (fields: EntityView['fields']) => fields['tarifs'] !== undefined],
} as const;
const picked = new Map<keyof typeof WANTED, string>();

/** The first entity that has what is wanted; every copy of the region has the same. */
async function pick(dataFolder: string, name: keyof typeof WANTED): Promise<string> {
  const known = picked.get(name);
  if (known !== undefined) return known;
  const [kind, has] = WANTED[name];
  for (const { id } of (await found(dataFolder, '--kind', kind)).slice(0, 80)) {
    const told = await cercle(dataFolder, 'show', id, '--json');
    if (!has(JSON.parse(told) as EntityView['fields'])) continue;
    picked.set(name, id);
    return id;
  }
  throw new Error(`the region has no such ${kind}`);
}

test('with the mouse: from a unit up to its establishment, contacts unfolded, XML shown, back to the list', async ({
  page,
  dataFolder,
  complaints,
}) => {
  await openRecord(page, await pick(dataFolder, 'unit'));
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  await expect(page.getByText('Unité élémentaire').first()).toBeVisible();
  await expect(page.getByText('Profil inconnu').first()).toBeVisible();

  const restricted = page.locator('.contacts-restricted').first();
  await expect(restricted.locator('.contacts-card').first()).toBeHidden();
  await restricted.getByRole('button').first().click();
  await expect(restricted.locator('.contacts-card').first()).toBeVisible();
  await expect(restricted).toContainText(/Niveau [23]/u);

  await expect(page.getByRole('table', { name: 'Toutes les plages horaires' })).toBeVisible();
  await expect(page.locator('.week-days span')).toHaveText(['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.']);

  await page.getByRole('button', { name: 'Afficher le XML' }).click();
  const xml = page.getByRole('group', { name: 'XML de la fiche' });
  await expect(xml).toContainText('primaryName');
  const opened = await xml.locator('li').count();
  await page.getByRole('button', { name: 'Tout replier' }).click();
  expect(await xml.locator('li').count()).toBeLessThan(opened);

  const name = await title.innerText();
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link').nth(1).click();
  await expect(title).not.toHaveText(name);
  await expect(title).toBeFocused();
  await expect(page.locator('#record-children')).toBeVisible();
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('with the keyboard alone: the tree is walked, folded and opened, and keeps the focus', async ({
  page,
  dataFolder,
  complaints,
}) => {
  const [ej] = await found(dataFolder, '--kind', 'ej');
  await openRecord(page, ej?.id ?? '');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  const top = await title.innerText();
  const tree = page.getByRole('treegrid', { name: `Arborescence de ${top}` });
  await expect(tree).toBeVisible();
  await expect(tree.getByRole('row').first()).toHaveAttribute('aria-selected', 'true');

  for (let tabs = 0; tabs < 40; tabs += 1) {
    if (await page.evaluate(`document.activeElement?.closest('[role="treegrid"]') !== null`)) break;
    await page.keyboard.press('Tab');
  }
  // Rows are laid out some frames after a key: the next key is for the row that the eye sees focused.
  const [first, second] = [tree.getByRole('row').first(), tree.getByRole('row').nth(1)];
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tree.getByRole('row').count()).toBeGreaterThan(1);
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  await expect(title).toHaveText(top);
  await page.keyboard.press('Enter');
  await expect(title).not.toHaveText(top);
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title).toHaveText(top);

  const contents = page.getByRole('navigation', { name: 'Sommaire' });
  await contents.getByRole('button', { name: 'Provenance' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#record-provenance')).toBeFocused();
  expect(complaints).toEqual([]);
});

test('an identifier is copied as it is', async ({ page, dataFolder }) => {
  const [eg] = await found(dataFolder, '--kind', 'eg');
  await openRecord(page, eg?.id ?? '');
  await page.evaluate(`document.addEventListener('copy', (event) => {
    document.documentElement.dataset.copied = event.clipboardData.getData('text/plain');
  })`);
  await page
    .getByRole('button', { name: /^Copier Identifiant national de structure/u })
    .first()
    .click();
  expect(await page.evaluate('document.documentElement.dataset.copied')).toBe(eg?.nationalId);
  await expect(page.getByRole('status').filter({ hasText: 'Copié' })).toHaveCount(1);
});

test('on paper: the record alone, with its source and date; restricted contacts only when unfolded', async ({
  page,
  dataFolder,
}) => {
  await openRecord(page, await pick(dataFolder, 'unit'));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Sommaire' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByText(/Imprimé le .* avec Cercle/u)).toBeVisible();
  const restricted = page.locator('.contacts-restricted').first();
  await expect(restricted.locator('.contacts-card').first()).toBeHidden();
  await expect(restricted.getByText(/d’accès restreint n’est pas imprimé|ne sont pas imprimés/u)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await restricted.getByRole('button').first().click();
  await page.emulateMedia({ media: 'print' });
  await expect(restricted.locator('.contacts-card').first()).toBeVisible();
});

/** The colours of everything that the page shows of the record. */
function colours(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('html, body, main *')].map((element) => {
    const { color, backgroundColor, fill, colorScheme } = getComputedStyle(element);
    return [element.tagName, element.className, color, backgroundColor, fill, colorScheme].join(' ');
  })`);
}

test('on paper the colours are those of the light theme, whatever the theme of the screen', async ({
  page,
  dataFolder,
}) => {
  await openRecord(page, await pick(dataFolder, 'unit'));
  const root = page.locator('html');
  const choose = async (theme: string, command: string): Promise<readonly string[]> => {
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(root).toHaveAttribute('data-theme', theme);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const onScreen = await colours(page);
    await page.emulateMedia({ media: 'print' });
    return onScreen;
  };
  await choose('light', 'theme clair');
  await page.waitForFunction('document.getAnimations().length === 0');
  const light = await colours(page);
  expect(light.length).toBeGreaterThan(100);
  for (const [theme, command] of [
    ['dark', 'theme sombre'],
    ['contrast', 'contraste'],
  ] as const) {
    expect(await choose(theme, command)).not.toEqual(light);
    await expect.poll(() => colours(page)).toEqual(light);
  }
});

test('a record that is not there says so and leads back', async ({ page }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.evaluate(`location.hash = '#/explorer/FICTIVE%3Anothing'`);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('axe finds nothing serious on records, in both themes', async ({ page, dataFolder }) => {
  test.setTimeout(120_000);
  const seen: string[] = [];
  const [person] = await found(dataFolder, '--kind', 'professionnel');
  for (const id of [await pick(dataFolder, 'unit'), await pick(dataFolder, 'establishment'), person?.id ?? '']) {
    await openRecord(page, id);
    await expect(page.getByRole('treegrid')).toBeVisible();
    for (const button of await page.locator('.record-main .disclosure-button').all()) await button.click();
    await page.getByRole('button', { name: 'Afficher le XML' }).click();
    await expect(page.getByRole('group', { name: 'XML de la fiche' })).toBeVisible();
    seen.push(...(await seriousInThemes(page, 'main')));
  }
  expect(seen).toEqual([]);
});

const HOSTILE = '<img src=x onerror="window.cercleInjected=true"> \u202Egnirts';
const SHOWN = '<img src=x onerror="window.cercleInjected=true"> ⟨U+202E⟩gnirts';

withoutData.describe('records that fill every field of the mapping, each with a hostile text', () => {
  withoutData.use({
    dataFolder: ({}, use) =>
      withFolder(undefined, async (folder) => {
        const file = join(folder, 'every-field.xml');
        writeFileSync(file, everyField(HOSTILE).xml);
        await cercle(folder, 'import', file, '--source', 'PLEIN', '--profil', '0');
        await use(folder);
      }),
  });

  withoutData(
    'show each value once read, as text, and what is above the profile first',
    async ({ page, complaints }) => {
      for (const { kind, identifier, values } of everyField(HOSTILE).records) {
        await openRecord(page, identifier);
        await expect(page.locator('.record-identifiers')).toContainText(identifier);
        const told = await toldText(page);
        const missing = values.filter((value) => !told.includes(value.replace(HOSTILE, SHOWN)));
        expect(missing, kind).toEqual([]);
        if (kind === 'oi') await expect(page.locator('.record-guard')).toContainText('au-dessus du profil');
      }
      expect(await page.evaluate(`'cercleInjected' in window`)).toBe(false);
      expect(complaints).toEqual([]);
    },
  );
});

withoutData.describe('a unit whose mode of care is of no table', () => {
  withoutData.use({
    dataFolder: ({}, use) =>
      withFolder(undefined, async (folder) => {
        const file = await writeRegion(folder, (xml) => xml.replace(/(<csd:careMode code=")\d+/u, '$19Z9'));
        await cercle(folder, 'import', file, '--source', 'FICTIVE');
        await use(folder);
      }),
  });

  withoutData(
    'is marked beside the field, in the list, and the mark leads to the list',
    async ({ page, dataFolder }) => {
      const told = await cercle(dataFolder, 'anomalies', '--code', 'code-inconnu', '--json');
      const { items } = JSON.parse(told) as {
        items: readonly { readonly entity: { readonly id: string } }[];
      };
      await openRecord(page, items[0]?.entity.id ?? '');
      const fact = page.locator('.record-fact').filter({ hasText: 'Mode de prise en charge' });
      await expect(fact).toContainText('9Z9');
      await expect(fact.getByRole('button', { name: /^inconnu : Ce code n’est dans aucune/u })).toBeVisible();
      await fact.getByRole('button', { name: /^1 anomalie/u }).click();
      const finding = page.locator('.findings-item').first();
      await expect(finding).toBeFocused();
      await expect(finding).toContainText('Mode de prise en charge');
      await expect(finding).toContainText('9Z9');
    },
  );
});
