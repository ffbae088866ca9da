import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { rulesPage } from '../../shared/domain/ror/conformity/page.ts';
import { NAMED_TABLES } from '../../shared/domain/ror/conformity/rules-cardinality.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { SEVERITIES } from '../../shared/domain/ror/finding.ts';

/** Every numbered rule that the domain reference quotes. */
const QUOTED = [
  ...['001', '002', '010', '011', '019', '020', '023', '024', '025', '029', '030', '034', '039', '040', '041'].map(
    (number) => `RG_EXP_${number}`,
  ),
  ...['006', '014', '015', '016', '018', '019', '020', '023', '024', '046', '053'].map((number) => `RG_ALIM_${number}`),
];

test('given the table of rules, when its ids are read, then each is stable, unique and in the alphabet of command lines', () => {
  const ids = RULES.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    ids.filter((id) => !/^[a-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(id)),
    [],
  );
  // `--fail-on` takes a severity or an id.
  assert.deepEqual(
    SEVERITIES.filter((severity) => ids.includes(severity)),
    [],
  );
});

test('given the table of rules, when its texts are read, then each rule says what it is in both languages, and where it comes from', () => {
  for (const {
    id,
    label,
    explanation,
    source,
    test: { ...how },
  } of RULES) {
    const texts = [label.fr, label.en, explanation.fr, explanation.en, source];
    if (how.on === 'exchange') texts.push(how.reason.fr, how.reason.en);
    assert.ok(
      texts.every((text) => text.trim().length > 3),
      id,
    );
    assert.ok(/RG_(?:EXP|ALIM)_\d{3}|domain reference (?:ROR|CSD) §\d/.test(source), `${id}: ${source}`);
  }
});

for (const number of QUOTED) {
  test(`given ${number}, which the domain reference quotes, when it is looked for, then a rule has it as its source`, () => {
    assert.ok(RULES.some(({ source }) => source.includes(number)));
  });
}

test('given the rules that documents alone cannot judge, when they are listed, then these are all of them', () => {
  assert.deepEqual(
    RULES.filter(({ test: { on } }) => on === 'exchange').map(({ id }) => id),
    [
      'schema-xsd',
      'record-creation',
      'record-suppression',
      'rg-exp-019',
      'rg-alim-015-016',
      'rg-alim-018',
      'rg-alim-020',
      'rg-alim-024',
    ],
  );
});

test('given the filters of the access profiles, when their rules are listed, then each item has one a profile that hides it', () => {
  const slugs = (profil: number): readonly string[] =>
    RULES.filter((rule) => rule.profil === profil)
      .map(({ id }) => id.replace(/^profil-\d-/, ''))
      .sort();
  const regulation = ['crisisAccomodationCapacity', 'dropZone', 'levelRecourseORSAN', 'sensitiveUnit'];
  const details = ['comments', 'equipment', 'resourcesSkills', 'specificAct', 'takingCareSpeciality'];
  const levels = ['contact', 'telecommunication'];
  const availability = ['avaible', 'updateDate'];
  const all = [...regulation, ...details, ...levels, ...availability, 'professionnels'].sort();
  assert.deepEqual(slugs(0), all);
  assert.deepEqual(slugs(2), [...regulation, ...levels].sort());
  assert.deepEqual(slugs(3), all);
  assert.deepEqual(slugs(1), []);
});

test('given the tables of the mapping, when they are named for rules, then no two have one name', () => {
  const names = NAMED_TABLES.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

for (const lang of ['fr', 'en'] as const) {
  test(`given the page of rules in ${lang}, when it is made, then every rule has its line, with its explanation`, () => {
    const lines = rulesPage(lang)
      .split('\n')
      .filter((line) => line.startsWith('- '));
    assert.equal(lines.length, RULES.length);
    for (const { id, explanation } of RULES) {
      const [start = ''] = explanation[lang].split(/[<*]/);
      assert.ok(
        lines.some((line) => line.includes(`\`${id}\``) && line.includes(start)),
        id,
      );
    }
  });
}

test('given docs/conformity-rules.md, when the page is made again, then it is the same', () => {
  const written = readFileSync(new URL('../../docs/conformity-rules.md', import.meta.url), 'utf8');
  assert.equal(written, rulesPage('en'));
});
