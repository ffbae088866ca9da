import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dossier } from '../../shared/domain/onboarding/dossier.ts';
import { apply, begin, isRefusal, replay } from '../../shared/domain/onboarding/machine.ts';
import {
  SMALL,
  TODAY,
  certificate,
  creation,
  event,
  journey,
  kept,
  opened,
  refusalOf,
  statusOf,
  step,
  walked,
  whole,
} from '../helpers/onboarding.ts';

const OLD = certificate('aa');
const NEW = certificate('bb');
const OF_TEST = certificate('cc', { environment: 'test' });
const OF_SANDBOX = certificate('dd', { environment: 'sandbox' });

/** Up to the certificate of production, the rest set aside. */
const TO_CERTIFICATE = [
  event('fait', 'donnees'),
  event('sans-objet', 'charte'),
  event('sans-objet', 'certificat-test'),
  event('envoi', 'comite', { date: '2026-09-01' }),
  event('acceptation', 'comite', { date: '2026-10-01', values: { profil: '2', reference: 'D-12' } }),
];
const INSTALLED = [...TO_CERTIFICATE, event('certificat', 'certificat', { certificate: OLD, date: '2026-10-05' })];
const DECLARED = [...INSTALLED, event('envoi', 'declaration', { certificate: OLD, date: '2026-10-06' })];
const ADMITTED = [...DECLARED, event('acceptation', 'declaration', { date: '2026-10-20' })];

function entries(dossier: Dossier): readonly string[] {
  return dossier.whitelist.map(
    ({ region, environment, certificate: { sha256 }, state }) =>
      `${region} ${environment} ${sha256.slice(0, 2)} ${state}`,
  );
}

test('given the request refused once when it is corrected and accepted then attempts, reason and profile are kept', () => {
  const dossier = walked(opened(), [
    event('fait', 'donnees'),
    event('sans-objet', 'charte'),
    event('envoi', 'comite', { date: '2026-08-01' }),
    event('relance', 'comite', { date: '2026-08-15' }),
    event('refus', 'comite', { date: '2026-09-01', reason: 'finalité imprécise' }),
    event('envoi', 'comite', { date: '2026-09-02' }),
  ]);
  const sent = dossier.steps.find(({ id }) => id === 'comite')!;
  assert.deepEqual(
    [sent.status, sent.attempts, sent.reason, sent.sentOn, sent.remindedOn],
    ['en-attente', 2, 'finalité imprécise', '2026-09-02', null],
  );
  assert.equal(dossier.profil, null);
  const accepted = walked(dossier, [event('acceptation', 'comite', { values: { profil: '4' } })]);
  assert.equal(accepted.profil, '4');
});

test('given what was sent when it is withdrawn then it is to be sent again, and nothing is out', () => {
  const dossier = walked(opened(), [
    event('fait', 'donnees'),
    event('sans-objet', 'charte'),
    event('envoi', 'comite'),
    event('retrait', 'comite', { reason: 'mauvais formulaire' }),
  ]);
  const { status, sentOn, reason, attempts } = dossier.steps.find(({ id }) => id === 'comite')!;
  assert.deepEqual([status, sentOn, reason, attempts], ['a-faire', null, 'mauvais formulaire', 1]);
});

test('given a declaration when it is sent, refused, sent again and admitted then each region follows in the register', () => {
  const sent = walked(opened(), DECLARED);
  assert.deepEqual(entries(sent), ['IDF production aa declaree', 'PACA production aa declaree']);
  const refused = walked(sent, [event('refus', 'declaration')]);
  assert.deepEqual(entries(refused), ['IDF production aa refusee', 'PACA production aa refusee']);
  const again = walked(refused, [event('envoi', 'declaration', { certificate: OLD })]);
  assert.deepEqual(entries(again), ['IDF production aa declaree', 'PACA production aa declaree']);
  const admitted = walked(again, [event('acceptation', 'declaration')]);
  assert.deepEqual(entries(admitted), ['IDF production aa inscrite', 'PACA production aa inscrite']);
  assert.equal(admitted.whitelist[0]?.by, 'demandeur');
});

