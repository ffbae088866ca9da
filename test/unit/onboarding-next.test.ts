import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextActions, reminders } from '../../shared/domain/onboarding/next.ts';
import { certificate, event, journey, opened, step, walked, whole } from '../helpers/onboarding.ts';

const SENT = step('demande', 'demande', {
  leadTime: { days: 10, isAssumed: false, source: 'test' },
  collects: ['delai'],
  recipient: { name: { fr: 'Équipe ROR', en: 'ROR team' }, email: '', copy: [] },
  documents: ['formulaire'],
  message: { subject: { fr: '', en: '' }, body: { fr: '', en: '' } },
});
const UNKNOWN = { ...SENT, id: 'demande', leadTime: { days: null, isAssumed: false, source: '' } };
const place = { environment: 'production', role: 'client' } as const;
const CERTIFIED = journey([
  step('certificat', 'certificat', place),
  step('declaration', 'declaration', { ...place, after: ['certificat'] }),
]);
const OLD = certificate('aa', { notAfter: '2027-03-01T10:00:00Z' });

function declared(regions: readonly string[] = ['IDF']) {
  return walked(opened({ journey: CERTIFIED, regions }), [
    event('certificat', 'certificat', { certificate: OLD, date: '2026-10-01' }),
    event('envoi', 'declaration', { certificate: OLD, date: '2026-10-02' }),
    event('acceptation', 'declaration', { date: '2026-10-10' }),
  ]);
}

test('given an answer that is awaited when days go by then it is late from the day after the lead time', () => {
  const sent = walked(opened({ journey: journey([SENT]) }), [event('envoi', 'demande', { date: '2026-11-01' })]);
  const on = (today: string) => nextActions(sent, today)[0]!;
  assert.deepEqual(
    ['2026-11-01', '2026-11-02', '2026-11-11', '2026-11-12'].map((today) => [on(today).waitingDays, on(today).isLate]),
    [
      [0, false],
      [1, false],
      [10, false],
      [11, true],
    ],
  );
  assert.deepEqual(
    ['2026-11-01', '2026-11-02', '2026-11-12'].map((today) => on(today).sentence),
    [
      {
        fr: 'Réponse attendue (Équipe ROR), envoi aujourd’hui : « Titre de demande ».',
        en: 'Waiting for an answer (ROR team), sent today: “Title of demande”.',
      },
      {
        fr: 'Réponse attendue (Équipe ROR), depuis 1 jour : « Titre de demande ».',
        en: 'Waiting for an answer (ROR team), for 1 day: “Title of demande”.',
      },
      {
        fr: 'Réponse attendue (Équipe ROR) depuis 11 jours, 1 jour de plus que le délai : relancez. « Titre de demande ».',
        en: 'Waiting for an answer (ROR team) for 11 days, 1 day beyond the lead time: send a reminder. “Title of demande”.',
      },
    ],
  );
  assert.deepEqual([on('2026-11-12').documents, on('2026-11-12').hasMessage], [['formulaire'], true]);
});

test('given no known lead time when one was announced then that one counts, else nothing is late', () => {
  const dossier = opened({ journey: journey([UNKNOWN]) });
  const silent = walked(dossier, [event('envoi', 'demande', { date: '2026-01-01' })]);
  assert.equal(nextActions(silent, '2026-11-22')[0]?.isLate, false);
  const told = walked(dossier, [event('envoi', 'demande', { date: '2026-11-01', values: { delai: '5' } })]);
  assert.deepEqual(
    [nextActions(told, '2026-11-06')[0]?.isLate, nextActions(told, '2026-11-07')[0]?.isLate],
    [false, true],
  );
});

