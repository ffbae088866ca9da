import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report, RuleOutcome } from '../../shared/domain/ror/conformity/report.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import {
  coded,
  contact,
  eg,
  EG_CONTENT,
  ej,
  NATURE,
  otherId,
  region,
  RIGHT,
  structure,
  ue,
} from '../fixtures/conformity/base.ts';
import { reportOn } from '../fixtures/conformity/scenario.ts';

function rule({ rules }: Report, id: string): RuleOutcome {
  const found = rules.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

test('given a failed rule of severity warning only, when the report is made, then the verdict is conforme and the count says one', async () => {
  const report = await reportOn({ records: region({ facility: [structure({ offer: { mode: '28' } }), ue()] }) });
  assert.equal(report.verdict, 'conforme');
  assert.deepEqual(report.counts, { error: 0, warning: 1, info: 0 });
});

test('given a failed rule of severity error, when the report is made, then the verdict is non-conforme', async () => {
  const report = await reportOn({ records: region({ facility: [structure(), ue({ ids: '' })] }) });
  assert.equal(report.verdict, 'non-conforme');
  assert.equal(report.counts.error, 1);
});

test('given seven units with the same fault, when the report is made, then all are counted and five are shown', async () => {
  const units = Array.from({ length: 7 }, (_, at) =>
    ue({ key: `2${at}`, offer: { contacts: contact(`<name>Nom fictif</name>${NATURE}`) } }),
  );
  const { checked, failed, examples } = rule(
    await reportOn({ records: region({ facility: [structure(), ...units] }) }),
    'rg-exp-040',
  );
  assert.deepEqual({ checked, failed, shown: examples.length }, { checked: 8, failed: 7, shown: 5 });
  assert.deepEqual(examples[0], {
    entity: '11/20',
    name: 'UE CARDIOLOGIE',
    path: 'extension/contact/name',
    value: '06',
  });
});

test('given a restricted number, when rules fail on its contact, then the report holds neither the number nor the name', async () => {
  const contacts = contact(`<name>Jeanne Secrète</name>${NATURE}`, '3', '1');
  const report = await reportOn({
    profil: 0,
    records: region({ facility: [structure(), ue({ offer: { contacts } })] }),
  });
  const text = JSON.stringify(report);
  assert.ok(rule(report, 'profil-0-contact').failed > 0 && rule(report, 'rg-exp-034').failed > 0);
  assert.ok(!text.includes('0199001234'));
  assert.ok(!text.includes('Secrète'));
});

test('given no known profile, when the report is made, then every filter is skipped and says why', async () => {
  const report = await reportOn({ records: RIGHT, profil: 2 });
  assert.match(rule(report, 'profil-0-contact').skipped ?? '', /profil 2/);
  assert.equal(rule(report, 'profil-2-contact').skipped, undefined);
  assert.ok(rule(report, 'profil-2-contact').checked > 0);
});

test('given a rule that documents cannot judge, when the report is made, then it is skipped with its reason and never right', async () => {
  const report = await reportOn({ records: RIGHT });
  const { checked, failed, skipped } = rule(report, 'rg-exp-019');
  assert.deepEqual({ checked, failed }, { checked: 0, failed: 0 });
  assert.match(skipped ?? '', /deux chargements|two loads/iu);
});

test('given a document that announces no number of units, when the report is made, then RG_ALIM_019 is skipped', async () => {
  const report = await reportOn({ records: RIGHT });
  assert.ok(rule(report, 'rg-alim-019').skipped !== undefined);
});

test('given level 2 contacts of an establishment under profile 3, when one OI is médico-social, then they are allowed, else not', async () => {
  const organization = [ej(), eg({ content: contact(NATURE, '2') + EG_CONTENT })];
  const units = (champ: string) => [
    structure({ offer: { champs: [champ] } }),
    ue({ offer: { champs: [champ], contacts: contact(NATURE), equipment: '' } }),
  ];
  const under3 = (champ: string) =>
    reportOn({ profil: 3, records: region({ organization, facility: units(champ), device: [], provider: [] }) });
  assert.equal(rule(await under3('04'), 'profil-3-contact').failed, 0);
  const refused = rule(await under3('01'), 'profil-3-contact');
  assert.equal(refused.failed, 1);
  assert.equal(refused.examples[0]?.name, 'CH FICTIF');
});

test('given OI whose parents form a circle, when the set is judged, then it ends and says that none has a UE', async () => {
  const level = (key: string, parent: string) => structure({ key, ids: otherId(`11/${key}`), offer: { parent } });
  const report = await reportOn({
    records: region({ facility: [level('7', '8'), level('8', '7'), structure(), ue()] }),
  });
  assert.equal(rule(report, 'rg-exp-001').failed, 2);
});

test('given a closed establishment and a closed structure without units, when the set is judged, then nothing is asked of them', async () => {
  const closed = eg({
    key: 'e_2',
    ids: otherId('375000000000001', '1.2.250.1.71.4.2.2'),
    content: `<closingDate>2025-06-30</closingDate>${coded('closingReason', 'DEF', SCHEMES.TYPE_FERMETURE)}`,
  });
  const report = await reportOn({ records: region({ organization: [ej(), eg(), closed] }) });
  assert.deepEqual([rule(report, 'eg-ue').checked, rule(report, 'eg-ue').failed], [1, 0]);
});

test('given an element three times where one is expected, when the object is judged, then it fails once', async () => {
  const name = '<primaryName>UE</primaryName>';
  const report = await reportOn({ records: region({ facility: [structure(), ue({ name: name.repeat(3) })] }) });
  assert.equal(rule(report, 'card-oi-primaryName').failed, 1);
});
