import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { ZipFile } from 'yazl';
import { importTabs } from '../../electron/services/nomenclature/import-tabs.ts';
import { loadNomenclature, type LoadedNomenclature } from '../../electron/services/nomenclature/load.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { SCHEMES, VALUE_SETS } from '../../shared/domain/ror/schemes.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'cercle-nomenclature-'));
after(() => {
  rmSync(ROOT, { recursive: true, force: true });
});

const resource = (name: string): URL => new URL(`../../resources/${name}`, import.meta.url);
let count = 0;

function folder(): string {
  count += 1;
  return mkdtempSync(join(ROOT, `${String(count)}-`));
}

function load(dataDirectory: string): LoadedNomenclature {
  return loadNomenclature({ resource, dataDirectory, asOf: '2026-11-22' });
}

interface Sample {
  readonly oid: string;
  readonly name: string;
  /** `yyyymmdd` */
  readonly version: string;
  readonly rows: readonly (readonly [code: string, label: string, end?: string])[];
}

const CHAMPS: Sample = {
  oid: SCHEMES.CHAMP_ACTIVITE,
  name: 'TRE_R227-ChampActivite',
  version: '20261001',
  rows: [
    ['02', 'Soins médicaux (essai)'],
    ['07', 'Nouveau champ été'],
    ['03', 'Fermé', '20261015000000'],
  ],
};

function tabs({ oid, name, version, rows }: Sample): string {
  const isTre = name.startsWith('TRE');
  return [
    '<OID>;<Type fichier>;<Nom fichier>;<Description>;<URL fichier>;<Date valid>;<Date fin>;<Date MàJ>',
    `${oid};${isTre ? 'TRE' : 'JDV'};${name}.tabs;Essai;https://nos.invalid/${name};20170101000000;;${version}120000`,
    isTre
      ? '<OID>;<Code>;<Libellé adapté>;<Libellé court>;<Libellé long>;<Date valid>;<Date fin>;<Date MàJ>'
      : '<OID>;<Code>;<Libellé>',
    ...rows.map(([code, label, end = '']) =>
      isTre
        ? `${oid};${code};${label};${label};${label};20170101000000;${end};${version}120000`
        : `${end};${code};${label}`,
    ),
    '',
  ].join('\r\n');
}

function write(directory: string, name: string, content: string | Uint8Array): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

async function zip(files: Readonly<Record<string, string>>): Promise<string> {
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return write(folder(), 'NOS-Fichiers_Publics.zip', await buffer(archive.outputStream));
}

async function refused(work: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code);
  return error;
}

test('given one newer table when imported then it is used in place of the one shipped, the others stay', async () => {
  const data = folder();
  const imported = await importTabs(write(folder(), 'champs.tabs', tabs(CHAMPS)), data);
  assert.deepEqual(imported, [
    {
      oid: SCHEMES.CHAMP_ACTIVITE,
      name: 'TRE_R227-ChampActivite',
      version: '2026-10-01',
      source: 'ANS, Nomenclatures des Objets de Santé (NOS), champs.tabs',
      concepts: 3,
    },
  ]);
  const { nomenclature, setAside } = load(data);
  assert.deepEqual(setAside, []);
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '02').label, 'Soins médicaux (essai)');
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '03').retiredOn, '2026-10-15');
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '04').status, 'unknown');
  assert.equal(nomenclature.label(SCHEMES.NIVEAU_CONFIDENTIALITE, '1').label, 'Accès libre');
  const tables = nomenclature.tables();
  assert.equal(tables.length, 116);
  assert.deepEqual(
    tables.find(({ oid }) => oid === SCHEMES.CHAMP_ACTIVITE),
    { ...imported[0], kind: 'TRE' },
  );
});

test('given a table in ISO-8859-1 or in UTF-8 with a byte order mark when imported then accents are right', async () => {
  const text = tabs(CHAMPS);
  for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from('\uFEFF' + text, 'utf8')]) {
    const data = folder();
    await importTabs(write(folder(), 'champs.tabs', bytes), data);
    assert.equal(load(data).nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '07').label, 'Nouveau champ été');
  }
});