test('given steps in every state when what is next is asked then the most pressing comes first, the blocked not at all', () => {
  const ids = ['attendre', 'option', 'faire', 'tard', 'refaire', 'refus', 'fini'];
  const steps = ids.map((id) => ({
    ...UNKNOWN,
    id,
    title: step(id, 'acte').title,
    leadTime: { ...UNKNOWN.leadTime, days: id === 'tard' ? 1 : 30 },
  }));
  const set = steps.map((one) => ({ ...one, isOptional: one.id === 'option' }));
  const dossier = walked(opened({ journey: journey([...set, step('apres', 'acte', { after: ['faire'] })]) }), [
    ...['attendre', 'tard', 'refaire', 'refus', 'fini'].map((id) => event('envoi', id, { date: '2026-11-15' })),
    event('refus', 'refus', { date: '2026-11-16', reason: 'pièce manquante' }),
    ...['refaire', 'fini'].map((id) => event('acceptation', id)),
    event('reprise', 'refaire', { reason: 'nouvelle version' }),
  ]);
  const next = nextActions(dossier, '2026-11-22');
  assert.deepEqual(
    next.map(({ step: id }) => id),
    ['refus', 'refaire', 'tard', 'faire', 'option', 'attendre'],
  );
  assert.deepEqual(next.map(({ sentence }) => sentence.fr).slice(0, 2), [
    'À vous : « Titre de refus » a été refusé le 16/11/2026 (motif : pièce manquante) ; corrigez, puis renvoyez.',
    'À vous : reprendre « Titre de refaire » (motif : nouvelle version).',
  ]);
  assert.equal(
    next[0]?.sentence.en,
    'Your turn: “Title of refus” was refused on 16 November 2026 (reason: pièce manquante); correct it, then send it again.',
  );
  assert.equal(next[3]?.sentence.fr, 'À vous : Titre de faire.');
});

test('given a certificate that was replaced when what is next is asked then the new one is to be declared', () => {
  const renewed = walked(declared(), [event('certificat', 'certificat', { certificate: certificate('bb') })]);
  const [first] = nextActions(renewed, '2026-11-22');
  assert.equal(
    first?.sentence.fr,
    'À vous : le certificat a été remplacé, le nouveau reste à déclarer : « Titre de declaration ». L’ancien reste inscrit jusqu’à son retrait.',
  );
});

test('given a dossier that is done or given up when what is next is asked then there is nothing', () => {
  assert.deepEqual(nextActions(declared(), '2026-11-22'), []);
  const given = walked(opened(), [whole('abandon', { reason: 'x' })]);
  assert.deepEqual([nextActions(given, '2026-11-22'), reminders(given, '2026-11-22')], [[], []]);
});

test('given a declared certificate when its end comes then reminders fall at 90, 30 and 7 days until it is replaced', () => {
  const days = (today: string) => reminders(declared(), today).map(({ date, step: id }) => `${date} ${id ?? ''}`);
  assert.deepEqual(days('2026-11-22'), ['2026-12-01 declaration', '2027-01-30 declaration', '2027-02-22 declaration']);
  assert.deepEqual(days('2026-12-15'), ['2026-12-01 declaration', '2027-01-30 declaration', '2027-02-22 declaration']);
  assert.deepEqual(days('2027-02-23'), ['2027-02-22 declaration']);
  assert.deepEqual(days('2027-03-02'), []);
  assert.match(reminders(declared(), '2026-11-22')[0]!.text.fr, /expire le 01\/03\/2027 \(aa\)/);
  const renewed = walked(declared(), [event('certificat', 'certificat', { certificate: certificate('bb') })]);
  assert.deepEqual(reminders(renewed, '2026-11-22'), []);
});

test('given an answer that does not come when it was asked after then the next reminder waits a week more', () => {
  const sent = walked(opened({ journey: journey([SENT]) }), [event('envoi', 'demande', { date: '2026-11-01' })]);
  assert.deepEqual(
    reminders(sent, '2026-11-02').map(({ date }) => date),
    ['2026-11-12'],
  );
  const reminded = walked(sent, [event('relance', 'demande', { date: '2026-11-20' })]);
  assert.deepEqual(
    reminders(reminded, '2026-11-20').map(({ date }) => date),
    ['2026-11-27'],
  );
  const early = walked(sent, [event('relance', 'demande', { date: '2026-11-02' })]);
  assert.deepEqual(
    reminders(early, '2026-11-03').map(({ date }) => date),
    ['2026-11-12'],
  );
  const unknown = walked(opened({ journey: journey([UNKNOWN]) }), [event('envoi', 'demande', { date: '2026-11-01' })]);
  assert.deepEqual(
    reminders(unknown, '2026-11-02').map(({ date }) => date),
    ['2026-12-02'],
  );
});

test('given a PLATINES account when months go by then the reminder comes at five, and names the day of the sixth', () => {
  const account = (date: string) => whole('platines-compte', { login: 'moi', state: 'ouvert', date });
  const used = walked(opened(), [account('2026-08-31')]);
  const [reminder] = reminders(used, '2026-11-22');
  assert.equal(reminder?.date, '2027-01-31');
  assert.match(reminder!.text.fr, /dernière utilisation le 31\/08\/2026 ; .* le 28\/02\/2027\./);
  const closed = walked(used, [whole('platines-compte', { login: '', state: 'desactive', date: '2026-11-22' })]);
  assert.deepEqual(reminders(closed, '2026-11-22'), []);
});
