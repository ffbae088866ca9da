import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dossier } from '../../shared/domain/onboarding/dossier.ts';
import type { OnboardingEvent } from '../../shared/domain/onboarding/events.ts';
import { apply, isRefusal } from '../../shared/domain/onboarding/machine.ts';
import { propose } from '../../shared/domain/onboarding/proposals.ts';
import type { Facts, KnownCertificate, Proposal } from '../../shared/domain/onboarding/proposals.ts';
import { Dice, anyEvent } from '../helpers/onboarding-random.ts';
import { TODAY, certificate, event, journey, opened, step, walked, whole } from '../helpers/onboarding.ts';

const NOTHING: Facts = { certificates: [], checks: [] };
const place = { environment: 'production', role: 'client' } as const;
const CERTIFIED = journey([
  step('certificat', 'certificat', place),
  step('declaration', 'declaration', { ...place, after: ['certificat'] }),
]);
const OLD = certificate('aa');
const DECLARED = [
  event('certificat', 'certificat', { certificate: OLD, date: '2026-10-01' }),
  event('envoi', 'declaration', { certificate: OLD, date: '2026-10-02' }),
];

function held(name: string, more: Partial<KnownCertificate> = {}): KnownCertificate {
  return { certificate: certificate(name), installedOn: '2026-10-20', replaces: null, ...more };
}

function brief(proposals: readonly Proposal[]): readonly string[] {
  return proposals.map(
    ({ reason, step: id, event: type, region, certificate: given }) =>
      `${reason} ${type ?? ''} ${id ?? ''} ${region} ${given?.sha256.slice(0, 2) ?? ''}`,
  );
}

/** The record that a person makes of a proposal by confirming it. */
function confirmed({ event: type, step: id, date, certificate: given, region, values }: Proposal): OnboardingEvent {
  if (type === 'platines-compte') {
    return whole(type, { login: String(values['login'] ?? ''), state: values['state'] as 'utilise', date });
  }
  if (type === 'liste-blanche') {
    const { environment, state } = values as { environment: 'test'; state: 'inscrite' };
    return whole(type, { region, environment, state, certificate: given!, by: '', date });
  }
  return event(type!, id!, { date, certificate: given });
}

test('given certificates of the inventory when a step waits for one then the latest that fits is proposed', () => {
  const facts: Facts = {
    ...NOTHING,
    certificates: [
      held('bb', { installedOn: '2026-11-21' }),
      held('cc', { installedOn: '2026-11-19' }),
      held('dd', { certificate: certificate('dd', { environment: 'test' }), installedOn: TODAY }),
      held('ee', { certificate: certificate('ee', { role: 'serveur' }), installedOn: TODAY }),
      held('ff', { certificate: certificate('ff', { notAfter: '2026-11-21T00:00:00Z' }), installedOn: '2026-11-21' }),
    ],
  };
  const dossier = opened({ journey: CERTIFIED });
  assert.deepEqual(brief(propose(dossier, facts, TODAY)), ['certificate-installed certificat certificat  bb']);
  const [first] = propose(dossier, facts, TODAY);
  assert.deepEqual(brief(propose(walked(dossier, [confirmed(first!)]), facts, TODAY)), []);
});

test('given a certificate in service when another replaces it then it is proposed, and one of another purpose is not', () => {
  const dossier = walked(opened({ journey: CERTIFIED }), DECLARED);
  const proposed = (known: KnownCertificate) =>
    brief(propose(dossier, { ...NOTHING, certificates: [known] }, '2026-11-01').slice(0, 1));
  const expected = 'certificate-replaced certificat certificat  bb';
  assert.deepEqual(proposed(held('bb', { replaces: OLD.sha256 })), [expected]);
  assert.deepEqual(proposed(held('bb')), []);
  const successor = { ...certificate('bb'), subject: OLD.subject, notAfter: '2030-01-01T00:00:00Z' };
  assert.deepEqual(proposed(held('bb', { certificate: successor })), [expected]);
  assert.deepEqual(proposed(held('aa')), []);
});

test('given a rehearsal when its certificate serves a first step then it is proposed for the other environment too', () => {
  const steps = journey([
    step('essai', 'certificat', { environment: 'test', role: 'client' }),
    step('production', 'certificat', { ...place, after: ['essai'] }),
  ]);
  const sandbox = certificate('bb', { environment: 'sandbox' });
  const facts: Facts = { ...NOTHING, certificates: [held('bb', { certificate: sandbox })] };
  const rehearsal = opened({ journey: steps, isRehearsal: true });
  const [first] = propose(rehearsal, facts, TODAY);
  assert.deepEqual(brief([first!]), ['certificate-installed certificat essai  bb']);
  const [second] = propose(walked(rehearsal, [confirmed(first!)]), facts, TODAY);
  assert.deepEqual(brief([second!]), ['certificate-installed certificat production  bb']);
  assert.deepEqual(propose(opened({ journey: steps }), facts, TODAY), []);
});