test('given a table older than the one shipped or its overlay when imported then it is kept aside, and told', async () => {
  const data = folder();
  await importTabs(write(folder(), 'champs.tabs', tabs({ ...CHAMPS, version: '20250101' })), data);
  const { nomenclature, setAside } = load(data);
  assert.deepEqual(setAside, [
    {
      oid: SCHEMES.CHAMP_ACTIVITE,
      name: 'TRE_R227-ChampActivite',
      importedVersion: '2025-01-01',
      shippedVersion: '2026-03-30',
    },
  ]);
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '02').label, 'Soins Médicaux et de réadaptation (SMR)');
  await importTabs(write(folder(), 'champs.tabs', tabs({ ...CHAMPS, version: '20260330' })), data);
  assert.equal(load(data).nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '02').label, 'Soins médicaux (essai)');
  assert.deepEqual(load(data).setAside, []);
});

test('given a second edition when imported then one file of the table is left and earlier tables stay', async () => {
  const data = folder();
  const set: Sample = {
    oid: VALUE_SETS.CHAMP_ACTIVITE,
    name: 'JDV_J20-ChampActivite-ROR',
    version: '20261002',
    rows: [['07', 'Libellé du jeu', SCHEMES.CHAMP_ACTIVITE]],
  };
  await importTabs(write(folder(), 'a.tabs', tabs(CHAMPS)), data);
  await importTabs(write(folder(), 'b.tabs', tabs(set)), data);
  await importTabs(
    write(folder(), 'c.tabs', tabs({ ...CHAMPS, version: '20261101', rows: [['07', 'Troisième']] })),
    data,
  );
  const { nomenclature } = load(data);
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '07').label, 'Troisième');
  assert.deepEqual(
    nomenclature.concepts(VALUE_SETS.CHAMP_ACTIVITE).map(({ label }) => label),
    ['Troisième'],
  );
  assert.deepEqual(readdirSync(join(data, 'nomenclatures')).sort(), [
    'JDV_J20-ChampActivite-ROR.2026-10-02.json',
    'TRE_R227-ChampActivite.2026-11-01.json',
    'index.json',
  ]);
  if (process.platform !== 'win32')
    assert.equal(statSync(join(data, 'nomenclatures', 'index.json')).mode & 0o777, 0o600);
});

test('given a table of an OID that is not shipped when imported then it can be looked up', async () => {
  const data = folder();
  await importTabs(
    write(
      folder(),
      'x.tabs',
      tabs({ oid: '1.2.250.9.9', name: 'TRE_R999-Essai', version: '20260101', rows: [['a', 'Neuf']] }),
    ),
    data,
  );
  assert.equal(load(data).nomenclature.label('urn:oid:1.2.250.9.9', 'a').label, 'Neuf');
  assert.equal(load(data).nomenclature.tables().length, 117);
});

test('given imported communes when a place is located then their labels serve, arrondissements included', async () => {
  const data = folder();
  const rows = [['83069', 'Hyères-les-Palmiers (83069)']] as const;
  await importTabs(
    write(folder(), 'c.tabs', tabs({ oid: SCHEMES.COMMUNE_OM, name: 'TRE_R13-CommuneOM', version: '20260101', rows })),
    data,
  );
  const { geography } = load(data);
  assert.equal(geography.commune('83069'), 'Hyères-les-Palmiers');
  assert.equal(geography.commune('75101'), 'Paris 1er Arrondissement');
});

const MODES: Sample = {
  oid: SCHEMES.MODE_PRISE_EN_CHARGE,
  name: 'TRE_R213-ModePriseEnCharge',
  version: '20261001',
  rows: [['99', 'Mode neuf']],
};
const ASSOCIATION = [
  '<OID>;<Type fichier>;<Nom fichier>;<Description>;<URL fichier>;<Date valid>;<Date fin>;<Date MàJ>',
  '1.2.3;ASS;ASS_X09-Essai.tabs;Association;https://nos.invalid;20160901000000;;20200424120000',
  '<1.2.3>;<1.2.4>',
  '01;84',
].join('\r\n');

test('given a zip of tables when imported then all count, in folders or not, and what is no table is passed over', async () => {
  const data = folder();
  const file = await zip({
    'Lisez-moi.txt': 'notes',
    'doc/plaquette.pdf': '%PDF-',
    'ASS_X09-Essai.tabs': ASSOCIATION,
    'TRE/TRE_R227-ChampActivite.tabs': tabs(CHAMPS),
    'TRE_R213-ModePriseEnCharge.TABS': tabs(MODES),
    'ancien/TRE_R213.tabs': tabs({ ...MODES, version: '20200101', rows: [['99', 'Mode ancien']] }),
  });
  const imported = await importTabs(file, data);
  assert.deepEqual(
    imported.map(({ name, source, concepts }) => [name, source.split(', ').at(-1), concepts]),
    [
      ['TRE_R213-ModePriseEnCharge', 'TRE_R213-ModePriseEnCharge.TABS (NOS-Fichiers_Publics.zip)', 1],
      ['TRE_R227-ChampActivite', 'TRE/TRE_R227-ChampActivite.tabs (NOS-Fichiers_Publics.zip)', 3],
    ],
  );
  const { nomenclature } = load(data);
  assert.equal(nomenclature.label(SCHEMES.MODE_PRISE_EN_CHARGE, '99').label, 'Mode neuf');
  assert.equal(nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '07').label, 'Nouveau champ été');
});

