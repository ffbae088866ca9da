import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  TODAY,
  certificate,
  event,
  journey,
  opened,
  refusalOf,
  statusOf,
  step,
  walked,
  whole,
} from '../helpers/onboarding.ts';

const OLD = certificate('aa');

test('given the application sheet when fields are set then others stay, and an unknown field is refused', () => {
  const dossier = walked(opened(), [
    whole('fiche', { values: { raisonSociale: 'Exemple SAS' } }),
    whole('fiche', { values: { siren: '123456782' } }),
  ]);
  assert.deepEqual(
    [dossier.sheet.raisonSociale, dossier.sheet.siren, dossier.sheet.siret],
    ['Exemple SAS', '123456782', ''],
  );
  const stray = { clePrivee: 'x' } as unknown as { siren: string };
  assert.equal(refusalOf(dossier, whole('fiche', { values: stray })), 'sheet-field');
});

test('given the PLATINES account and scenarios when they move on then only what follows is accepted', () => {
  const account = (state: 'demande' | 'ouvert' | 'utilise' | 'desactive', date = TODAY) =>
    whole('platines-compte', { login: '', state, date });
  assert.equal(refusalOf(opened(), account('utilise')), 'account-state');
  const open = walked(opened(), [account('demande', '2026-05-01'), account('ouvert', '2026-05-10')]);
  assert.equal(refusalOf(open, account('utilise', '2026-05-09')), 'date-before');
  const used = walked(open, [account('utilise', '2026-06-01')]);
  assert.deepEqual(
    [used.platines.state, used.platines.since, used.platines.lastUse],
    ['ouvert', '2026-05-10', '2026-06-01'],
  );
  const scenario = (id: string) => ({ id, name: id, project: 'Extraction', priority: 1 as const });
  const listed = walked(used, [whole('platines-scenarios', { scenarios: [scenario('a'), scenario('b')] })]);
  const double = whole('platines-scenarios', { scenarios: [scenario('a'), scenario('a')] });
  assert.equal(refusalOf(used, double), 'scenario-duplicate');
  const result = (id: string) => whole('platines-resultat', { scenario: id, result: 'echec', evidence: 'rapport 12' });
  assert.equal(refusalOf(listed, result('z')), 'scenario-unknown');
  const played = walked(listed, [
    result('a'),
    whole('platines-resultat', { scenario: 'a', result: 'succes', evidence: 'rapport 13' }),
    whole('platines-scenarios', { scenarios: [{ ...scenario('a'), name: 'renommé' }] }),
  ]);
  assert.deepEqual(played.platines.scenarios, [
    { ...scenario('a'), name: 'renommé', result: 'succes', since: TODAY, runs: 2, evidence: 'rapport 13' },
  ]);
});

test('given a whitelist entry when it is turned then only what can follow is accepted', () => {
  const turn = (state: 'declaree' | 'inscrite' | 'refusee' | 'retiree', date = TODAY) =>
    whole('liste-blanche', { region: 'ARA', environment: 'production', certificate: OLD, state, by: 'moi', date });
  assert.equal(refusalOf(opened(), turn('retiree')), 'whitelist-state');
  const admitted = walked(opened(), [turn('inscrite', '2026-11-10')]);
  assert.equal(refusalOf(admitted, turn('inscrite')), 'whitelist-state');
  assert.equal(refusalOf(admitted, turn('declaree')), 'whitelist-state');
  assert.equal(refusalOf(admitted, turn('retiree', '2026-11-09')), 'date-before');
  assert.equal(refusalOf(admitted, turn('retiree')), '');
});

test('given one declaration for both roles when a certificate of the other role comes then what was told still holds', () => {
  const place = { environment: 'production' } as const;
  const both = journey([
    step('client', 'certificat', { ...place, role: 'client' }),
    step('serveur', 'certificat', { ...place, role: 'serveur' }),
    step('declaration', 'declaration', place),
  ]);
  const server = certificate('5e', { role: 'serveur' });
  const told = walked(opened({ journey: both }), [
    event('certificat', 'client', { certificate: OLD }),
    event('envoi', 'declaration', { certificate: OLD }),
    event('acceptation', 'declaration'),
    event('certificat', 'serveur', { certificate: server }),
  ]);
  assert.equal(statusOf(told, 'declaration'), 'faite');
  const renewed = walked(told, [event('certificat', 'client', { certificate: certificate('bb') })]);
  assert.equal(statusOf(renewed, 'declaration'), 'a-refaire');
  assert.equal(refusalOf(renewed, event('envoi', 'declaration', { certificate: server })), '');
});

test('given a step to be done again when a step before it was opened again too then it waits for it', () => {
  const two = journey([step('avant', 'acte'), step('elle', 'demande', { after: ['avant'] })]);
  const done = walked(opened({ journey: two }), [
    event('fait', 'avant'),
    event('envoi', 'elle'),
    event('acceptation', 'elle'),
    event('reprise', 'avant'),
    event('reprise', 'elle'),
  ]);
  assert.equal(refusalOf(done, event('envoi', 'elle')), 'step-blocked');
  assert.equal(refusalOf(walked(done, [event('fait', 'avant')]), event('envoi', 'elle')), '');
});

test('given what was refused or withdrawn when it is sent again then not before that day', () => {
  const sent = walked(opened({ journey: journey([step('elle', 'demande')]) }), [
    event('envoi', 'elle', { date: '2026-11-01' }),
  ]);
  for (const type of ['refus', 'retrait'] as const) {
    const back = walked(sent, [event(type, 'elle', { date: '2026-11-10' })]);
    assert.equal(refusalOf(back, event('envoi', 'elle', { date: '2026-11-09' })), 'date-before', type);
    assert.equal(refusalOf(back, event('envoi', 'elle', { date: '2026-11-10' })), '', type);
  }
});

test('given a certificate step that was set aside after all when another is declared then its own is no hindrance', () => {
  const place = { environment: 'production', role: 'client' } as const;
  const steps = journey([
    step('certificat', 'certificat', { ...place, isOptional: true }),
    step('declaration', 'declaration', { ...place, after: ['certificat'] }),
  ]);
  const aside = walked(opened({ journey: steps }), [
    event('certificat', 'certificat', { certificate: OLD }),
    event('reprise', 'certificat'),
    event('sans-objet', 'certificat'),
  ]);
  assert.equal(refusalOf(aside, event('envoi', 'declaration', { certificate: certificate('bb') })), '');
});