test('given a whitelist when connections turn green one by one then each server is proposed, and the last ends the step', () => {
  const dossier = walked(opened({ journey: CERTIFIED, regions: ['IDF', 'PACA'] }), DECLARED);
  const check = (region: string, outcome: 'accepted' | 'refused' | 'undecided', date = TODAY): Facts => ({
    ...NOTHING,
    checks: [{ entry: `${region}/production/${OLD.sha256}`, date, outcome }],
  });
  const proposed = (now: Dossier, facts: Facts) =>
    propose(now, facts, TODAY).filter(({ reason }) => reason !== 'reminder-due');
  assert.deepEqual(brief(proposed(dossier, check('IDF', 'accepted'))), ['connection-green liste-blanche  IDF aa']);
  assert.deepEqual(brief(proposed(dossier, check('IDF', 'undecided'))), []);
  assert.deepEqual(brief(proposed(dossier, check('IDF', 'refused'))), [], 'not admitted yet: nothing is new');
  assert.deepEqual(brief(proposed(dossier, check('IDF', 'accepted', '2026-10-01'))), [], 'before it was declared');
  const [first] = proposed(dossier, check('IDF', 'accepted'));
  const half = walked(dossier, [confirmed(first!)]);
  assert.deepEqual(brief(proposed(half, check('IDF', 'accepted'))), []);
  const [last] = proposed(half, check('PACA', 'accepted'));
  assert.deepEqual(brief([last!]), ['connection-green acceptation declaration PACA aa']);
  const done = walked(half, [confirmed(last!)]);
  assert.deepEqual([done.status, done.whitelist.map(({ state }) => state)], ['termine', ['inscrite', 'inscrite']]);
  assert.deepEqual(brief(proposed(done, check('IDF', 'refused'))), ['connection-red liste-blanche  IDF aa']);
  assert.deepEqual(brief(proposed(done, check('IDF', 'undecided'))), []);
});

test('given a PLATINES account when it rests then use is proposed at five months, deactivation at six', () => {
  const open = (date: string) => walked(opened(), [whole('platines-compte', { login: 'moi', state: 'ouvert', date })]);
  const states = (date: string) => propose(open(date), NOTHING, TODAY).map(({ values }) => values['state']);
  assert.deepEqual(states('2026-06-23'), []);
  assert.deepEqual(states('2026-06-22'), ['utilise']);
  assert.deepEqual(states('2026-05-23'), ['utilise']);
  assert.deepEqual(states('2026-05-22'), ['desactive']);
});

test('given a login noted with the decision when no account is open then its opening is proposed', () => {
  const steps = journey([step('comite', 'demande', { collects: ['identifiant-platines'] })]);
  const dossier = walked(opened({ journey: steps }), [
    event('envoi', 'comite'),
    event('acceptation', 'comite', { values: { 'identifiant-platines': 'ed-042' } }),
  ]);
  const [first, ...others] = propose(dossier, NOTHING, TODAY);
  assert.deepEqual(
    [first?.reason, first?.values, others],
    ['platines-login', { login: 'ed-042', state: 'ouvert' }, []],
  );
  const open = walked(dossier, [confirmed(first!)]);
  assert.deepEqual([open.platines.login, propose(open, NOTHING, TODAY)], ['ed-042', []]);
});

test('given an answer that is overdue when it was just asked after then no reminder is proposed', () => {
  const steps = journey([step('demande', 'demande', { leadTime: { days: 10, isAssumed: false, source: '' } })]);
  const sent = walked(opened({ journey: steps }), [event('envoi', 'demande', { date: '2026-11-11' })]);
  assert.deepEqual(propose(sent, NOTHING, '2026-11-21'), []);
  const [first] = propose(sent, NOTHING, TODAY);
  assert.deepEqual([first?.reason, first?.values], ['reminder-due', { sentOn: '2026-11-11', days: 11 }]);
  assert.deepEqual(propose(walked(sent, [confirmed(first!)]), NOTHING, TODAY), []);
});

test('given random dossiers when what is proposed is confirmed then it is always accepted', (t) => {
  const rounds = process.env['CERCLE_TORTURE'] === '1' ? 3_000 : 100;
  const seen = new Map<string, number>();
  for (let seed = 1; seed <= rounds; seed += 1) {
    const dice = new Dice(seed);
    let dossier = opened({ date: '2026-01-05' });
    for (let turn = 0; turn < 40; turn += 1) {
      const outcome = apply(
        dossier,
        anyEvent(dossier, `2026-${String(1 + (turn >> 2)).padStart(2, '0')}-10`, dice),
        TODAY,
      );
      if (!isRefusal(outcome)) dossier = outcome;
    }
    const installedOn = dice.pick(['2026-01-01', '2026-09-01', TODAY]);
    const certificates = (['test', 'production'] as const).map((environment) =>
      held(dice.fresh(), { certificate: certificate(dice.fresh(), { environment }), installedOn }),
    );
    const outcomes = ['accepted', 'refused', 'undecided'] as const;
    const checks = dossier.whitelist.map(({ id: entry }) => ({ entry, date: TODAY, outcome: dice.pick(outcomes) }));
    for (const proposed of propose(dossier, { certificates, checks }, TODAY)) {
      const outcome = apply(dossier, confirmed(proposed), TODAY);
      assert.ok(!isRefusal(outcome), `seed ${String(seed)}: ${JSON.stringify([proposed, outcome])}`);
      seen.set(proposed.reason, (seen.get(proposed.reason) ?? 0) + 1);
    }
  }
  assert.ok(seen.size >= 5, JSON.stringify([...seen]));
  t.diagnostic(`count: ${String(rounds)} dossiers, ${JSON.stringify(Object.fromEntries(seen))}`);
});
