import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../helpers/chromium.ts';
import { tokenOf, tradeToken } from '../helpers/loopback-host.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createSecretBook, filesAsTraces, processTraces } from '../helpers/secrets.ts';
import type { SecretBook, Trace } from '../helpers/secrets.ts';
import { drop, typeTwice } from './certificates-acts.ts';
import { expect, test } from './fixtures.ts';

/** All that a page, and the scripts of another one after it, could find again. */
const KEPT_BY_THE_PAGE = `(async () => {
  const databases = (await indexedDB.databases?.()) ?? [];
  const caches = (await window.caches?.keys()) ?? [];
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  return {
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    cookies: document.cookie,
    history: [location.href, document.referrer, window.name, JSON.stringify(history.state)].join(' '),
    requests: performance.getEntries().map(({ name }) => name).join(' '),
    document: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' '),
    counts: [databases.length, caches.length, workers.length, localStorage.length].join(' '),
  };
})()`;

const TYPED = {
  'vault passphrase': 'moutons violets 1923 à voir',
  'vault passphrase after a change': 'nouvelle phrase éprouvée 7',
  'wrong vault passphrase': 'pas la bonne phrase ça',
  'recovery passphrase': 'secours rangé ailleurs 4',
  'P12 password': 'Pä55-wörd-du-fichier',
  'wrong P12 password': 'Fäux-du-fichier-P12',
  'P12 export password': 'Export-fenetre-0042',
  'revocation code': 'REVOC-FENETRE-7',
} as const;

/** What a browser keeps by itself: the address it was opened with, used up, and the secret of the tab's session. */
const BY_THE_BROWSER = [
  /^token of the address .* in (?:requests|profile: )/u,
  /^session secret .* in (?:sessionStorage,|profile: .*Session Storage)/u,
];

/** A browser that keeps its profile on disk, as a person's does. */
async function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = await findChromium();
  return chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    args: [...CHROMIUM_ARGS],
    env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
    ...{ locale: 'fr-FR', viewport: { width: 1280, height: 840 }, acceptDownloads: true },
  });
}

async function lookAtPage(page: Page, when: string): Promise<readonly Trace[]> {
  const kept = (await page.evaluate(KEPT_BY_THE_PAGE)) as Readonly<Record<string, string>>;
  expect(kept['counts']?.split(' ').slice(0, 3), 'no database, cache nor service worker').toEqual(['0', '0', '0']);
  return Object.entries(kept).map(([where, text]) => ({ where: `${where}, ${when}`, bytes: Buffer.from(text) }));
}

async function press(scope: Page | Locator, name: string): Promise<void> {
  await scope.getByRole('button', { name, exact: true }).click();
}

