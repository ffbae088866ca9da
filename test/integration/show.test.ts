import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TreeNode } from '../../shared/contract/cache.ts';
import { AppError } from '../../shared/errors.ts';
import { readRecord } from '../helpers/csd.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';
import { contactXml, providerXml, serviceXml, smallCsd, structureXml, unitXml } from '../helpers/small-csd.ts';

const LOCATION =
  '<location><address><addressLine buildingNumber="1" streetType="R" streetName="DES LILAS" postCode="75014" cityName="PARIS"/></address>' +
  '<cityNumber code="75056" codingScheme="1.2.250.1.213.2.23"/></location>';

const FIRST = smallCsd({
  organizations: [
    structureXml({ key: 's_1', ids: ['1750712184', '2267500452'], name: 'CH FICTIF' }),
    structureXml({
      key: 'e_1',
      ids: ['1750100125', '326750045200011'],
      name: 'SITE NORD',
      parent: 's_1',
      extension: LOCATION + contactXml('Mme X', '3', '0611111111', '3'),
    }),
    // The same FINESS as its EJ, as many small establishments declare it.
    structureXml({ key: 'e_2', ids: ['1750712184'], name: 'SITE SUD', parent: 's_1' }),
  ],
  services: [serviceXml('a_1', '013'), serviceXml('a_2', 'ZZZ')],
  facilities: [
    unitXml({ key: 'p_1', id: '11/1', name: 'Pôle coeur', type: '1', eg: 'e_1' }),
    unitXml({ key: 'u_1', id: '11/10', name: 'UE Cardiologie', eg: 'e_1', parent: 'p_1', services: ['a_1', 'a_2'] }),
    unitXml({ key: 'u_2', id: '11/11', name: 'UE du site', eg: 'e_1' }),
    unitXml({ key: 'x_1', id: '11/20', name: 'Boucle A', type: '2', eg: 'e_2', parent: 'x_2' }),
    unitXml({ key: 'x_2', id: '11/21', name: 'Boucle B', type: '2', eg: 'e_2', parent: 'x_1' }),
    unitXml({ key: 'd_1', id: '11/30', name: 'Doublon 1', eg: 'e_2' }),
    unitXml({ key: 'd_2', id: '11/30', name: 'Doublon 2', eg: 'e_2' }),
    unitXml({ key: 'o_1', id: '11/40', name: "Chez l'EJ", eg: 's_1' }),
  ],
  providers: [providerXml('pr_1', '810001234567', 'DUPONT', 'u_1', '0622222222')],
});
const SECOND = smallCsd({
  organizations: [structureXml({ key: 's_9', ids: ['2267500452'], name: 'AUTRE RÉGION' })],
});

