import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDossiersDb } from '../../electron/services/dossier/database.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { EventInput } from '../../shared/contract/dossier-views.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { JourneyPack } from '../../shared/domain/onboarding/journey.ts';
import { AppError } from '../../shared/errors.ts';
import { openTestServices } from '../helpers/services.ts';
import type { TestServices } from '../helpers/services.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

interface Bench extends TestServices {
  readonly client: Client;
  /** Writes a file; gives the ticket to read it. */
  file(name: string, content: string | Uint8Array): ReturnType<TestServices['services']['tickets']['forReading']>;
  record(id: string, event: EventInput): Promise<string | null>;
}

function openBench(t: TestContext): Bench {
  const opened = openTestServices();
  const { services, folder } = opened;
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'fr' }),
    onEvent: services.onEvent,
  });
  t.after(() => opened.close());
  return {
    ...opened,
    client,
    file(name, content) {
      writeFileSync(join(folder, name), content);
      return services.tickets.forReading(join(folder, name));
    },
    record: async (id, event) => (await client.dossiers.record({ id, event })).refusal?.refused ?? null,
  };
}

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const SHIPPED = JSON.parse(
  readFileSync(new URL('../../resources/journeys/cercle.json', import.meta.url), 'utf8'),
) as JourneyPack;

test('given no dossier when services are used then no database of them is made', async (t) => {
  const { client, folder, file } = openBench(t);
  await client.vault.init({ passphrase: PASSPHRASE });
  await client.regions.set({ code: '11', url: 'https://ror.example.fr/ror' });
  await client.exchanges.tick({ dryRun: true });
  assert.equal(existsSync(join(folder, 'data', 'dossiers.db')), false);
  assert.equal(await codeOf(client.dossiers.show({ id: 'dos-0' })), 'dossier.unknown');
  const unknown = client.dossiers.create({ journey: 'x' });
  assert.equal(await codeOf(unknown), 'dossier.journey-unknown');
  assert.equal(
    await codeOf(client.dossiers.create({ journey: 'ror-national-csd', regions: ['zz'] })),
    'region.unknown',
  );
  assert.equal(await codeOf(client.dossiers.importPack({ file: file('x.json', '{') })), 'dossier.pack');
});

test('given files when they are joined to an event then they are kept once, and given back as they were', async (t) => {
  const { client, file, record, services, folder } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const other = await client.dossiers.create({ journey: 'ror-national-csd' });
  const content = Buffer.from('Décision favorable \u0000\u0001');
  const files = [file('décision.bin', content)];
  assert.equal(await record(id, { type: 'envoi', step: 'parrain', files }), null);
  assert.equal(await record(other.id, { type: 'note', reason: 'la même', files }), null);
  const { files: kept } = await client.dossiers.show({ id });
  assert.deepEqual(
    kept.map(({ name, bytes, entry }) => [name, bytes, entry]),
    [['décision.bin', content.length, 2]],
  );
  const sha256 = kept[0]?.sha256 ?? '';
  const out = join(folder, 'copie.bin');
  await client.dossiers.saveFile({ id, sha256, out: services.tickets.forWriting(out) });
  assert.deepEqual(readFileSync(out), content);
  const again = client.dossiers.saveFile({ id, sha256, out: services.tickets.forWriting(out) });
  assert.equal(await codeOf(again), 'file.exists');
  await client.dossiers.archive({ id, archived: true });
  await client.dossiers.remove({ id, title: (await client.dossiers.show({ id })).title });
  const left = join(folder, 'reste.bin');
  await client.dossiers.saveFile({ id: other.id, sha256, out: services.tickets.forWriting(left) });
  assert.deepEqual(readFileSync(left), content, 'what another dossier keeps stays');
});