test('given a zip with one bad table among good ones when imported then nothing is written', async () => {
  const data = folder();
  const file = await zip({ 'a.tabs': tabs(CHAMPS), 'b.tabs': tabs(MODES).replace(';99;', ';;') });
  const error = await refused(importTabs(file, data), 'nomenclature.invalid');
  assert.deepEqual(error.detail.values, { file: 'b.tabs', line: 4 });
  assert.match(error.message, /b\.tabs: line 4 has no code/);
  assert.deepEqual(readdirSync(data), []);
});

test('given a zip without a table, or a damaged one, when imported then it is refused', async () => {
  const data = folder();
  await refused(importTabs(await zip({ 'ASS_X09.tabs': ASSOCIATION, 'a.txt': 'x' }), data), 'nomenclature.invalid');
  const whole = readFileSync(await zip({ 'a.tabs': tabs(CHAMPS) }));
  await refused(importTabs(write(folder(), 'cut.zip', whole.subarray(0, whole.length - 30)), data), 'archive.invalid');
  assert.deepEqual(readdirSync(data), []);
});

test('given a table larger than any published when imported then it is refused before it is read', async () => {
  const data = folder();
  const huge = await zip({ 'TRE_R1.tabs': `${tabs(CHAMPS)}${';'.repeat(33 * 1024 * 1024)}` });
  const error = await refused(importTabs(huge, data), 'archive.bomb');
  assert.equal(error.detail.values?.entry, 'TRE_R1.tabs');
  const alone = write(folder(), 'TRE_R1.tabs', tabs(CHAMPS));
  truncateSync(alone, 33 * 1024 * 1024);
  assert.match((await refused(importTabs(alone, data), 'nomenclature.invalid')).message, /larger than any table/);
  assert.deepEqual(readdirSync(data), []);
});

test('given a damaged, an absent or a foreign file when imported then it is refused and nothing is written', async () => {
  const data = folder();
  const from = folder();
  const error = await refused(
    importTabs(write(from, 'champs.tabs', tabs({ ...CHAMPS, rows: [['', 'Sans code']] })), data),
    'nomenclature.invalid',
  );
  assert.deepEqual(error.detail.values, { file: 'champs.tabs', line: 4 });
  await refused(importTabs(write(from, 'vide.tabs', ''), data), 'nomenclature.invalid');
  await refused(
    importTabs(write(from, 'image.tabs', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)), data),
    'nomenclature.invalid',
  );
  await refused(importTabs(join(from, 'absent.tabs'), data), 'file.not-found');
  await refused(importTabs(from, data), 'file.unreadable');
  assert.deepEqual(readdirSync(data), []);
});

test('given an imported table whose file is gone when loaded then the one shipped is used', async () => {
  const data = folder();
  await importTabs(write(folder(), 'champs.tabs', tabs(CHAMPS)), data);
  rmSync(join(data, 'nomenclatures', 'TRE_R227-ChampActivite.2026-10-01.json'));
  assert.equal(load(data).nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '06').label, 'Social');
});

test('given a damaged index when loaded then it is an error that an import repairs', async () => {
  const data = folder();
  const file = write(folder(), 'champs.tabs', tabs(CHAMPS));
  await importTabs(file, data);
  writeFileSync(join(data, 'nomenclatures', 'index.json'), '{');
  assert.throws(
    () => load(data),
    (error) => error instanceof AppError && error.code === 'nomenclature.invalid',
  );
  await importTabs(file, data);
  assert.equal(load(data).nomenclature.label(SCHEMES.CHAMP_ACTIVITE, '07').status, 'known');
});

test('given a data folder that cannot be written when importing then it says so', async () => {
  const data = write(folder(), 'a-file', '');
  const error = await refused(importTabs(write(folder(), 'champs.tabs', tabs(CHAMPS)), data), 'storage.failed');
  assert.equal(error.detail.values?.folder, join(data, 'nomenclatures'));
  assert.equal(readFileSync(data, 'utf8'), '');
});
