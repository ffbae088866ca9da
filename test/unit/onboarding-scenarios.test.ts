import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import { EXAMPLE_PROJECTS } from '../../shared/domain/onboarding/platines-examples.ts';
import { readScenarios } from '../../shared/domain/onboarding/platines-file.ts';
import { errorSentences } from '../../shared/i18n/index.ts';

const ONE = { id: 'S-1', name: 'Extraction ; profil 0', project: 'REC 2.2.2', priority: 1 };
const TWO = { id: 'S-2', name: 'Lecture', project: '', priority: 3 };

/** Where a text is refused: line, column and value. */
function place(text: string): readonly unknown[] {
  try {
    readScenarios(text, 'registre.csv');
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'dossier.scenarios');
    const { file, line, column, value } = error.detail.values ?? {};
    assert.equal(file, 'registre.csv');
    return [line, column, value];
  }
  return ['read'];
}

test('given registers of several forms when they are read then they hold the same scenarios', () => {
  const forms = [
    'id;nom;projet;priorite\nS-1;"Extraction ; profil 0";REC 2.2.2;1\nS-2;Lecture;;3\n',
    '\uFEFFIdentifiant,Libellé,Projet,Priorité\r\nS-1,Extraction ; profil 0,REC 2.2.2,P1\r\n\r\nS-2,Lecture,,priorité 3',
    'autre\tpriority\tproject\tname\tid\nx\t1\tREC 2.2.2\tExtraction ; profil 0\tS-1\n\t3\t\tLecture\tS-2',
    JSON.stringify([{ ...ONE }, { id: 'S-2', nom: 'Lecture', priorite: '3' }]),
    JSON.stringify({ version: 1, scenarios: [ONE, TWO] }, null, 2),
  ];
  for (const form of forms) assert.deepEqual(readScenarios(form, 'x'), [ONE, TWO]);
});

test('given quotations and line ends in a cell when CSV is read then they are kept, and the lines still count', () => {
  const text = 'id;nom;priorite\n1;"Lecture ""EG""\nsuite";2\n2;Autre;4\n';
  assert.equal(readScenarios(text.replace(';4', ';3'), 'x')[0]?.name, 'Lecture "EG"\nsuite');
  assert.deepEqual(place(text), [4, 'priorite', '4']);
});

test('given a CSV that does not fit when it is read then the line, the column and the value are told', () => {
  assert.deepEqual(place('id;nom;priorite\n1;A;1\n2;B;haute\n'), [3, 'priorite', 'haute']);
  assert.deepEqual(place('id;nom;priorite\n1;A;1\n1;B;2\n'), [3, 'id', '1']);
  assert.deepEqual(place('id;nom;priorite\n;A;1\n'), [2, 'id', '']);
  assert.deepEqual(place('id;nom\n1;A\n'), [2, 'priorite', undefined]);
  assert.deepEqual(place('id;nom;priorite\n1;A\n'), [2, 'priorite', '']);
  assert.deepEqual(place('id;nom;priorite\n1;"A;1\n2;B;2\n'), [2, undefined, undefined]);
  assert.deepEqual(place(`id;nom;priorite\n1;${'x'.repeat(201)};1\n`).slice(0, 2), [2, 'nom']);
  for (const empty of ['', '\n\n', 'id;nom;priorite\n']) assert.deepEqual(place(empty), [1, undefined, undefined]);
});

test('given a JSON that does not fit when it is read then the line of the scenario is told', () => {
  const list =
    '[\n  { "id": "1", "nom": "A, [x] {y}", "priorite": 1 },\n  {\n    "id": "2",\n    "nom": "B",\n    "priorite": 9\n  }\n]';
  assert.deepEqual(place(list), [3, 'priorite', '9']);
  assert.deepEqual(place(`{ "date": "2026",\n "scenarios": ${list} }`), [4, 'priorite', '9']);
  assert.deepEqual(place('[{"id":"1","nom":"A","priorite":1},\n\n 7]'), [3, undefined, undefined]);
  assert.deepEqual(place('{"autre": []}'), [1, undefined, undefined]);
  assert.deepEqual(place('[]'), [1, undefined, undefined]);
  assert.deepEqual(place('[{"id":"1","nom":{"x":1},"priorite":1}]'), [1, 'nom', undefined]);
  assert.equal(place('[{"id":"1",\n"nom"').length, 3);
});

test('given a register that is too long when it is read then it is refused', () => {
  const rows = Array.from({ length: 5001 }, (_, index) => `${index};Nom;1`);
  assert.deepEqual(place(['id;nom;priorite', ...rows].join('\n')), [5002, undefined, undefined]);
});

test('given a refusal when it is told then the sentence names the line, the column and the value', () => {
  const values = { file: 'r.csv', line: 3, column: 'priorite', value: 'haute' };
  assert.equal(
    errorSentences('dossier.scenarios', values, 'fr').what,
    'Le registre de scénarios « r.csv » ne peut pas être lu, ligne 3, colonne « priorite » : « haute » ne convient pas.',
  );
  assert.equal(
    errorSentences('dossier.scenarios', { file: 'r.csv', line: 3, column: 'id' }, 'en').what,
    'The register of scenarios "r.csv" cannot be read, line 3, column "id".',
  );
});

test('given the projects that are known by name when they are listed then they are the seven published ones, each once', () => {
  const names = EXAMPLE_PROJECTS.map(({ name }) => name);
  assert.equal(new Set(names).size, 7);
  assert.ok(names.includes('C_Extraction_conformité_fichier') && names.includes('REC 2.2.2'));
  for (const { about } of EXAMPLE_PROJECTS) assert.ok(about.fr !== '' && about.en !== '');
});