test('given a file with a secret, too large or empty when it is joined then it is refused, and nothing is recorded', async (t) => {
  const { client, file, folder } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const joined = (name: string, content: string | Uint8Array) =>
    codeOf(
      client.dossiers.record({
        id,
        event: { type: 'envoi', step: 'parrain', files: [file('lettre.txt', 'ici'), file(name, content)] },
      }),
    );
  assert.equal(await joined('client.key', key as string), 'dossier.secret');
  assert.equal(await joined('config.properties', 'keystore.password=azerty12'), 'dossier.secret');
  assert.equal(await joined('empty.txt', ''), 'dossier.file');
  assert.equal(await joined('large.bin', Buffer.alloc(25 * 1024 * 1024 + 1)), 'dossier.file');
  const { dossier, files } = await client.dossiers.show({ id });
  assert.deepEqual([dossier.entries, files], [1, []]);
  const written = readFileSync(join(folder, 'data', 'dossiers.db'));
  assert.equal(written.includes('azerty12') || written.includes('PRIVATE KEY'), false);
});

test('given a sheet when it is typed then what is wrong is told, what is the same is not recorded, and unknown fields are refused', async (t) => {
  const { client } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const typed = await client.dossiers.set({ id, values: { siret: '123', raisonSociale: 'Hôpital Fictif' } });
  assert.deepEqual([typed.dossier.sheet.siret, typed.dossier.entries], ['123', 2]);
  assert.ok(typed.sheetIssues.some(({ field, severity }) => field === 'siret' && severity === 'error'));
  const same = await client.dossiers.set({ id, values: { siret: '123' } });
  assert.equal(same.dossier.entries, 2);
  assert.equal(await codeOf(client.dossiers.set({ id, values: { motDePasse: 'x' } })), 'input.invalid');
  const unkept = await client.dossiers.checkSheet({ values: { siret: '1', autre: '' } });
  assert.ok(unkept.some(({ field }) => field === 'siret'));
});

test('given a step when its texts are changed then the dossier has its own, with the reason in its history', async (t) => {
  const { client } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const change = { id, step: 'parrain', email: 'ror@ars.example.fr', leadDays: 12 };
  const { refusal, dossier } = await client.dossiers.editStep({ ...change, reason: 'dit au téléphone' });
  const step = dossier.dossier.journey.steps.find((one) => one.id === 'parrain');
  assert.deepEqual([refusal, step?.recipient?.email, step?.leadTime.days], [null, 'ror@ars.example.fr', 12]);
  assert.equal(await codeOf(client.dossiers.editStep({ ...change, step: 'x', reason: 'x' })), 'dossier.step-unknown');
  const { entries } = await client.dossiers.history({ id });
  assert.deepEqual(entries[0]?.event.type, 'parcours');
});

/** The shipped pack as it may be in a year: a step less, another one more. */
function newerPack(): JourneyPack {
  const verifiedOn = '2027-11-22';
  const journeys = SHIPPED.journeys.map((journey) => ({
    ...journey,
    verifiedOn,
    title: { fr: `${journey.title.fr} (2027)`, en: `${journey.title.en} (2027)` },
    steps: journey.steps
      .filter(({ id }) => id !== 'confirmer-csd')
      .map((step) => ({ ...step, after: step.after.filter((id) => id !== 'confirmer-csd') })),
  }));
  return { ...SHIPPED, date: verifiedOn, journeys };
}

test('given a newer pack when a dossier adopts it then steps with a history stay, and an older pack is refused', async (t) => {
  const { client, file, record } = openBench(t);
  const begun = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const fresh = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  assert.equal(await record(begun.id, { type: 'envoi', step: 'confirmer-csd' }), null);
  const early = await client.dossiers.adoptPack({ id: begun.id });
  assert.equal(early.refusal?.refused, 'journey-other', 'it has the newest already');
  const pack = await client.dossiers.importPack({ file: file('parcours.json', JSON.stringify(newerPack())) });
  assert.equal(pack.date, '2027-11-22');
  const old = file('ancien.json', JSON.stringify(SHIPPED));
  assert.equal(await codeOf(client.dossiers.importPack({ file: old })), 'dossier.pack');
  assert.deepEqual((await client.dossiers.show({ id: begun.id })).newerPack, { name: 'cercle', date: '2027-11-22' });
  const steps = async (id: string): Promise<readonly string[]> => {
    const { refusal, dossier } = await client.dossiers.adoptPack({ id });
    assert.equal(refusal, null);
    assert.deepEqual([dossier.newerPack, dossier.journey.title.fr.endsWith('(2027)')], [null, true]);
    return dossier.dossier.journey.steps.map((step) => step.id);
  };
  assert.deepEqual((await steps(begun.id)).slice(0, 2), ['confirmer-csd', 'parrain']);
  assert.equal((await steps(fresh.id)).includes('confirmer-csd'), false);
});