/** Makes the vault and its recovery file, and changes its passphrase. */
async function makeVault(page: Page): Promise<void> {
  await page.keyboard.press('Control+6');
  await press(page, 'Pas encore de coffre');
  await press(page, 'Créer le coffre…');
  await typeTwice(page, 'Phrase secrète', TYPED['vault passphrase']);
  await press(page.getByRole('dialog'), 'Créer le coffre');
  const made = page.getByRole('dialog', { name: 'Le coffre est prêt' });
  await typeTwice(made, 'Phrase secrète du fichier', TYPED['recovery passphrase']);
  const [download] = await Promise.all([page.waitForEvent('download'), press(made, 'Enregistrer le fichier…')]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(100);
  await press(made, 'Continuer');
  await press(page, 'Changer la phrase secrète…');
  await page.getByLabel('Phrase secrète actuelle', { exact: true }).fill(TYPED['vault passphrase']);
  await typeTwice(page, 'Nouvelle phrase secrète', TYPED['vault passphrase after a change']);
  await press(page, 'Changer');
  await expect(page.getByText('La phrase secrète est changée.')).toBeVisible();
}

/** Imports a P12 and a key in clear, each from a file; exports a P12. */
async function moveKeys(page: Page, openssl: Openssl, book: SecretBook): Promise<void> {
  const authority = openssl.makeAuthority('autorite');
  const extensions = ['extendedKeyUsage=clientAuth'];
  const [sealed, clear] = ['scelle', 'clair'].map((name) => openssl.makeIdentity(name, authority, { extensions }));
  for (const made of [sealed!, clear!]) book.plant(made.key, createPrivateKey(openssl.read(made.key)));
  openssl.makePkcs12('scelle', sealed!, { password: TYPED['P12 password'] });
  openssl.write('clair.pem', Buffer.concat([openssl.read(clear!.key), openssl.read(clear!.certificate)]));
  await drop(page, [openssl.path('scelle.p12')]);
  const dialog = page.getByRole('dialog', { name: 'Que voulez-vous en faire ?' });
  const password = dialog.getByLabel('Mot de passe du fichier', { exact: true });
  await password.fill(TYPED['wrong P12 password']);
  await press(dialog, 'Ouvrir');
  await expect(dialog.getByRole('alert')).toContainText('n’est pas le bon');
  await password.fill(TYPED['P12 password']);
  await press(dialog, 'Ouvrir');
  await press(dialog, 'Importer dans l’inventaire');
  await expect(dialog).toContainText('1 certificat ajouté.');
  await page.keyboard.press('Escape');
  await drop(page, [openssl.path('clair.pem')]);
  await press(dialog, 'Importer dans l’inventaire');
  await dialog.getByRole('link', { name: 'clair' }).click();
  await press(page, 'Exporter');
  await page.getByRole('menuitem', { name: 'Certificat et clé (P12)' }).click();
  await typeTwice(page, 'Phrase secrète du fichier', TYPED['P12 export password']);
  await Promise.all([page.waitForEvent('download'), press(page, 'Enregistrer…')]);
  await expect(page.getByText(/^Fichier .*\.p12 écrit/u)).toBeVisible();
  await page.getByRole('dialog').getByText('Fermer', { exact: true }).click();
  await press(page, 'Garder un code…');
  await typeTwice(page, 'Code de révocation', TYPED['revocation code']);
  await press(page, 'Sceller dans le coffre');
  await expect(page.getByText('Le code est scellé dans le coffre.')).toBeVisible();
}

async function lockAndMistype(page: Page): Promise<void> {
  await page.keyboard.press('Control+6');
  await press(page, 'Coffre ouvert');
  await press(page, 'Verrouiller maintenant');
  await press(page, 'Ouvrir le coffre…');
  const dialog = page.getByRole('dialog', { name: 'Ouvrir le coffre' });
  await dialog.getByLabel('Phrase secrète', { exact: true }).fill(TYPED['wrong vault passphrase']);
  await press(dialog, 'Ouvrir');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await press(dialog, 'Annuler');
}

test.use({ hasOwnProcess: true });

test('T23: secrets typed, dropped and made in the window stay in no storage, page, file, log nor process', async ({
  served,
  dataFolder,
}, info) => {
  test.skip(skipWithoutOpenssl !== false, String(skipWithoutOpenssl));
  if (served === undefined) return test.skip(true, 'a profile of Chromium is looked at');
  const book = createSecretBook();
  for (const [name, text] of Object.entries(TYPED)) book.plant(name, text);
  const token = book.plant('token of the address', tokenOf(served.link));
  const openssl = createOpenssl();
  const profile = mkdtempSync(join(tmpdir(), 'cercle-profile-'));
  const context = await openBrowser(profile);
  const traces: Trace[] = [];
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('console', (message) => traces.push({ where: 'console', bytes: Buffer.from(message.text()) }));
    await page.goto(served.link);
    await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
    book.plant('session secret', String(await page.evaluate("sessionStorage.getItem('cercle.session')")));
    await makeVault(page);
    traces.push(...(await lookAtPage(page, 'after the vault was made')));
    await moveKeys(page, openssl, book);
    traces.push(...(await lookAtPage(page, 'after keys came and left')));
    await lockAndMistype(page);
    traces.push(...(await lookAtPage(page, 'at the end')));
    expect(await context.cookies()).toEqual([]);
    const control = createSecretBook();
    const planted = control.plant('control', 'posé exprès dans la page');
    await page.evaluate(`localStorage.setItem('planted', ${JSON.stringify(planted)})`);
    expect(control.search(await lookAtPage(page, 'on purpose')).join()).toContain('control (bytes) in localStorage');
    await page.evaluate("localStorage.removeItem('planted')");
    traces.push(...filesAsTraces(dataFolder), ...processTraces(served.pid, ['cmdline', 'environ']));
    await context.close();
    traces.push(...filesAsTraces(profile).map(({ where, bytes }) => ({ where: `profile: ${where}`, bytes })));
  } finally {
    await context.close();
    openssl.dispose();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  // The browser itself remembers the address it was sent to: the token in it must be worth nothing by then.
  expect((await tradeToken(served.origin, token)).status).toBe(401);
  expect(await served.stop()).toBe(0);
  traces.push(...filesAsTraces(dataFolder));
  const log = served.printed().replaceAll(served.link, '');
  traces.push({ where: 'log', bytes: Buffer.from(log) });
  const hits = book.search(traces).filter((hit) => !BY_THE_BROWSER.some((known) => known.test(hit)));
  const description = `count: ${book.names.length} secrets, ${traces.length} traces of the window, ${hits.length} hits`;
  info.annotations.push({ type: 'count', description });
  expect(hits).toEqual([]);
});
