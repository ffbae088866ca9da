import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import { parseTabs, type TabsTable } from '../../shared/domain/ror/nomenclature-tabs.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';

const ATTRIBUTES = '<OID>;<Type fichier>;<Nom fichier>;<Description>;<URL fichier>;<Date valid>;<Date fin>;<Date MàJ>';
const TRE_COLUMNS = '<OID>;<Code>;<Libellé adapté>;<Libellé court>;<Libellé long>;<Date valid>;<Date fin>;<Date MàJ>';
const TRE = '1.2.3;TRE;TRE_T01-Essai.tabs;Essai;https://nos.invalid/TRE_T01-Essai;20170101000000;;20260330120000';
const JDV = '1.2.9;JDV;JDV_J01-Essai-ROR.tabs;Jeu;https://nos.invalid/JDV_J01;20170101000000;;20260629120000';

function parse(...lines: readonly string[]): TabsTable {
  const table = parseTabs(lines.join('\r\n') + '\r\n', 'essai.tabs');
  assert.ok(table !== undefined);
  return table;
}

function refusal(...lines: readonly string[]): { readonly line: unknown; readonly message: string } {
  try {
    parseTabs(lines.join('\n'), 'essai.tabs');
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'nomenclature.invalid');
    assert.equal(error.detail.values?.file, 'essai.tabs');
    return { line: error.detail.values.line, message: error.message };
  }
  return assert.fail('the table was accepted');
}

test('given a terminology when read then header, labels and end dates are there', () => {
  const table = parse(
    ATTRIBUTES,
    TRE,
    TRE_COLUMNS,
    '1.2.3;01;Libellé été;Court;Long;20170101000000;;20170101000000',
    '1.2.3;02;;Court;Long;20170101000000;20190329120000;20190329120000',
  );
  assert.deepEqual(table, {
    oid: '1.2.3',
    name: 'TRE_T01-Essai',
    kind: 'TRE',
    description: 'Essai',
    version: '2026-03-30',
    concepts: [
      { code: '01', label: 'Libellé été' },
      { code: '02', label: 'Long', retiredOn: '2019-03-29' },
    ],
  });
});

test('given the other wording of newer editions when read then the table is the same', () => {
  const table = parse(
    '',
    '<OID>;<Type fichier>;<Nom fichier>;<Description>;<URL fichier>;<Date valid>;<Date fin>;<Date MAJ>  ',
    '1.2.3;TRE;TRE_T01_Essai;https://nos.invalid/TRE_T01;20170101000000;;20260505120000',
    '',
    '<OID>;<Code>;<Libellé>;<Libellé court>;<Libellé long>;<Date valid>;<Date fin>;<Date MAJ> ',
    '1.2.3;01;Libellé;Court;Long;20170101000000;;20170101000000',
    '',
  );
  assert.deepEqual([table.name, table.version, table.concepts[0]?.label], ['TRE_T01_Essai', '2026-05-05', 'Libellé']);
});

test('given a code with its history when read then the row in force is kept, else the one that ended last', () => {
  const row = (code: string, label: string, end: string): string => `1.2.3;${code};${label};;;20000101000000;${end};`;
  const { concepts } = parse(
    ATTRIBUTES,
    TRE,
    TRE_COLUMNS,
    row('1', 'en vigueur', ''),
    row('1', 'fini', '20100101000000'),
    row('2', 'fini tôt', '20050101000000'),
    row('2', 'fini tard', '20100101000000'),
    row('2', 'fini entre', '20070101000000'),
  );
  assert.deepEqual(concepts, [
    { code: '1', label: 'en vigueur' },
    { code: '2', label: 'fini tard', retiredOn: '2010-01-01' },
  ]);
});

test('given rows of a terminology whose OID was counted up by a spreadsheet when read then the OID of the table holds', () => {
  const { concepts } = parse(
    ATTRIBUTES,
    TRE,
    TRE_COLUMNS,
    '1.2.4;93;Quatre-vingt-treize;;;;;',
    '1.2.5;94;Suivant;;;;;',
  );
  assert.deepEqual(concepts, [
    { code: '93', label: 'Quatre-vingt-treize' },
    { code: '94', label: 'Suivant' },
  ]);
});