test('given regions that answer one by one when the whole is settled then what was said of each stays', () => {
  const one = { environment: 'production' as const, certificate: OLD, by: 'ARS' };
  const dossier = walked(opened(), [
    ...DECLARED,
    whole('liste-blanche', { ...one, region: 'IDF', state: 'inscrite' }),
    whole('liste-blanche', { ...one, region: 'PACA', state: 'refusee' }),
  ]);
  const accepted = walked(dossier, [event('acceptation', 'declaration')]);
  assert.deepEqual(entries(accepted), ['IDF production aa inscrite', 'PACA production aa refusee']);
  const withdrawn = walked(dossier, [event('retrait', 'declaration')]);
  assert.deepEqual(entries(withdrawn), ['IDF production aa inscrite', 'PACA production aa refusee']);
});

test('given a dossier that names no server when it declares then the register holds the circle as a whole', () => {
  assert.deepEqual(entries(walked(opened({ regions: [] }), DECLARED)), [' production aa declaree']);
});

test('given an admitted certificate when another replaces it then only its declaration reopens, and both overlap', () => {
  const ended = walked(opened(), [
    ...ADMITTED,
    event('sans-objet', 'declaration-test'),
    event('sans-objet', 'certificat-serveur'),
    event('sans-objet', 'declaration-serveur'),
    event('fait', 'ouverture'),
  ]);
  assert.equal(ended.status, 'termine');
  const renewed = walked(ended, [event('certificat', 'certificat', { certificate: NEW })]);
  assert.equal(renewed.status, 'actif');
  const moved = renewed.steps.filter((state, index) => state.status !== ended.steps[index]?.status);
  assert.deepEqual(
    moved.map(({ id, status }) => [id, status]),
    [['declaration', 'a-refaire']],
  );
  assert.deepEqual(entries(renewed), entries(ended), 'the old one stays admitted');
  assert.equal(refusalOf(renewed, event('envoi', 'declaration', { certificate: OLD })), 'certificate-other');
  const told = walked(renewed, [
    event('envoi', 'declaration', { certificate: NEW }),
    event('acceptation', 'declaration', { certificate: NEW }),
  ]);
  assert.deepEqual(entries(told), [
    'IDF production aa inscrite',
    'PACA production aa inscrite',
    'IDF production bb inscrite',
    'PACA production bb inscrite',
  ]);
  const old = { environment: 'production' as const, certificate: OLD, by: '', state: 'retiree' as const };
  const retired = walked(told, [whole('liste-blanche', { ...old, region: 'IDF' })]);
  assert.equal(entries(retired)[0], 'IDF production aa retiree');
  assert.equal(retired.status, 'termine');
});

test('given a declaration that waits or was refused when the certificate is replaced then it is to be done again', () => {
  for (const last of [[], [event('refus', 'declaration')]]) {
    const dossier = walked(opened(), [...DECLARED, ...last, event('certificat', 'certificat', { certificate: NEW })]);
    assert.equal(statusOf(dossier, 'declaration'), 'a-refaire');
    assert.equal(statusOf(dossier, 'declaration-serveur'), 'bloquee');
  }
});

test('given a step that is opened again when others follow it then begun ones keep their state, the others are blocked', () => {
  const before = walked(opened(), DECLARED);
  const dossier = walked(before, [event('reprise', 'comite')]);
  assert.equal(statusOf(dossier, 'comite'), 'a-refaire');
  assert.equal(statusOf(dossier, 'declaration'), 'en-attente');
  assert.equal(statusOf(before, 'certificat-serveur'), 'a-faire');
  assert.equal(statusOf(dossier, 'certificat-serveur'), 'bloquee');
  assert.equal(statusOf(walked(dossier, [event('acceptation', 'declaration')]), 'declaration'), 'faite');
  assert.equal(refusalOf(dossier, event('certificat', 'certificat-serveur', { certificate: OLD })), 'step-blocked');
});

test('given a certificate step opened by mistake when the same one is confirmed then nothing is told again', () => {
  const reopened = walked(opened(), [...ADMITTED, event('reprise', 'certificat')]);
  assert.equal(
    refusalOf(walked(opened(), ADMITTED), event('certificat', 'certificat', { certificate: OLD })),
    'certificate-same',
  );
  const same = walked(reopened, [event('certificat', 'certificat', { certificate: OLD })]);
  assert.equal(statusOf(same, 'declaration'), 'faite');
  assert.equal(same.steps.find(({ id }) => id === 'certificat')?.certificates.length, 1);
});