describe('show and tree', () => {
  let side: ReadSide;
  before(async () => {
    side = openReadSide();
    await side.importFiles([side.write('a.xml', FIRST)], { source: 'A' });
    await side.importFiles([side.write('b.xml', SECOND)], { source: 'B' });
  });
  after(() => side.dispose());

  const show = (id: string, xml = false) => side.reader.show({ id, xml }, 'fr');
  const refused = (id: string, code: string) =>
    assert.rejects(show(id), (error) => error instanceof AppError && error.code === code);

  it('given a national identifier, with or without its type or blanks, when shown then it is that entity', async () => {
    for (const id of [
      '1750100125',
      '750100125',
      '750 100 125',
      '32675 00452 00011'.replaceAll(' ', ''),
      '267 500 452 00011',
    ]) {
      assert.equal((await show(id)).fields['name'], 'SITE NORD', id);
    }
    assert.equal((await show('11/10')).fields['name'], 'UE Cardiologie');
    assert.equal((await show(' 810001234567 ')).kind, 'professionnel');
    const byCacheId = await show((await show('11/10')).id);
    assert.equal(byCacheId.fields['nationalId'], '11/10');
  });

  it('given a FINESS that an EJ and an EG share when shown then it is the EG', async () => {
    const view = await show('750712184');
    assert.deepEqual([view.kind, view.fields['name']], ['eg', 'SITE SUD']);
  });

  it('given an identifier of several entities of one kind when shown then it is refused with their ids', async () => {
    await assert.rejects(show('11/30'), (error) => {
      assert.ok(error instanceof AppError && error.code === 'input.invalid');
      assert.equal(error.detail.proof?.length, 2);
      assert.match(error.detail.proof?.join() ?? '', /A:\w+ ue Doublon 1,A:\w+ ue Doublon 2/);
      return true;
    });
    await assert.rejects(show('267500452'), /Several entities/, 'two sources have that SIREN');
  });

  it('given what is nowhere when shown then it is refused by name', async () => {
    for (const id of ['nothing', 'A:zzzz', 'C:1', '', '%', '11/', "' OR 1=1 --"])
      await refused(id, 'cache.entity-unknown');
  });

  it('given a unit when shown then codes have their labels, and what is around it is there', async () => {
    const view = await show('11/10');
    assert.equal(view.kind, 'ue');
    assert.deepEqual(
      view.parents.map(({ kind, name }) => `${kind} ${name}`),
      ['ej CH FICTIF', 'eg SITE NORD', 'oi Pôle coeur'],
    );
    assert.deepEqual(view.children.map(({ kind, name }) => `${kind} ${name}`).sort(), [
      'activite Cardiologie',
      'activite ZZZ',
      'professionnel DUPONT',
    ]);
    assert.deepEqual(view.fields['modePriseEnCharge'], {
      code: '28',
      label: 'Hospitalisation complète (HC)',
      scheme: '1.2.250.1.213.3.3.13',
    });
    assert.deepEqual(view.place?.commune, { code: '75056', label: 'Paris' });
    assert.equal(view.place?.from, 'eg');
    assert.deepEqual(view.provenance.file, 'a.xml');
  });

  it('given an activité when shown then the units that offer it are above it', async () => {
    const unit = await show('11/10');
    const activite = unit.children.find(({ name }) => name === 'Cardiologie');
    const view = await show(activite?.id ?? '');
    assert.deepEqual(
      view.parents.map(({ name }) => name),
      ['UE Cardiologie'],
    );
    assert.deepEqual(view.fields['types'], [{ code: '013', label: 'Cardiologie', scheme: '1.2.250.1.213.3.3.12' }]);
    await assert.rejects(side.reader.tree({ id: view.id }, 'fr'), /in no tree/);
  });

  it('given a restricted contact when shown then it is there with its level', async () => {
    const [contact] = (await show('750100125')).fields['contacts'] as readonly Record<string, unknown>[];
    assert.equal(contact?.['nom'], 'Mme X');
    assert.deepEqual((contact?.['niveauConfidentialite'] as Record<string, unknown>)['code'], '3');
  });

  it('given findings on an entity when shown then each is a sentence in the language asked', async () => {
    const unit = await show('11/10');
    const activite = await show(unit.children.find(({ name }) => name === 'ZZZ')?.id ?? '');
    assert.deepEqual(
      activite.findings.map(({ code }) => code),
      ['code-inconnu'],
    );
    const view = await side.reader.anomalies({ code: 'code-inconnu' }, 'en');
    const [finding] = view.items;
    assert.equal(finding?.value, 'ZZZ');
    assert.notEqual(finding?.message, (await side.reader.anomalies({ code: 'code-inconnu' }, 'fr')).items[0]?.message);
    assert.ok((finding?.message ?? '').length > 20);
    assert.deepEqual(finding?.entity, { id: activite.id, kind: 'activite', name: 'ZZZ' });
  });

  it('given --xml when shown then the record is as received and stands alone', async () => {
    const { xml = '' } = await show('11/11', true);
    assert.ok(xml.startsWith('<facility xmlns="urn:ihe:iti:csd:2013" entityID="u_2">'));
    assert.ok(FIRST.includes(xml.slice(xml.indexOf('>') + 1)));
    const record = await readRecord('facility', xml);
    assert.equal(record.entityId, 'u_2');
  });

  const drawn = ({ name, children }: TreeNode): unknown =>
    children.length === 0 ? name : { [name]: children.map((child) => drawn(child)) };

  it('given an EJ when its tree is asked then everything hangs where it belongs, and a cycle ends', async () => {
    const [ej] = (await side.reader.search({ text: 'CH FICTIF', filters: { kind: ['ej'] } }, 'fr')).items;
    const root = await side.reader.tree({ id: ej?.id ?? '' }, 'fr');
    assert.deepEqual(drawn(root), {
      'CH FICTIF': [
        "Chez l'EJ",
        { 'SITE NORD': [{ 'Pôle coeur': ['UE Cardiologie'] }, 'UE du site'] },
        { 'SITE SUD': [{ 'Boucle A': ['Boucle B'] }, 'Doublon 1', 'Doublon 2'] },
      ],
    });
    const loop = await side.reader.tree({ id: '11/20' }, 'fr');
    assert.deepEqual(drawn(loop), { 'Boucle A': ['Boucle B'] });
  });
});
