import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type {
  DossierRow,
  DossierView,
  HistoryPage,
  JourneyRow,
  Orientation,
} from '../../shared/contract/dossier-views.ts';
import { openDossiersDb } from '../../electron/services/dossier/database.ts';
import { OPENS, openDossierDesk } from '../helpers/dossier-desk.ts';
import type { DossierDesk } from '../helpers/dossier-desk.ts';

/** What is in a step's state that tests read. */
function stateOf(view: DossierView, step: string): string {
  return view.dossier.steps.find(({ id }) => id === step)?.status ?? 'absent';
}

describe('journeys from the first question to production, by commands against the sandbox region', () => {
  const opened: { desk?: DossierDesk; server?: string } = {};
  const desk = (): DossierDesk => opened.desk as DossierDesk;
  /** One for the journeys that ask for it. */
  const server = (): string => opened.server as string;
  before(async () => {
    opened.desk = await openDossierDesk();
    opened.server = await desk().certificate('serveur', 'ror.exemple.fr');
  });
  after(() => opened.desk?.close());

  const open = (journey: string): Promise<DossierView> =>
    desk().json<DossierView>(0, 'dossier', 'new', '--journey', journey, '--rehearsal');
  const show = (id: string): Promise<DossierView> => desk().json<DossierView>(0, 'dossier', 'show', id);
  /** A request that is accepted. */
  const ask = async (id: string, step: string, ...values: string[]): Promise<void> => {
    await desk().record(id, 'envoi', '--step', step);
    await desk().record(id, 'acceptation', '--step', step, ...values.flatMap((value) => ['--value', value]));
  };
  const aside = (id: string, step: string): Promise<DossierView> =>
    desk().record(id, 'sans-objet', '--step', step, '--reason', 'a rehearsal');
  /** The certificate is declared, refused by the region until its desk answers, then accepted. */
  const declare = async (id: string, step: string, certificate: string, listed: string): Promise<DossierView> => {
    await desk().record(id, 'envoi', '--step', step, '--certificate', certificate);
    assert.ok((await desk().check(1, id)).includes('refused'));
    await desk().json(0, 'sandbox', 'whitelist', 'add', listed);
    assert.equal((await desk().check(0, id)).includes('refused'), false);
    const { pending, whitelist } = await show(id);
    assert.ok(pending.some(({ reason, step: of }) => reason === 'connection-green' && of === step));
    assert.ok(whitelist.some(({ greenSince, state }) => greenSince !== null && state === 'declaree'));
    return desk().record(id, 'acceptation', '--step', step);
  };

  test('given path A in one region, when it is played with a refusal and a resubmission, then it ends in production', async () => {
    const { json, record, refused, certificate } = desk();
    const answers = ['territoire=une-region', 'format=csd'];
    const { questions } = await json<{ questions: { id: string; answers: { id: string }[] }[] }>(
      0,
      'dossier',
      'choose',
    );
    assert.equal(questions.length, 5);
    const known = answers.filter((answer) => questions.some(({ id }) => answer.startsWith(`${id}=`)));
    const { orientation } = await json<{ orientation: Orientation }>(0, 'dossier', 'choose', ...known);
    assert.ok(orientation.open.length > 0, 'what is not answered can be forwarded');
    const { id, nextActions } = await open('cercle-regional-csd');
    assert.deepEqual(
      nextActions.map(({ step }) => step),
      ['parrain', 'confirmer-csd'],
    );
    const sheet = ['raisonSociale=Hôpital Fictif', 'siret=31875127510021', 'finalite=regulation'];
    const { issues } = await json<{ issues: { field: string; severity: string }[] }>(0, 'dossier', 'set', id, ...sheet);
    assert.ok(
      issues.some(({ field, severity }) => field === 'siret' && severity !== 'info'),
      'told, and kept as typed',
    );
    await aside(id, 'confirmer-csd');
    assert.equal(await refused(id, 'envoi', '--step', 'adhesion'), 'step-blocked');
    await ask(id, 'parrain', 'parrain=ARS Fictive', 'reference=2026-11');
    writeFileSync(desk().at('decision.txt'), 'La demande est incomplète.');
    await record(id, 'envoi', '--step', 'adhesion');
    assert.equal(await refused(id, 'refus', '--step', 'adhesion'), 'reason-needed');
    const denied = ['--reason', 'SIRET illisible', '--attach', 'decision.txt', '--note', 'par courrier'];
    const after = await record(id, 'refus', ...denied);
    assert.deepEqual([stateOf(after, 'adhesion'), after.next?.step, after.files.length], ['refusee', 'adhesion', 1]);
    await ask(id, 'adhesion', 'instance=ARS');
    assert.equal((await show(id)).dossier.steps.find((step) => step.id === 'adhesion')?.attempts, 2, 'resubmitted');
    assert.equal((await record(id, 'fait', '--value', 'profil=1')).profil, '1', 'only one step can be done now');
    await ask(id, 'compte-platines', 'identifiant-platines=hopital-fictif');
    const [client, renewed] = [
      await certificate('client', 'CLIENT_A_TEST'),
      await certificate('client', 'CLIENT_A_PROD'),
    ];
    assert.equal(
      await refused(id, 'certificat', '--step', 'certificat-client-test', '--certificate', server()),
      'certificate-role',
    );
    await record(id, 'certificat', '--step', 'certificat-client-test', '--certificate', client);
    await declare(id, 'declaration-client-test', client, client);
    await record(id, 'fait', '--step', 'tests-platines');
    await record(id, 'certificat', '--step', 'certificat-client-production', '--certificate', renewed);
    await record(id, 'certificat', '--step', 'certificat-serveur-production', '--certificate', server());
    assert.equal(await refused(id, 'fait', '--step', 'ouverture'), 'step-blocked');
    await desk().record(id, 'envoi', '--step', 'declaration-serveur-production', '--certificate', server());
    await desk().record(id, 'acceptation', '--step', 'declaration-serveur-production');
    await desk().record(id, 'envoi', '--step', 'declaration-client-production', '--certificate', renewed);
    assert.deepEqual((await desk().check(1, id)).toSorted(), ['accepted', 'refused', 'server-certificate']);
    await json(0, 'sandbox', 'whitelist', 'add', renewed);
    await desk().check(0, id);
    await record(id, 'acceptation', '--step', 'declaration-client-production');
    const done = await record(id, 'fait', '--step', 'ouverture');
    assert.deepEqual([done.status, done.progress.done, done.nextActions], ['termine', done.progress.total, []]);
    const { verification, total } = await json<HistoryPage>(0, 'dossier', 'history', id);
    assert.deepEqual([verification.isIntact, total], [true, done.dossier.entries]);
  });

  test('given path A at national level, when it is played, then it ends in production', async () => {
    const { record, certificate } = desk();
    const { id } = await open('cercle-national-csd');
    for (const step of ['confirmer-csd', 'compte-platines']) await aside(id, step);
    await ask(id, 'parrain');
    await ask(id, 'adhesion', 'instance=Commission nationale');
    await record(id, 'fait', '--step', 'profil-acces', '--value', 'profil=2');
    for (const step of ['certificat-client-test', 'declaration-client-test', 'tests-platines']) await aside(id, step);
    const client = await certificate('client', 'CLIENT_NATIONAL');
    await record(id, 'certificat', '--step', 'certificat-client-production', '--certificate', client);
    await record(id, 'certificat', '--step', 'certificat-serveur-production', '--certificate', server());
    await declare(id, 'declaration-client-production', client, client);
    await record(id, 'envoi', '--step', 'declaration-serveur-production', '--certificate', server());
    await record(id, 'acceptation', '--step', 'declaration-serveur-production');
    assert.equal((await record(id, 'fait', '--step', 'ouverture')).status, 'termine');
  });

  test('given path B in CSD, when it is played with PLATINES scenarios, then it ends in production', async () => {
    const { json, record, certificate } = desk();
    const { id } = await open('ror-national-csd');
    await record(id, 'fait', '--step', 'donnees');
    for (const step of ['confirmer-csd', 'charte']) await aside(id, step);
    await record(id, 'fait', '--step', 'formulaire');
    await ask(id, 'comite-integration', 'profil=1', 'identifiant-platines=hopital-fictif');
    await ask(id, 'moyens-de-test');
    const client = await certificate('client', 'CLIENT_RORN');
    await record(id, 'certificat', '--certificate', client);
    await declare(id, 'declaration-client-test', client, client);
    await record(id, 'fait', '--step', 'compte-platines');
    await json(0, 'dossier', 'platines', 'record', id, '--account', 'ouvert', '--login', 'hopital-fictif');
    writeFileSync(desk().at('scenarios.csv'), 'id;nom;projet;priorite\nS1;Schéma;Notif – conformité au schéma;1\n');
    await json(0, 'dossier', 'platines', 'import', id, 'scenarios.csv');
    await json(0, 'dossier', 'platines', 'record', id, '--scenario', 'S1', '--result', 'succes', '--evidence', 'ex-1');
    await json(1, 'dossier', 'platines', 'record', id, '--scenario', 'S2', '--result', 'succes');
    const { figures } = await json<{ figures: DossierView['platinesFigures'] }>(0, 'dossier', 'platines', 'show', id);
    assert.deepEqual([figures.total, figures.played, figures.passed], [1, 1, 1]);
    assert.notEqual(figures.deactivatedOn, null);
    await record(id, 'fait', '--step', 'tests-platines');
    await ask(id, 'contrat');
    for (const step of ['carte-representant-legal', 'cartes-cpa']) await aside(id, step);
    await record(id, 'fait', '--step', 'administrateurs-techniques');
    await record(id, 'certificat', '--step', 'certificat-client-production', '--certificate', client);
    await record(id, 'envoi', '--step', 'declaration-client-production', '--certificate', client);
    assert.deepEqual(
      await desk().check(0, id),
      ['accepted', 'accepted'],
      'one certificate, declared in both environments',
    );
    await record(id, 'acceptation', '--step', 'declaration-client-production');
    assert.equal((await record(id, 'fait', '--step', 'ouverture')).status, 'termine');
  });

  test('given path B in FHIR, when the subject is sent and listed, then the handshake is accepted, and it is said that Cercle does not query FHIR', async () => {
    const { json, record, certificate } = desk();
    const journeys = await json<readonly JourneyRow[]>(0, 'dossier', 'journeys');
    const warnings = journeys.find(({ key }) => key === 'ror-national-fhir')?.warnings.map(({ fr }) => fr) ?? [];
    assert.ok(
      warnings.some((warning) => /Cercle n’interroge pas/u.test(warning)),
      warnings.join(' | '),
    );
    const { id } = await open('ror-national-fhir');
    await record(id, 'fait', '--step', 'donnees');
    await aside(id, 'charte');
    await record(id, 'fait', '--step', 'formulaire');
    await ask(id, 'comite-integration', 'profil=1');
    await ask(id, 'moyens-de-test');
    const client = await certificate('client', 'CLIENT_FHIR');
    await record(id, 'certificat', '--certificate', client);
    const { subject } = await json<{ subject: string }>(0, 'cert', 'show', client);
    const admitted = await declare(id, 'declaration-client-test', client, subject);
    assert.deepEqual(
      admitted.whitelist.map(({ state, certificate: { subject: told } }) => [state, told]),
      [['inscrite', subject]],
    );
    assert.equal(stateOf(admitted, 'tests-bac-a-sable'), 'a-faire');
  });

  test('given four dossiers, when they are listed and ticked, then those that wait come first, and what was tested today is not again', async () => {
    const rows = await desk().json<readonly DossierRow[]>(0, 'dossier', 'list');
    assert.deepEqual([rows.length, rows[0]?.journey.key], [4, 'ror-national-fhir']);
    const due = await desk().json<{ done: { what: string; region: string | null }[] }>(0, 'tick', '--dry-run');
    assert.deepEqual(
      due.done.filter(({ what, region }) => what === 'whitelist' && region === 'BAC'),
      [],
    );
    const { verification } = await desk().json<DossierView>(0, 'dossier', 'show', rows[0]?.id ?? '');
    assert.equal(verification.isIntact, true);
    const listed = await desk().text(0, 'dossier', 'list', '--lang', 'fr');
    assert.match(listed, /répétition.*terminé/u);
    await desk().json(0, 'vault', 'status', ...OPENS.slice(2));
  });

  test('given a declared certificate, when what is due is done daily, then the day it turns green is kept, and that it is accepted no more is told', async () => {
    const { json, record, certificate, at } = desk();
    const { id } = await open('ror-national-csd');
    const client = await certificate('client', 'CLIENT_TICK');
    const told = ['--region', 'BAC', '--environment', 'test', '--certificate', client];
    await json(0, 'dossier', 'whitelist', 'add', id, ...told);
    const tick = async (exit: number): Promise<readonly string[]> => {
      const { done } = await json<{ done: { what: string; ok: boolean; detail: string }[] }>(exit, 'tick', ...OPENS);
      const mine = done.filter(({ what, detail }) => what === 'whitelist' && detail.startsWith(id));
      return mine.map(({ ok, detail }) => `${ok ? 'well' : 'failed'} ${detail.slice(id.length + 3)}`);
    };
    /** Moves the tests of this dossier to another day. */
    const nextDay = (): void => {
      const db = openDossiersDb({ dataDirectory: at('data'), cacheDirectory: at('cache') });
      db.prepare("UPDATE whitelist_check SET at = strftime('%Y-%m-%dT%H:%M:%fZ', at, '-1 day') WHERE dossier = ?").run(
        id,
      );
      db.close();
    };
    assert.deepEqual(await tick(0), ['well not-whitelisted'], 'nothing is wrong yet');
    assert.deepEqual(await tick(0), [], 'once a day');
    nextDay();
    await json(0, 'sandbox', 'whitelist', 'add', client);
    assert.deepEqual(await tick(0), ['well ok']);
    const [green] = (await show(id)).whitelist;
    assert.deepEqual([green?.lastCheck?.ok, green?.greenSince], [true, green?.lastCheck?.at]);
    await json(0, 'dossier', 'whitelist', 'add', id, ...told, '--state', 'inscrite');
    nextDay();
    await json(0, 'sandbox', 'whitelist', 'remove', client);
    assert.deepEqual(await tick(1), ['failed not-whitelisted']);
    const red = await show(id);
    assert.ok(red.pending.some(({ reason }) => reason === 'connection-red'));
    assert.notEqual(red.whitelist[0]?.greenSince, null, 'the day it was accepted stays');
    nextDay();
    await record(id, 'abandon', '--reason', 'the rehearsal is over');
    assert.deepEqual(await tick(0), []);
  });
});
