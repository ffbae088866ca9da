import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress } from '../../shared/domain/onboarding/network.ts';
import { checkSheet, missingFields } from '../../shared/domain/onboarding/sheet-check.ts';
import { EMPTY_SHEET, linesOf, SHEET_FIELDS, SHEET_SECTIONS } from '../../shared/domain/onboarding/sheet-fields.ts';
import { CHOICE_LABELS, SECTION_LABELS, SHEET_LABELS } from '../../shared/domain/onboarding/sheet-labels.ts';
import type { Sheet } from '../../shared/domain/onboarding/sheet.ts';

const FILLED: Sheet = {
  ...EMPTY_SHEET,
  raisonSociale: 'Éditions du Soin',
  siret: '732 829 320 00074',
  siren: '732829320',
  finess: '750712184',
  representantNom: 'Anne Exemple',
  representantEmail: 'anne@exemple.fr',
  contactTechniqueNom: 'Paul Exemple',
  contactTechniqueEmail: 'paul.exemple+ror@mail.exemple.fr',
  contactTechniqueTelephone: '+33 4 94 08 00 80',
  applicationNom: 'Orienter',
  applicationVersion: '4.2',
  applicationUrl: 'https://exemple.fr/orienter',
  editeur: 'Éditions du Soin',
  finalite: 'Orienter',
  population: 'Régulateurs',
  regions: 'Île-de-France',
  transactions: 'extraction\nnotification',
  environnements: 'test\nproduction',
  adressesIp: '8.8.8.8\n2606:4700::1111',
  platinesRole: 'client',
  platinesMutualTls: 'oui',
  parrainDate: '2026-02-28',
};

/** What is said of one field holding a value. */
function issues(field: keyof Sheet, value: string): readonly string[] {
  return checkSheet({ ...FILLED, [field]: value })
    .filter((issue) => issue.field === field)
    .map(({ severity }) => severity);
}

function says(field: keyof Sheet, value: string): string {
  return checkSheet({ ...FILLED, [field]: value }).find((issue) => issue.field === field)?.message.fr ?? '';
}

test('given a sheet that is rightly filled when it is checked then nothing is said, and nothing is changed in it', () => {
  const before = JSON.stringify(FILLED);
  assert.deepEqual(checkSheet(FILLED), []);
  assert.equal(JSON.stringify(FILLED), before);
});

test('given an empty sheet when it is checked then what requests use is information, never an error', () => {
  const found = checkSheet(EMPTY_SHEET);
  assert.deepEqual(
    found.map(({ field }) => field),
    missingFields(EMPTY_SHEET),
  );
  assert.ok(found.length > 8 && found.every(({ severity }) => severity === 'info'));
  assert.deepEqual(missingFields(FILLED), []);
});

test('given the fields when they are listed then each has a label, PLATINES lengths hold and none is for a secret', () => {
  assert.deepEqual(new Set(SHEET_FIELDS.map(({ key }) => key)), new Set(Object.keys(SHEET_LABELS)));
  assert.deepEqual(new Set(SHEET_SECTIONS), new Set(Object.keys(SECTION_LABELS)));
  const longest = (key: keyof Sheet): number | undefined => SHEET_FIELDS.find((field) => field.key === key)?.longest;
  assert.deepEqual(
    [longest('applicationNom'), longest('applicationVersion'), longest('applicationUrl')],
    [150, 50, 150],
  );
  for (const { key, choices = [], kind } of SHEET_FIELDS) {
    assert.doesNotMatch(key, /pass|secret|cle|key|code/iu);
    assert.equal(choices.length > 0, kind === 'choice' || kind === 'choices');
    for (const choice of choices) assert.ok(choice in CHOICE_LABELS, choice);
  }
});

test('given identifiers when they are typed then the form is an error, a wrong key a warning, spaces are nothing', () => {
  assert.deepEqual(issues('siret', '73282932000074'), []);
  assert.deepEqual(issues('siret', '73282932000075'), ['warning']);
  assert.deepEqual(issues('siret', '7328293200007'), ['error']);
  assert.match(says('siret', '12'), /Un SIRET a 14 chiffres/u);
  assert.deepEqual(issues('finess', '2A0000014'), []);
  assert.deepEqual(issues('finess', '750712185'), ['warning']);
  assert.deepEqual(issues('finess', '75071218'), ['error']);
  assert.deepEqual(issues('representantRpps', '10003456787'), ['warning']);
  assert.deepEqual(issues('representantRpps', 'dix'), ['error']);
});

test('given a SIREN that is not in the SIRET when they are checked together then it is a warning', () => {
  assert.deepEqual(issues('siren', '552100554'), ['warning']);
  assert.match(says('siren', '552100554'), /n’est pas le début du SIRET/u);
  assert.deepEqual(issues('siren', ''), []);
  // One that is no SIREN is said once, as such.
  assert.deepEqual(issues('siren', '55210'), ['error']);
});

