import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from '@playwright/test';
import type { DossierView } from '../../shared/contract/dossier-views.ts';
import { readZipFiles } from '../../electron/services/ingest/archive.ts';
import { assertNoSecretTexts } from '../../electron/services/dossier/secret-texts.ts';
import { assertNoSecrets, textFile } from '../../electron/services/dossier/evidence/packed-file.ts';
import { safeName } from '../../electron/services/dossier/evidence/safe-name.ts';
import { CHROMIUM_ARGS, findHeadless } from '../helpers/chromium.ts';
import { openDossierDesk, OPENS } from '../helpers/dossier-desk.ts';
import type { DossierDesk } from '../helpers/dossier-desk.ts';
import { AppError } from '../../shared/errors.ts';

const VERIFIER = join(import.meta.dirname, '..', 'helpers', 'verify-evidence.ts');

interface Exported {
  readonly sha256: string;
  readonly entries: readonly string[];
}

async function unpack(zip: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for await (const { name, bytes } of readZipFiles(zip, () => true)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

function verify(folder: string): { readonly code: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, folder], { encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
}

describe('the evidence dossier of a journey against the sandbox region', () => {
  const opened: { desk?: DossierDesk; id?: string; exported?: Exported } = {};
  const desk = (): DossierDesk => opened.desk as DossierDesk;
  const folder = (): string => desk().at('preuves');
  before(async () => {
    opened.desk = await openDossierDesk();
    const { json, record, certificate, check, at } = desk();
    const created = [
      '--journey',
      'ror-national-csd',
      '--rehearsal',
      '--region',
      'BAC',
      '--title',
      'Planning <SAMU> & co',
    ];
    const { id } = await json<DossierView>(0, 'dossier', 'new', ...created);
    opened.id = id;
    await json(
      0,
      'dossier',
      'set',
      id,
      'raisonSociale=Hôpital Fictif',
      'applicationNom=Planning',
      'adressesIp=192.0.2.7',
    );
    await record(id, 'fait', '--step', 'donnees');
    for (const step of ['confirmer-csd', 'charte']) {
      await record(id, 'sans-objet', '--step', step, '--reason', 'répétition');
    }
    await record(id, 'fait', '--step', 'formulaire');
    writeFileSync(at('décision du comité.txt'), 'Accord du comité, profil 1.');
    await record(id, 'envoi', '--step', 'comite-integration');
    const decided = ['--value', 'profil=1', '--value', 'identifiant-platines=hopital-fictif'];
    await record(id, 'acceptation', '--step', 'comite-integration', ...decided, '--attach', 'décision du comité.txt');
    await record(id, 'envoi', '--step', 'moyens-de-test');
    await record(id, 'acceptation', '--step', 'moyens-de-test');
    const client = await certificate('client', 'CLIENT_PREUVES');
    await record(id, 'certificat', '--step', 'certificat-client-test', '--certificate', client);
    await record(id, 'envoi', '--step', 'declaration-client-test', '--certificate', client);
    await check(1, id);
    await json(0, 'sandbox', 'whitelist', 'add', client);
    await check(0, id);
    await record(id, 'acceptation', '--step', 'declaration-client-test');
    await json(0, 'region', 'set', 'BAC', '--certificate', client);
    await json(0, 'exchange', 'extraction', 'BAC', ...OPENS);
    opened.exported = await json<Exported>(0, 'dossier', 'export', id, '--out', 'preuves.zip', ...OPENS);
    await unpack(at('preuves.zip'), folder());
  });
  after(() => opened.desk?.close());

  test('given its message, when it is saved, then the public certificate and its identity sheet are attached', async () => {
    const { json, at } = desk();
    const args = [opened.id ?? '', 'declaration-client-test', '--out', 'declaration.eml'];
    const { saved } = await json<{ saved: { attachments: string[] } }>(0, 'dossier', 'message', ...args);
    assert.equal(saved.attachments.length, 2);
    assert.match(saved.attachments.join(' '), /certificat-client-sandbox-[0-9a-f]{8}\.pem identite-client-sandbox-/u);
    assert.equal(/PRIVATE/u.test(readFileSync(at('declaration.eml'), 'latin1')), false);
    await desk().text(2, 'dossier', 'message', opened.id ?? '', 'contrat', '--attach', 'décision du comité.txt');
    const signed = [opened.id ?? '', 'contrat', '--attach', 'décision du comité.txt', '--out', 'contrat.eml'];
    const sent = await json<{ saved: { attachments: string[] } }>(0, 'dossier', 'message', ...signed);
    assert.deepEqual(sent.saved.attachments, ['décision du comité.txt']);
  });

  test('given its zip, when it is unpacked, then twenty lines without Cercle and sha256sum verify it', (t) => {
    const { code, out } = verify(folder());
    assert.equal(code, 0, out);
    t.diagnostic(out.trim());
    const tool = spawnSync('sha256sum', ['-c', '--quiet', 'MANIFEST.sha256'], { cwd: folder(), encoding: 'utf8' });
    if (tool.error === undefined) assert.equal(tool.status, 0, tool.stdout + tool.stderr);
    const note = readFileSync(join(folder(), 'VERIFICATION.md'), 'utf8');
    assert.match(note, /Seal of the vault verified when this was made: it covers 13 entries/u);
    const script = /```python\n([\s\S]*?)```/u.exec(note)?.[1] ?? assert.fail('the note has no script');
    const ran = spawnSync('python3', ['-c', script], { cwd: folder(), encoding: 'utf8' });
    if (ran.error !== undefined) t.diagnostic('python3 is not installed: the script of the note was not run');
    else assert.match(ran.stdout, /^\d+ entries, head [0-9a-f]{64}\n$/u, ran.stderr);
  });

  test('given what the journey left, when the zip is listed, then everything is in it, in the order of names', () => {
    const { entries } = opened.exported ?? assert.fail('nothing was exported');
    assert.deepEqual(entries, [...entries].sort());
    for (const pattern of [
      ...[/^index\.html$/u, /^VERIFICATION\.md$/u, /^MANIFEST\.sha256$/u],
      ...[/^historique\/historique\.json$/u, /^historique\/parcours\.json$/u, /^historique\/dossier\.json$/u],
      ...[/^fiche\/fiche-application\.html$/u, /^fiche\/fiche-application\.txt$/u],
      ...[
        /^certificats\/certificat-client-sandbox-/u,
        /^certificats\/identite-client-sandbox-/u,
        /^certificats\/demande-/u,
      ],
      ...[/^connexions\/BAC\/.*\.txt$/u, /^connexions\/poignees-de-main\.json$/u, /^conformite\/BAC\.json$/u],
      ...[/^decisions\/0008-1-décision du comité\.txt$/u, /^platines\/registre\.json$/u, /^listes-blanches\//u],
    ]) {
      assert.ok(
        entries.some((name) => pattern.test(name)),
        String(pattern),
      );
    }
    const handshakes = readFileSync(join(folder(), 'connexions', 'poignees-de-main.json'), 'utf8');
    const facts = JSON.parse(handshakes) as { outcome: string; tls: { version: string; chain: unknown[] } | null }[];
    assert.ok(
      facts.some(({ outcome, tls }) => (outcome === 'ok' && tls?.version === 'TLSv1.3') || tls?.version === 'TLSv1.2'),
    );
    assert.ok(
      facts.some(({ outcome }) => outcome !== 'ok'),
      'the refusal before the whitelist is told too',
    );
    const conformity = readFileSync(join(folder(), 'conformite', 'BAC.json'), 'utf8');
    assert.equal(
      (JSON.parse(conformity) as { report: { rules: { examples: unknown[] }[] } }).report.rules.flatMap(
        ({ examples }) => examples,
      ).length,
      0,
    );
  });

  test('given one byte of any file changed, or a file added or gone, when it is verified, then it is told', (t) => {
    const changed = desk().at('changed');
    const names = readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder(), name)).isFile(),
    );
    const chosen = names.filter((name, at) => at % 4 === 0 || name.includes('historique.json'));
    for (const name of chosen) {
      cpSync(folder(), changed, { recursive: true });
      const bytes = readFileSync(join(changed, name));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(join(changed, name), bytes);
      assert.equal(verify(changed).code, 1, name);
      rmSync(changed, { recursive: true });
    }
    cpSync(folder(), changed, { recursive: true });
    writeFileSync(join(changed, 'ajout.txt'), 'x');
    assert.match(verify(changed).out, /hash: ajout\.txt/u);
    rmSync(join(changed, 'ajout.txt'));
    rmSync(join(changed, 'fiche', 'fiche-application.txt'));
    assert.match(verify(changed).out, /hash: fiche/u);
    t.diagnostic(`count: ${chosen.length} files changed`);
  });

  test('given its page, when Chromium opens it alone, then it tells all, runs nothing, asks for nothing and prints', async (t) => {
    const executablePath = await findHeadless();
    if (executablePath === undefined) return t.skip('no Chromium is installed');
    const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
    try {
      const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(`file://${join(folder(), 'index.html')}`);
      assert.match(await page.title(), /Planning <SAMU> & co/u);
      assert.deepEqual([asked.length, said], [1, []]);
      assert.equal(await page.locator('script, img, iframe, link').count(), 0);
      const tables = await page.locator('table').count();
      assert.ok(tables >= 6, String(tables));
      assert.equal(await page.locator('table:not(:has(caption)), th:not([scope])').count(), 0);
      const headings = await page.locator('h1, h2').allTextContents();
      assert.ok(headings.length >= 9);
      for (const link of await page
        .locator('a[href]:not([href^="#"])')
        .evaluateAll((all) => all.map((a) => (a as unknown as { href: string }).href))) {
        assert.ok(existsSync(new URL(link)), link);
      }
      const wide =
        "[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth)";
      assert.deepEqual(
        await page.evaluate(`${wide}.map(({ tagName, textContent }) => tagName + ' ' + textContent.slice(0, 90))`),
        [],
      );
      const picture = await page.screenshot({
        ...(process.env.CERCLE_PICTURE !== undefined && { path: process.env.CERCLE_PICTURE, fullPage: true }),
      });
      assert.ok(picture.length > 20_000);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      t.diagnostic(
        `count: ${tables} tables, ${pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0} pages`,
      );
    } finally {
      await browser.close();
    }
  });

  test('given a secret in a note or a file, when it is recorded by a command, then it never comes into the dossier', async () => {
    const { at, text, json } = desk();
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(at('cle.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const id = opened.id ?? '';
    await text(4, 'dossier', 'record', id, 'note', '--note', 'password=hunter2hunter2');
    await text(4, 'dossier', 'record', id, 'note', '--note', 'voir la pièce', '--attach', 'cle.pem');
    await text(4, 'dossier', 'set', id, 'hebergement=api_key=abcdef123456');
    await json(0, 'dossier', 'export', id, '--out', 'encore.zip', ...OPENS);
    await unpack(at('encore.zip'), at('encore'));
    assert.equal(verify(at('encore')).code, 0);
    assert.deepEqual(
      readFileSync(join(at('encore'), 'historique', 'historique.json')),
      readFileSync(join(folder(), 'historique', 'historique.json')),
    );
  });
});

test('given a secret that came into a history all the same, when the dossier is packed, then it is refused, named', () => {
  const named = (place: string) => (error: unknown) =>
    error instanceof AppError && error.code === 'dossier.secret' && error.detail.values?.['file'] === place;
  const event = { type: 'note', note: 'bonjour\npassword=hunter2hunter2', files: [] };
  assert.throws(() => assertNoSecretTexts('historique › 7', event), named('historique › 7 › note'));
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const files = [textFile('a.txt', 'rien'), textFile('historique/historique.json', JSON.stringify({ note: pem }))];
  assert.throws(() => assertNoSecrets(files), named('historique/historique.json'));
});

test('given names that lead out of a folder or that systems refuse, when files are packed, then they do not', () => {
  for (const name of [
    '../../etc/passwd',
    'C:\\a\\b.txt',
    '.',
    '..',
    '',
    'a\u202egpj.exe',
    'x'.repeat(400) + '.pdf',
    ' .txt. ',
    '\ud800',
  ]) {
    const safe = safeName(name);
    assert.ok(
      safe.length > 0 && safe.length <= 120 && !/[/\\:\u0000-\u001f\u202e]|^\.+$|^[. ]|[. ]$/u.test(safe),
      `${name}: ${safe}`,
    );
  }
  assert.equal(safeName('Décision n° 12.pdf'), 'Décision n° 12.pdf');
});
