import type { Page } from '@playwright/test';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { MadeIdentity, Openssl } from '../helpers/openssl.ts';
import { seriousInThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './go-to.ts';

test.skip(skipWithoutOpenssl !== false, String(skipWithoutOpenssl));

const IGC = '/C=FR/O=ASIP-SANTE/OU=0002 187512751';

/** Authorities that bear names of IGC-Santé, and are not those. */
interface Made {
  readonly openssl: Openssl;
  readonly root: MadeIdentity;
}

function makeRoot(openssl: Openssl): Made {
  const subject = `${IGC}/OU=IGC-SANTE TEST/CN=TEST AC RACINE IGC-SANTE ELEMENTAIRE`;
  return { openssl, root: openssl.makeAuthority('racine', { subject }) };
}

function fingerprint({ openssl, root }: Made): string {
  const printed = openssl.run(['x509', '-in', root.certificate, '-noout', '-fingerprint', '-sha256']);
  return printed.toString('latin1').trim().split('=')[1] ?? '';
}

async function openTrust(page: Page): Promise<void> {
  await goTo(page, '#/certificates?tab=trust');
  await expect(page.getByText('Le magasin du système n’est jamais utilisé.')).toBeVisible();
}

async function read(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Importer une autorité…' }).click();
  await page.getByRole('textbox', { name: 'Ou collez son texte' }).fill(text);
  await page.getByRole('button', { name: 'Lire le texte' }).click();
}

async function withOpenssl(work: (made: Made) => Promise<void>): Promise<void> {
  const openssl = createOpenssl();
  try {
    await work(makeRoot(openssl));
  } finally {
    openssl.dispose();
  }
}

test('an authority is trusted once its fingerprint was compared, in the environment its name tells', async ({
  page,
}) => {
  await withOpenssl(async (made) => {
    await openTrust(page);
    await expect(page.getByText('http://igc-sante.esante.gouv.fr/PC/ACR-EL.cer')).toBeVisible();
    await read(page, made.openssl.read(made.root.certificate).toString('latin1'));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: 'Test' })).toBeChecked();
    await expect(dialog.getByText('Empreinte à comparer')).toBeVisible();
    await expect(dialog.getByText('http://igc-sante.esante.gouv.fr/PC%20TEST/ACR-EL-TEST.cer')).toBeVisible();
    const trust = dialog.getByRole('button', { name: /^Faire confiance/u });
    await expect(trust).toBeDisabled();
    const field = dialog.getByRole('textbox', { name: 'Empreinte publiée (facultatif)' });
    await field.fill('00:11:22');
    await expect(dialog.getByText('Ce n’est pas la même empreinte')).toBeVisible();
    await expect(trust).toBeDisabled();
    await field.fill(fingerprint(made));
    await expect(dialog.getByText('C’est la même.')).toBeVisible();
    await dialog.getByText('Production', { exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Mélanger test et production');
    await dialog.getByText('Test', { exact: true }).click();
    await trust.click();
    await expect(page.getByText('1 autorité est de confiance.')).toBeVisible();
    const chains = page.getByRole('region', { name: 'Test', exact: true });
    await expect(chains).toContainText('TEST AC RACINE IGC-SANTE ELEMENTAIRE');
    await page.getByRole('button', { name: /^Retirer TEST AC RACINE/u }).click();
    await page.getByRole('button', { name: 'Ne plus lui faire confiance' }).click();
    await expect(page.getByRole('heading', { name: 'Aucune autorité n’est encore de confiance' })).toBeVisible();
  });
});

test('a certificate that bears the name of a published authority and not its fingerprint is refused', async ({
  page,
}) => {
  await withOpenssl(async ({ openssl }) => {
    const subject = `${IGC}/OU=IGC-SANTE/CN=AC IGC-SANTE ELEMENTAIRE ORGANISATIONS`;
    const { certificate } = openssl.makeAuthority('fausse', { subject });
    await openTrust(page);
    await read(page, openssl.read(certificate).toString('latin1'));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Empreinte différente de l’empreinte publiée : refusé.')).toBeVisible();
    await expect(dialog.getByRole('checkbox')).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: /^Faire confiance/u })).toBeDisabled();
  });
});

test('a list of revoked certificates is held with its dates and its signer, then removed', async ({ page }) => {
  await withOpenssl(async ({ openssl, root: { key, certificate } }) => {
    openssl.write('index.txt', '');
    const lines = [
      '[ca]',
      'default_ca=it',
      '[it]',
      'database=index.txt',
      'default_md=sha256',
      'default_crl_days=7',
      '',
    ];
    openssl.write('crl.cnf', lines.join('\n'));
    const by = ['-cert', certificate, '-keyfile', key];
    openssl.run(['ca', '-gencrl', '-config', 'crl.cnf', ...by, '-out', 'racine.crl']);
    await openTrust(page);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Importer une liste…' }).click();
    await (await choosing).setFiles(openssl.path('racine.crl'));
    const line = page.getByRole('row', { name: /racine\.crl/u });
    await expect(line).toContainText('À jour');
    await expect(line).toContainText('Signature non reconnue');
    await read(page, openssl.read(certificate).toString('latin1'));
    await page
      .getByRole('dialog')
      .getByText(/J’ai comparé l’empreinte/u)
      .click();
    await page.getByRole('button', { name: 'Faire confiance à 1 autorité' }).click();
    await expect(line).toContainText('Signée par une autorité d’ici');
    await line.getByRole('button', { name: /^Retirer la liste/u }).click();
    await expect(page.getByText(/^Aucune liste\./u)).toBeVisible();
  });
});

test('with the keyboard only: an authority is read, compared and trusted', async ({ page }) => {
  await withOpenssl(async ({ openssl, root }) => {
    await openTrust(page);
    await page.getByRole('button', { name: 'Importer une autorité…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Ou collez son texte' }).focus();
    await page.keyboard.insertText(openssl.read(root.certificate).toString('latin1'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const tick = page.getByRole('checkbox', { name: /J’ai comparé/u });
    await expect(tick).toBeVisible();
    await tick.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Faire confiance à 1 autorité' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 autorité est de confiance.')).toBeVisible();
  });
});

test('axe finds nothing serious where authorities are trusted, in both themes', async ({ page }) => {
  await withOpenssl(async ({ openssl, root }) => {
    await openTrust(page);
    const seen = [...(await seriousInThemes(page))];
    await read(page, openssl.read(root.certificate).toString('latin1'));
    await page.getByRole('textbox', { name: 'Empreinte publiée (facultatif)' }).fill('ff');
    seen.push(...(await seriousInThemes(page)));
    await page.getByRole('textbox', { name: 'Empreinte publiée (facultatif)' }).fill('');
    await page
      .getByRole('dialog')
      .getByText(/J’ai comparé l’empreinte/u)
      .click();
    await page.getByRole('button', { name: 'Faire confiance à 1 autorité' }).click();
    await page.getByRole('button', { name: 'Détails et empreinte' }).click();
    seen.push(...(await seriousInThemes(page)));
    expect(seen).toEqual([]);
  });
});