test('given e-mails, telephones, addresses and dates when they are typed then only right ones pass', () => {
  for (const good of ['a@b.fr', 'prénom.nom@santé.exemple.fr', 'x_y-z+1@a-b.co.uk'])
    assert.deepEqual(issues('representantEmail', good), []);
  for (const bad of [
    'a',
    'a@b',
    '@b.fr',
    'a@b..fr',
    'a b@c.fr',
    'a@b.fr,c@d.fr',
    'A <a@b.fr>',
    'a@-b.fr',
    'a@b.fr\nBcc: c@d.fr',
  ]) {
    assert.deepEqual(issues('representantEmail', bad), ['error'], bad);
  }
  for (const good of ['0494080080', '04.94.08.00.80', '+33 (0)4 94 08 00 80', '+262 262 12 34 56'])
    assert.deepEqual(issues('contactMetierTelephone', good), []);
  assert.deepEqual(issues('contactMetierTelephone', '3624'), ['warning']);
  for (const bad of ['bureau', 'poste 12', '+33', 'a@b.fr'])
    assert.deepEqual(issues('contactMetierTelephone', bad), ['error'], bad);
  assert.deepEqual(issues('applicationUrl', 'http://exemple.fr'), ['info']);
  for (const bad of [
    'exemple.fr',
    'ftp://exemple.fr',
    'https://',
    'https://moi:mot@exemple.fr',
    'https://a b.fr',
    'javascript:alert(1)',
  ]) {
    assert.deepEqual(issues('applicationUrl', bad), ['error'], bad);
  }
  assert.deepEqual(issues('parrainDate', '2026-02-30'), ['error']);
  assert.deepEqual(issues('parrainDate', '22/11/2026'), ['error']);
});

test('given addresses when they are typed then each line is looked at, and a private one is a warning', () => {
  assert.deepEqual(issues('adressesIp', '8.8.8.8/29\n\n 2606:4700::/48 '), []);
  assert.deepEqual(issues('adressesIp', '192.168.1.4\n8.8.8.8\nserveur.exemple.fr'), ['warning', 'error']);
  assert.match(says('adressesIp', '10.0.0.1'), /est privée : PLATINES demande l’adresse publique/u);
  assert.match(says('adressesIp', '203.0.113.7'), /est réservée/u);
  assert.deepEqual(issues('adressesIp', '8.0.0.0/8'), ['warning']);
});

test('given texts when they are read as addresses then version, kind and prefix are those of the standards', () => {
  const kinds: Readonly<Record<string, string>> = {
    '8.8.8.8': '4 public null',
    '172.15.0.1': '4 public null',
    '172.16.0.1/12': '4 private 12',
    '172.31.255.255': '4 private null',
    '172.32.0.1': '4 public null',
    '100.64.0.1': '4 private null',
    '169.254.1.1': '4 private null',
    '127.0.0.1': '4 reserved null',
    '0.0.0.0': '4 reserved null',
    '224.0.0.1': '4 reserved null',
    '198.51.100.0/24': '4 reserved 24',
    '2606:4700:4700::1111': '6 public null',
    '2001:db8::/32': '6 reserved 32',
    'fd00::1': '6 private null',
    'FE80::1': '6 private null',
    '::1': '6 reserved null',
    '::ffff:10.0.0.1': '6 private null',
    '::ffff:8.8.8.8': '6 public null',
    '2606:4700:0:0:0:0:0:1/128': '6 public 128',
  };
  for (const [text, expected] of Object.entries(kinds)) {
    const address = readAddress(text);
    assert.equal(`${address?.version} ${address?.kind} ${address?.prefix}`, expected, text);
  }
  const none = [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/08',
    '1.2.3.4/8/8',
    ':',
    ':::',
  ];
  for (const text of [
    ...none,
    '1::2::3',
    '2606:4700',
    'g::1',
    '12345::1',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1/129',
    '1.2.3.4::',
    'x',
  ]) {
    assert.equal(readAddress(text), undefined, text);
  }
});

test('given choices and lengths when they are checked then strangers and long texts are errors', () => {
  assert.deepEqual(issues('transactions', 'extraction\nrecherche'), ['error']);
  assert.deepEqual(issues('platinesRole', 'Client'), ['error']);
  assert.deepEqual(issues('applicationNom', 'x'.repeat(150)), []);
  assert.deepEqual(issues('applicationNom', 'x'.repeat(151)), ['error']);
  assert.match(says('applicationVersion', 'x'.repeat(51)), /^50 caractères au plus ; il y en a 51/u);
});

test('given a private key pasted into any field when the sheet is checked then it is an error that says to remove it', () => {
  const key = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');
  for (const { key: field } of SHEET_FIELDS) {
    assert.deepEqual(issues(field, `note\n${key}\nMIIE`), ['error'], field);
    assert.match(says(field, key), /ressemble à une clé privée/u);
  }
});

test('given several values in one field when they are read then blanks and empty lines go', () => {
  assert.deepEqual(linesOf(' a \r\n\n b\n'), ['a', 'b']);
  assert.deepEqual(linesOf(' '), []);
});
