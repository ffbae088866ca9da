import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageTemplate } from '../../shared/domain/onboarding/journey.ts';
import { MESSAGE_FIELDS, unknownFields } from '../../shared/domain/onboarding/message-fields.ts';
import { fieldLabel, fillMessage, reminderOf } from '../../shared/domain/onboarding/message.ts';
import type { MessageFacts } from '../../shared/domain/onboarding/message.ts';
import { readPack } from '../../shared/domain/onboarding/pack.ts';
import { EMPTY_SHEET, SHEET_FIELDS } from '../../shared/domain/onboarding/sheet-fields.ts';
import type { Sheet } from '../../shared/domain/onboarding/sheet.ts';
import { refusalSentence } from '../../shared/i18n/onboarding-sentences.ts';
import { REFUSAL_REASONS } from '../../shared/domain/onboarding/dossier.ts';
import { shippedJourney, shippedPack } from '../helpers/journeys.ts';
import { certificate, opened, TODAY } from '../helpers/onboarding.ts';

const SHEET: Sheet = {
  ...EMPTY_SHEET,
  raisonSociale: 'Éditions du Soin',
  contactTechniqueNom: 'Paul Exemple',
  contactTechniqueEmail: 'paul@exemple.fr',
  applicationNom: 'Orienter',
  transactions: 'extraction\nlecture-oi',
  adressesIp: '8.8.8.8\n8.8.4.4',
  parrainDate: '2026-02-28',
};

function facts(more: Partial<MessageFacts> = {}): MessageFacts {
  return { sheet: SHEET, certificate: certificate('CLIENT'), dossier: opened(), today: TODAY, ...more };
}

function template(fr: string): MessageTemplate {
  return { subject: { fr: 'Objet', en: 'Subject' }, body: { fr, en: fr } };
}

function fill(fr: string, more: Partial<MessageFacts> = {}, language: 'fr' | 'en' = 'fr') {
  return fillMessage(template(fr), facts(more), language);
}

test('given a template when it is filled then fields of the sheet, of the certificate and of the dossier are in place', () => {
  const { body, missing } = fill(
    '{applicationNom} : {certificat.sujet}, {certificat.fin}, {certificat.role}. {dossier.titre}, {date}',
  );
  assert.equal(body, 'Orienter : CN=CLIENT,C=FR, 22 novembre 2029, client. Dossier, 22 novembre 2026');
  assert.deepEqual(missing, []);
  assert.equal(
    fill('{date} {certificat.role}', { certificate: certificate('S', { role: 'serveur' }) }, 'en').body,
    '22 November 2026 server',
  );
  assert.equal(
    fill('{transactions} ; {adressesIp} ; {parrainDate}').body,
    'extraction complète, lecture d’une organisation interne ; 8.8.8.8, 8.8.4.4 ; 28 février 2026',
  );
});

test('given empty fields when a message is filled then each is a blank to fill and is listed once, in order', () => {
  const { body, missing } = fill('{siret} {finalite} {siret} {certificat.serie}', { certificate: null });
  assert.deepEqual(missing, ['siret', 'finalite', 'certificat.serie']);
  assert.equal(
    body,
    '[à compléter : SIRET] [à compléter : Finalité] [à compléter : SIRET] [à compléter : Certificat : numéro de série]',
  );
  assert.match(fill('{siret}', {}, 'en').body, /^\[to be filled: SIRET\]$/u);
});

test('given an optional part when one of its fields is empty then it goes away without being missed', () => {
  assert.deepEqual(fill('A[ (profil {dossier.profil})].'), { subject: 'Objet', body: 'A.', missing: [] });
  assert.equal(fill('A[ : {applicationNom}].').body, 'A : Orienter.');
  assert.equal(fill('A [sans champ].').body, 'A [sans champ].');
});

test('given what was typed when it looks like a template then it is not read as one', () => {
  const sheet = { ...SHEET, applicationNom: '{siret}[{finalite}]', raisonSociale: '$& {date}' };
  const { body, missing } = fill('{applicationNom} {raisonSociale}', { sheet });
  assert.equal(body, '{siret}[{finalite}] $& {date}');
  assert.deepEqual(missing, []);
});

test('given line ends in a field when it is in the subject then the subject stays one line', () => {
  const sheet = { ...SHEET, applicationNom: 'Orienter\r\nBcc: x@exemple.fr' };
  const subject = { fr: 'ROR {applicationNom}', en: '' };
  assert.equal(
    fillMessage({ subject, body: subject }, facts({ sheet }), 'fr').subject,
    'ROR Orienter Bcc: x@exemple.fr',
  );
});