test('given certificates of another environment or role when they are recorded then they are refused, whichever way', () => {
  const real = walked(opened(), TO_CERTIFICATE);
  const install = (given: typeof OLD) => event('certificat', 'certificat', { certificate: given });
  assert.equal(refusalOf(real, install(OF_TEST)), 'certificate-environment');
  assert.equal(refusalOf(real, install(OF_SANDBOX)), 'certificate-environment');
  assert.equal(refusalOf(real, install(certificate('ee', { role: 'serveur' }))), 'certificate-role');
  assert.equal(
    refusalOf(real, install(certificate('ff', { notAfter: '2026-11-21T23:00:00Z' }))),
    'certificate-expired',
  );
  assert.equal(refusalOf(real, event('certificat', 'certificat')), 'certificate-needed');
  const testing = walked(opened(), [event('fait', 'donnees')]);
  assert.equal(
    refusalOf(testing, event('certificat', 'certificat-test', { certificate: OLD })),
    'certificate-environment',
  );
  const rehearsal = walked(opened({ isRehearsal: true }), TO_CERTIFICATE);
  assert.equal(refusalOf(rehearsal, install(OLD)), 'certificate-environment');
  assert.equal(statusOf(walked(rehearsal, [install(OF_SANDBOX)]), 'certificat'), 'faite');
  const listed = { region: 'IDF', environment: 'production' as const, state: 'declaree' as const, by: '' };
  assert.equal(refusalOf(real, whole('liste-blanche', { ...listed, certificate: OF_TEST })), 'certificate-environment');
  assert.equal(
    refusalOf(rehearsal, whole('liste-blanche', { ...listed, certificate: OLD })),
    'certificate-environment',
  );
});

test('given a certificate where none belongs, or another than was sent, when it is recorded then it is refused', () => {
  const dossier = walked(opened(), DECLARED);
  assert.equal(refusalOf(dossier, event('acceptation', 'declaration', { certificate: NEW })), 'certificate-other');
  assert.equal(refusalOf(dossier, event('relance', 'declaration', { certificate: OLD })), 'certificate-unexpected');
  assert.equal(refusalOf(opened(), event('fait', 'donnees', { certificate: OLD })), 'certificate-unexpected');
  assert.equal(refusalOf(walked(opened(), INSTALLED), event('envoi', 'declaration')), 'certificate-needed');
});

test('given a certificate that was had before when its step is set aside then any that fits may be declared', () => {
  const dossier = walked(opened(), [
    ...TO_CERTIFICATE,
    event('envoi', 'declaration-test', { certificate: OF_TEST, values: {} }),
  ]);
  assert.equal(statusOf(dossier, 'declaration-test'), 'en-attente');
});

test('given days that cannot be when they are recorded then each is refused for its own reason', () => {
  const sent = walked(opened(), TO_CERTIFICATE.slice(0, 4));
  const answer = (date: string) => event('acceptation', 'comite', { date });
  assert.equal(refusalOf(sent, answer('2026-11-23')), 'date-future');
  assert.equal(refusalOf(sent, answer('2026-08-31')), 'date-before');
  assert.equal(refusalOf(sent, answer('2026-09-01')), '');
  for (const date of ['2026-02-30', '2026-13-01', '2026-1-1', '', '22/11/2026', '2025-02-29']) {
    assert.equal(refusalOf(sent, answer(date)), 'date-invalid', date);
  }
  const early = event('fait', 'donnees', { date: '2020-02-29' });
  assert.equal(refusalOf(opened(), early), '', 'what began before the dossier was opened may be recorded');
  const done = walked(opened(), [event('fait', 'donnees', { date: '2026-11-10' })]);
  assert.equal(refusalOf(done, event('reprise', 'donnees', { date: '2026-11-09' })), 'date-before');
});

test('given values that a step does not collect, or that make no sense, when they are recorded then they are refused', () => {
  const sent = walked(opened(), TO_CERTIFICATE.slice(0, 4));
  const answer = (values: object) => refusalOf(sent, event('acceptation', 'comite', { values }));
  assert.deepEqual(
    [{ instance: 'ARS' }, { profil: '6' }, { profil: '' }, { delai: 'dix' }, { profil: '0', delai: '15' }].map(answer),
    ['value-unexpected', 'profil-invalid', 'profil-invalid', 'delai-invalid', ''],
  );
});

