import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, QUESTIONS } from '../../shared/domain/onboarding/chooser.ts';
import type { Orientation } from '../../shared/domain/onboarding/chooser.ts';
import { readPack } from '../../shared/domain/onboarding/pack.ts';
import { accessProfile } from '../../shared/domain/onboarding/profile.ts';
import { shippedPack } from '../helpers/journeys.ts';

const journeys = readPack(shippedPack()).journeys;
const ALL = {
  territoire: 'une-region',
  donnees: 'regulation',
  format: 'csd',
  avancement: 'debut',
  signature: 'pour-nous',
};

function combinations(): readonly Readonly<Record<string, string>>[] {
  return QUESTIONS.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, { id, answers }) => all.flatMap((one) => answers.map((answer) => ({ ...one, [id]: answer.id }))),
    [{}],
  );
}

function journeyOf(key: string | null) {
  return journeys.find((journey) => journey.key === key);
}

/** What is true of any orientation. */
function assertSound(orientation: Orientation, said: string): void {
  const { journey, others, reasons, profil, warnings, papers } = orientation;
  assert.ok(reasons.length > 0, said);
  for (const text of [...reasons, ...warnings, ...papers]) assert.ok(text.fr !== '' && text.en !== '', said);
  if (journey === null) {
    assert.match(reasons[0]?.fr ?? '', /^Le fichier public hebdomadaire suffit : arrêtez-vous ici/u);
    assert.deepEqual([others, papers, orientation.open], [[], [], []]);
    return;
  }
  const chosen = journeyOf(journey);
  assert.ok(chosen, said);
  for (const other of others) assert.ok(journeyOf(other.journey) && other.journey !== journey, said);
  if (profil !== null) assert.ok(accessProfile(profil.code)?.formats.includes(chosen.format), said);
  const [first] = warnings;
  assert.match(
    first?.fr ?? '',
    chosen.format === 'csd' ? /premier trimestre 2026/u : /Cercle n’interroge pas le FHIR/u,
    said,
  );
  assert.equal(
    warnings.some(({ fr }) => fr.startsWith('Procédure historique (2022)')),
    journey.startsWith('cercle-'),
    said,
  );
  assert.ok(papers.length >= 4, said);
}

test('given every combination of answers when one chooses then there is an orientation, and it is sound', (t) => {
  const all = combinations();
  assert.equal(all.length, 4 * 8 * 3 * 4 * 3);
  const chosen = new Set<string | null>();
  for (const answers of all) {
    const orientation = choose(answers);
    assertSound(orientation, JSON.stringify(answers));
    chosen.add(orientation.journey);
    assert.equal(orientation.journey === null, answers.donnees === 'publiques');
    if (orientation.journey !== null) {
      const unknown = Object.entries(answers).filter(([, answer]) => answer === 'inconnu');
      assert.deepEqual(
        orientation.open.map(({ question }) => question),
        unknown.map(([id]) => id),
      );
    }
  }
  assert.deepEqual(chosen, new Set([null, ...journeys.map(({ key }) => key)]));
  t.diagnostic(`count: ${all.length} combinations`);
});

test('given the questions when they are read then they are five, each with "I do not know" last and a sentence to forward', () => {
  assert.deepEqual(
    QUESTIONS.map(({ id }) => id),
    ['territoire', 'donnees', 'format', 'avancement', 'signature'],
  );
  for (const { answers, forward, title } of QUESTIONS) {
    assert.deepEqual(answers.at(-1), { id: 'inconnu', label: { fr: 'Je ne sais pas', en: 'I do not know' } });
    assert.equal(answers.filter(({ id }) => id === 'inconnu').length, 1);
    assert.match(forward.fr, /\?|\.$/u);
    assert.match(title.en, /\?$/u);
    for (const { id, label } of answers) assert.ok(id === 'inconnu' || label.fr !== 'Je ne sais pas');
  }
});

test('given no answer, or answers that are none, when one chooses then all counts as not known', () => {
  const nothing = choose({});
  assert.equal(nothing.journey, 'ror-national-fhir');
  assert.equal(nothing.profil, null);
  assert.equal(nothing.open.length, 5);
  assert.deepEqual(choose({ territoire: 'lune', format: 'constructor', toString: 'x', autre: 'y' }), nothing);
});

test('given the formats and territories when one chooses then each leads to its journey', () => {
  const key = (answers: Partial<typeof ALL>): string | null => choose({ ...ALL, ...answers }).journey;
  assert.equal(key({}), 'cercle-regional-csd');
  assert.equal(key({ territoire: 'plusieurs-regions' }), 'cercle-national-csd');
  assert.equal(key({ territoire: 'national' }), 'ror-national-csd');
  assert.equal(key({ territoire: 'inconnu' }), 'ror-national-csd');
  assert.equal(key({ format: 'fhir' }), 'ror-national-fhir');
  assert.equal(key({ format: 'inconnu' }), 'ror-national-fhir');
  assert.equal(key({ donnees: 'publiques' }), null);
});

test('given the data and their users when one chooses then the profile is probable, with its reasons', () => {
  const code = (donnees: string, format: string): string | undefined =>
    choose({ ...ALL, donnees, format }).profil?.code;
  const expected = { 'publiques-a-jour': '0', regulation: '1', coordination: '2', 'medico-social': '3' };
  for (const [donnees, profil] of Object.entries(expected)) {
    assert.equal(code(donnees, 'csd'), profil);
    assert.equal(code(donnees, 'fhir'), profil);
  }
  assert.equal(code('sans-contacts', 'fhir'), '4');
  assert.equal(code('sans-capacites', 'fhir'), '5');
  const { profil, warnings } = choose({ ...ALL, donnees: 'sans-contacts' });
  assert.equal(profil, null);
  assert.match(warnings.at(-1)?.fr ?? '', /profil 4, qui n’existe qu’en FHIR/u);
  const probable = choose(ALL).profil;
  assert.equal(probable?.isProbable, true);
  assert.match(probable?.reasons.at(-1)?.fr ?? '', /probable, pas acquis/u);
});

test('given who signs when one chooses then the charter is among the papers only where it may be needed', () => {
  const charter = (signature: string): boolean =>
    choose({ ...ALL, territoire: 'national', signature }).papers.some(({ fr }) => fr.includes('charte'));
  assert.deepEqual([charter('pour-nous'), charter('pour-un-tiers'), charter('inconnu')], [false, true, true]);
  const stage = (avancement: string): number => choose({ ...ALL, avancement }).reasons.length;
  assert.deepEqual([stage('debut'), stage('test'), stage('production')], [1, 2, 2]);
});