test('given communes when read then the code is taken off their label', () => {
  const communes = TRE.replace('1.2.3', SCHEMES.COMMUNE_OM);
  const { concepts } = parse(ATTRIBUTES, communes, TRE_COLUMNS, 'x;83069;Hyères (83069);Hyères;Hyères;;;');
  assert.deepEqual(concepts, [{ code: '83069', label: 'Hyères' }]);
});

test('given a value set of one system or of several when read then systems are those of its rows', () => {
  const one = parse(ATTRIBUTES, JDV, '<OID>;<Code>;<Libellé>', '1.2.3;01;Un', '1.2.3;02;Deux', '1.2.3;02;Deux');
  assert.deepEqual(one.codeSystems, ['1.2.3']);
  assert.deepEqual(one.concepts, [
    { code: '01', label: 'Un' },
    { code: '02', label: 'Deux' },
  ]);
  const two = parse(ATTRIBUTES, JDV, '<OID>;<Code>;<Libellé>', '1.2.3;01;Un', 'urn:oid:1.2.4;01;Autre un');
  assert.deepEqual(two.codeSystems, ['1.2.3', '1.2.4']);
  assert.deepEqual(two.concepts[1], { code: '01', label: 'Autre un', system: '1.2.4' });
});

test('given quotes when read then a quoted cell may hold a semicolon and any other quote is a character', () => {
  const { concepts } = parse(
    ATTRIBUTES,
    JDV,
    '<OID>;<Code>;<Libellé>',
    '1.2.3;01;"Un; deux ""trois"""',
    '1.2.3;02;Dit "le grand"',
    '1.2.3;03;"Petit" et moyen',
    '"1.2.3";"04";"Fin"',
  );
  assert.deepEqual(
    concepts.map(({ label }) => label),
    ['Un; deux "trois"', 'Dit "le grand"', '"Petit" et moyen', 'Fin'],
  );
});

test('given an association table or an empty one when read then it is none of ours', () => {
  const association = '1.2.3;ASS;ASS_X09-Essai.tabs;Association;https://nos.invalid;20160901000000;;20200424120000';
  assert.equal(parseTabs([ATTRIBUTES, association, '<1.2.3>;<1.2.4>', '01;84'].join('\r\n'), 'ass.tabs'), undefined);
  assert.equal(parseTabs([ATTRIBUTES, TRE, TRE_COLUMNS].join('\r\n'), 'vide.tabs'), undefined);
});

test('given a file that is no table when read then it is refused with its line', () => {
  assert.equal(refusal('').line, 1);
  assert.equal(refusal('nom;prénom', 'a;b').line, 1);
  assert.equal(refusal(ATTRIBUTES).line, 2);
  assert.equal(refusal(ATTRIBUTES, TRE).line, 3);
  assert.match(refusal(ATTRIBUTES, TRE.replace('1.2.3', 'oid')).message, /line 2 has no OID: "oid"/);
  assert.match(
    refusal(ATTRIBUTES, TRE.replace('TRE_T01-Essai.tabs', '../evil'), TRE_COLUMNS).message,
    /no name of a table/,
  );
  assert.match(
    refusal(ATTRIBUTES, '1.2.3;TRE;TRE_T01;x;y;;;hier', TRE_COLUMNS).message,
    /line 2 has no date of update/,
  );
  assert.equal(refusal(ATTRIBUTES, TRE, '<A>;<B>', '1;2').line, 3);
});

test('given a bad row when read then it is refused with its line, blank lines counted', () => {
  const bad = (row: string): ReturnType<typeof refusal> => refusal(ATTRIBUTES, TRE, TRE_COLUMNS, '', row);
  assert.deepEqual(bad('1.2.3;;Libellé;;;;;'), { line: 5, message: 'essai.tabs: line 5 has no code.' });
  assert.match(bad('1.2.3;01').message, /line 5 has no label for the code 01/);
  assert.match(bad('1.2.3;01;L;;;;jamais;').message, /line 5 has no date in "jamais"/);
  assert.match(bad('1.2.3;01;L;;;;;;de trop').message, /line 5 has 9 cells where 8 are named/);
});