test('given a name that is no field when it is filled then it is a blank, whatever objects inherit', () => {
  for (const name of ['toString', 'constructor', '__proto__', 'certificat.cle', 'motDePasse']) {
    assert.deepEqual(unknownFields(`{${name}}`), [name]);
    assert.deepEqual(fill(`{${name}}`).missing, [name]);
    assert.equal(fill(`{${name}}`).body, `[à compléter : ${name}]`);
  }
});

test('given every field that a message may name when they are read then each has a label and none is of a secret', () => {
  for (const field of MESSAGE_FIELDS) {
    assert.doesNotMatch(field, /pass|secret|cle|key/iu);
    for (const language of ['fr', 'en'] as const) assert.notEqual(fieldLabel(field, language), field);
  }
});

test('given every message of the shipped journeys when it is filled from a full sheet then nothing is missing in either language', (t) => {
  const sheet = Object.fromEntries(SHEET_FIELDS.map(({ key }) => [key, `<${key}>`])) as unknown as Sheet;
  let count = 0;
  for (const { steps, question } of readPack(shippedPack()).journeys) {
    for (const message of [question?.message, ...steps.flatMap((step) => [step.message, reminderOf(step)])]) {
      if (!message) continue;
      for (const language of ['fr', 'en'] as const) {
        const { subject, body, missing } = fillMessage(message, facts({ sheet }), language);
        assert.deepEqual(missing, []);
        assert.doesNotMatch(`${subject}${body}`, /[{}[\]]/u);
        assert.match(body, language === 'fr' ? /^Bonjour,\n\n/u : /^Hello,\n\n/u);
        count += 1;
      }
    }
  }
  t.diagnostic(`count: ${count} messages`);
});

test('given a FHIR declaration when it is filled then the subject stands alone on its line and no key is spoken of', () => {
  const { message } = shippedJourney('ror-national-fhir').steps.find(({ id }) => id === 'declaration-client-test')!;
  const subject = 'CN=CLIENT_TEST_RORN,OU=33333333333,O=GIP - TEST3012,ST=Paris (75),C=FR';
  const { body } = fillMessage(message!, facts({ certificate: certificate('C', { subject }) }), 'fr');
  assert.ok(body.split('\n').includes(subject));
  assert.doesNotMatch(body, /PRIVATE KEY|BEGIN/u);
});

test('given a step that was sent when it is reminded then the day is told and the first message is quoted', () => {
  const journey = shippedJourney('cercle-regional-csd');
  const sent = journey.steps.find(({ id }) => id === 'parrain')!;
  const [state] = opened().steps;
  const { subject, body } = fillMessage(reminderOf(sent)!, facts({ step: { ...state!, sentOn: '2026-11-02' } }), 'fr');
  assert.match(subject, /^Relance : ROR : nous cherchons une région/u);
  assert.match(body, /message du 2 novembre 2026, que voici/u);
  assert.match(body, /Votre région accepterait-elle/u);
  const silent = journey.steps.find(({ id }) => id === 'ouverture')!;
  assert.equal(reminderOf(silent), null);
});

test('given every refusal when it is told then no value stays between braces, in either language', () => {
  const values = Object.fromEntries(
    [
      ...['step', 'kind', 'event', 'missing', 'state', 'date', 'today', 'since', 'expected', 'actual', 'subject'],
      ...['notAfter', 'value', 'profil', 'delai', 'field', 'steps', 'scenario', 'asked'],
    ].map((name) => [name, 'valeur']),
  );
  for (const refused of REFUSAL_REASONS) {
    for (const language of ['fr', 'en'] as const) {
      assert.doesNotMatch(refusalSentence({ refused, values }, language), /[{}[\]]/u, refused);
    }
  }
  const journey = shippedJourney('ror-national-csd');
  assert.equal(
    refusalSentence(
      { refused: 'step-blocked', values: { step: 'ouverture', missing: 'donnees, contrat' } },
      'fr',
      journey,
    ),
    '« Vérifier la connexion de production » n’est pas encore possible. D’abord : Choisir les données nécessaires, Signer le contrat avec l’ANS.',
  );
  assert.equal(
    refusalSentence(
      { refused: 'certificate-environment', values: { expected: 'production', actual: 'sandbox' } },
      'fr',
    ),
    'Ce certificat est de l’environnement « bac à sable » et l’étape attend « production » : ils ne se mélangent jamais.',
  );
  assert.match(
    refusalSentence({ refused: 'date-future', values: { date: '2026-12-01', today: TODAY } }, 'fr'),
    /01\/12\/2026/u,
  );
});