test('given a refusal when it is answered then the dossier is the one that was given, untouched', () => {
  const dossier = walked(opened(), DECLARED);
  const copy = structuredClone(dossier);
  const outcome = apply(dossier, event('fait', 'ouverture'), TODAY);
  assert.ok(isRefusal(outcome));
  assert.deepEqual(outcome, {
    refused: 'step-blocked',
    values: { step: 'ouverture', missing: 'declaration, declaration-serveur, declaration-test' },
  });
  assert.deepEqual(dossier, copy);
});

test('given journeys that cannot be walked when a dossier begins then the steps at fault are named', () => {
  const faulty = (steps: Parameters<typeof journey>[0]) => {
    const outcome = begin(creation({ journey: journey(steps) }));
    return isRefusal(outcome) ? `${outcome.refused} ${outcome.values['steps'] ?? ''}` : '';
  };
  assert.equal(faulty([]), 'journey-steps ');
  assert.equal(faulty([step('a', 'acte'), step('a', 'acte')]), 'journey-steps a');
  assert.equal(faulty([step('a', 'acte', { after: ['z'] })]), 'journey-steps a');
  assert.equal(
    faulty([step('a', 'acte', { after: ['b'] }), step('b', 'acte', { after: ['a'] }), step('c', 'acte')]),
    'journey-steps a, b',
  );
  assert.equal(faulty([step('a', 'acte', { after: ['b'] }), step('b', 'acte')]), '');
});

test('given a newer journey when it is adopted then begun steps keep their history and cannot be lost', () => {
  const dossier = walked(opened(), INSTALLED);
  const other = (steps: readonly ReturnType<typeof step>[]) =>
    whole('parcours', { journey: journey(steps), reason: '' });
  const without = SMALL.steps.filter(({ id }) => id !== 'certificat');
  assert.equal(refusalOf(dossier, other(without)), 'journey-steps');
  const changed = SMALL.steps.map((one) => (one.id === 'comite' ? { ...one, kind: 'acte' as const } : one));
  assert.equal(refusalOf(dossier, other(changed)), 'journey-steps');
  const renamed = { ...SMALL, key: 'autre' };
  assert.equal(refusalOf(dossier, whole('parcours', { journey: renamed, reason: '' })), 'journey-other');
  const lighter = SMALL.steps
    .filter(({ id }) => id !== 'declaration-serveur')
    .map((one) => (one.id === 'ouverture' ? { ...one, after: ['declaration', 'contrat'] } : one));
  const adopted = walked(dossier, [other([...lighter, step('contrat', 'demande', { after: ['comite'] })])]);
  assert.equal(statusOf(adopted, 'contrat'), 'a-faire');
  assert.equal(statusOf(adopted, 'declaration-serveur'), undefined);
  assert.deepEqual(
    adopted.steps.find(({ id }) => id === 'certificat'),
    dossier.steps.find(({ id }) => id === 'certificat'),
  );
});

test('given a dossier when it is given up and opened again then it goes on where it was', () => {
  const dossier = walked(opened(), DECLARED);
  const given = walked(dossier, [whole('abandon', { reason: 'projet arrêté' })]);
  assert.equal(refusalOf(given, event('acceptation', 'declaration')), 'dossier-closed');
  assert.equal(refusalOf(given, whole('note', { reason: 'rappelé' })), '');
  assert.equal(refusalOf(dossier, whole('reouverture', { reason: 'x' })), 'dossier-open');
  assert.equal(refusalOf(dossier, whole('abandon', { reason: '' })), 'reason-needed');
  const again = walked(given, [whole('reouverture', { reason: 'budget trouvé' })]);
  assert.deepEqual({ ...again, entries: 0 }, { ...dossier, entries: 0 });
});

test('given a note when it says nothing then it is refused, and a history without its beginning is no dossier', () => {
  assert.equal(refusalOf(opened(), whole('note', { reason: ' ' })), 'reason-needed');
  assert.equal(refusalOf(opened(), whole('note', { reason: '', note: 'appel du 22' })), '');
  assert.equal(refusalOf(opened(), creation()), 'already-created');
  assert.throws(() => replay([]), { code: 'internal' });
  assert.deepEqual(replay([creation(), ...ADMITTED]), walked(kept(begin(creation())), ADMITTED));
});