test('given a dossier when it is archived and removed then its title is asked for, and nothing of it is left', async (t) => {
  const { client, folder, services } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd', title: 'Planning du SAMU' });
  await client.dossiers.set({ id, values: { raisonSociale: 'Hôpital Introuvable' } });
  const removal = (title: string): Promise<string> => codeOf(client.dossiers.remove({ id, title }));
  assert.equal(await removal('Planning du SAMU'), 'dossier.not-archived');
  assert.equal((await client.dossiers.archive({ id, archived: true })).isArchived, true);
  assert.deepEqual([await client.dossiers.list({}), (await client.dossiers.list({ archived: true })).length], [[], 1]);
  assert.equal(await removal('planning'), 'dossier.not-archived');
  assert.equal(await removal('Planning du SAMU'), 'none');
  assert.equal(await removal('Planning du SAMU'), 'dossier.unknown');
  await services.close();
  const written = readFileSync(join(folder, 'data', 'dossiers.db'));
  assert.equal(written.includes('Introuvable') || written.includes('SAMU'), false);
});

test('given dossiers when certificates, servers or the vault change then windows are told, and the head is sealed', async (t) => {
  const { client, services } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const told = new Promise<void>((resolve) => {
    services.onEvent(({ type }) => (type === 'dossiers.changed' ? resolve() : undefined));
  });
  await client.regions.set({ code: '11', url: 'https://ror.example.fr/ror' });
  await told;
  assert.equal((await client.dossiers.show({ id })).verification.sealed, null);
  await client.vault.init({ passphrase: PASSPHRASE });
  assert.deepEqual((await client.dossiers.show({ id })).verification.sealed, { entries: 1, isValid: true });
  await client.vault.lock({});
  await client.dossiers.set({ id, values: { raisonSociale: 'Hôpital Fictif' } });
  await client.vault.unlock({ passphrase: PASSPHRASE });
  assert.deepEqual((await client.dossiers.show({ id })).verification.sealed, { entries: 2, isValid: true });
});

test('given a history that was changed outside when dossiers are read then what is left of it is shown as broken, and others are as they were', async (t) => {
  const { client, folder, record } = openBench(t);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd' });
  const other = await client.dossiers.create({ journey: 'ror-national-csd' });
  assert.equal(await record(id, { type: 'envoi', step: 'parrain' }), null);
  assert.equal(await record(id, { type: 'acceptation', step: 'parrain' }), null);
  const change = (sql: string): void => {
    const db = openDossiersDb({ dataDirectory: join(folder, 'data'), cacheDirectory: join(folder, 'cache') });
    db.exec(`DROP TRIGGER IF EXISTS entry_is_final; ${sql}`);
    db.close();
  };
  change(`UPDATE entry SET event = replace(event, 'acceptation', '"cceptation') WHERE dossier = '${id}'`);
  const { verification, dossier } = await client.dossiers.show({ id });
  assert.deepEqual([verification.isIntact, verification.brokenAt], [false, 3]);
  assert.equal(dossier.steps.find((step) => step.id === 'parrain')?.status, 'en-attente', 'as far as it can be read');
  assert.equal((await client.dossiers.history({ id })).verification.isIntact, false);
  change(`UPDATE entry SET event = '{}' WHERE dossier = '${id}' AND number = 1`);
  assert.equal(await codeOf(client.dossiers.show({ id })), 'dossier.tampered');
  assert.deepEqual(
    (await client.dossiers.list({})).map((row) => row.id),
    [other.id],
  );
  assert.equal((await client.dossiers.history({ id })).entries.length, 1, 'what can be read is');
});
