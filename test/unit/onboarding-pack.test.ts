import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import { journeyFault, latestPacks, readPack } from '../../shared/domain/onboarding/pack.ts';
import type { Journey, JourneyPack, JourneyStep } from '../../shared/domain/onboarding/journey.ts';
import { shippedJourney, shippedPack } from '../helpers/journeys.ts';
import { certificate, event, opened, statusOf, walked } from '../helpers/onboarding.ts';
import type { OnboardingEvent } from '../../shared/domain/onboarding/events.ts';

const ROR = 'monserviceclient.ROR@esante.gouv.fr';
const DEVELOPMENT = 'monserviceclient.developpement@esante.gouv.fr';
const pack = readPack(shippedPack());

/** Every text of a value with its path. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

function step(journey: Journey, id: string): JourneyStep {
  const found = journey.steps.find((one) => one.id === id);
  assert.ok(found, `${journey.key} has no step ${id}`);
  return found;
}

/** Steps that must be done before one, near and far. */
function everyBefore(journey: Journey, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (one: string): void => {
    for (const before of step(journey, one).after) {
      if (!found.has(before)) walk(before);
      found.add(before);
    }
  };
  walk(id);
  return found;
}

function reasonOf(value: unknown): string {
  try {
    readPack(value);
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'dossier.pack');
    return String(error.detail.values?.reason);
  }
  return '';
}

test('given the shipped pack when it is read then it holds the four journeys, dated and sourced', (t) => {
  assert.deepEqual(
    pack.journeys.map(({ key, track, format }) => [key, track, format]),
    [
      ['cercle-regional-csd', 'cercle-regional', 'csd'],
      ['cercle-national-csd', 'cercle-national', 'csd'],
      ['ror-national-csd', 'ror-national', 'csd'],
      ['ror-national-fhir', 'ror-national', 'fhir'],
    ],
  );
  for (const journey of pack.journeys) {
    for (const { source, verifiedOn } of [journey, ...journey.steps]) {
      assert.notEqual(source, '');
      assert.equal(verifiedOn, '2026-11-22');
    }
  }
  t.diagnostic(`count: ${pack.journeys.flatMap(({ steps }) => steps).length} steps`);
});

test('given a CSD journey when it opens then the announced end comes first, with a question that precedes every certificate', () => {
  for (const journey of pack.journeys.filter(({ format }) => format === 'csd')) {
    assert.match(
      journey.warnings[0]?.fr ?? '',
      /devait s’arrêter à la fin du premier trimestre 2026.*Nous ne savons pas/u,
    );
    assert.match(journey.warnings[0]?.en ?? '', /end of the first quarter of 2026.*not known/u);
    assert.equal(journey.question?.recipient.email, ROR);
    assert.equal(step(journey, 'confirmer-csd').recipient?.email, ROR);
    for (const { id } of journey.steps.filter(({ kind }) => kind === 'certificat')) {
      assert.ok(everyBefore(journey, id).has('confirmer-csd'), `${journey.key}: ${id}`);
    }
  }
});

test('given path A when it is read then it says that it is the historical procedure and asks for both certificates', () => {
  for (const key of ['cercle-regional-csd', 'cercle-national-csd']) {
    const journey = shippedJourney(key);
    assert.match(journey.title.fr, /procédure historique, 2022/u);
    assert.match(journey.warnings[1]?.fr ?? '', /^Procédure historique \(2022\)/u);
    for (const role of ['client', 'serveur']) {
      assert.equal(step(journey, `certificat-${role}-production`).role, role);
      assert.deepEqual(step(journey, `declaration-${role}-production`).after, [`certificat-${role}-production`]);
    }
  }
  assert.equal(step(shippedJourney('cercle-regional-csd'), 'profil-acces').actor, 'ars');
  assert.equal(step(shippedJourney('cercle-national-csd'), 'profil-acces').actor, 'commission-nationale');
});

test('given FHIR when a certificate is declared then its subject goes, not the certificate, and Cercle says that it does not query', () => {
  const fhir = shippedJourney('ror-national-fhir');
  assert.match(fhir.warnings[0]?.fr ?? '', /Cercle n’interroge pas le FHIR/u);
  assert.equal(fhir.question, null);
  for (const environment of ['test', 'production']) {
    const told = step(fhir, `declaration-client-${environment}`);
    assert.deepEqual(told.documents, ['identite-certificat']);
    assert.match(told.message?.body.fr ?? '', /\{certificat\.sujet\}/u);
    const csd = step(shippedJourney('ror-national-csd'), `declaration-client-${environment}`);
    assert.ok(csd.documents.includes('certificat-public'));
  }
  assert.match(step(fhir, 'tests-bac-a-sable').warning?.fr ?? '', /n’interroge pas encore le FHIR/u);
  assert.ok(!fhir.steps.some(({ id }) => id.includes('platines')));
});

test('given path B when it is followed then tests come before the production certificate and the addresses are the published ones', () => {
  for (const key of ['ror-national-csd', 'ror-national-fhir']) {
    const journey = shippedJourney(key);
    assert.equal(step(journey, 'comite-integration').recipient?.email, ROR);
    assert.equal(step(journey, 'moyens-de-test').recipient?.email, DEVELOPMENT);
    assert.deepEqual(step(journey, 'moyens-de-test').recipient?.copy, [ROR]);
    const before = everyBefore(journey, 'certificat-client-production');
    assert.ok(before.has(key.endsWith('fhir') ? 'tests-bac-a-sable' : 'tests-platines'));
    assert.ok(before.has('administrateurs-techniques') && before.has('contrat'));
  }
  const known = [ROR, DEVELOPMENT, ''];
  const recipients = pack.journeys.flatMap(({ steps }) => steps.map(({ recipient }) => recipient));
  for (const recipient of recipients) {
    for (const address of [recipient?.email ?? '', ...(recipient?.copy ?? [])]) assert.ok(known.includes(address));
  }
});

test('given a step that sends something when it is shown then it says never to send the private key', () => {
  for (const { key, steps } of pack.journeys) {
    for (const { id, recipient, message, warning } of steps) {
      if (recipient === null && message === null) continue;
      assert.match(warning?.fr ?? '', /clé privée/u, `${key}: ${id}`);
      assert.match(warning?.en ?? '', /NEVER send/u, `${key}: ${id}`);
    }
  }
});

test('given lead times when no source tells them then they are null, never guessed', () => {
  for (const { steps } of pack.journeys) {
    for (const { leadTime, kind, collects } of steps) {
      assert.equal(leadTime.days, null);
      assert.equal(collects.includes('delai'), kind !== 'acte');
    }
  }
});

test('given the French texts of the pack when they are read then they are written as print has them', (t) => {
  const french = leaves(pack.journeys, 'journeys').filter(([path]) => path.endsWith('.fr'));
  for (const [path, text] of french) {
    assert.doesNotMatch(text, /'/u, path);
    assert.doesNotMatch(text, /[^\s][:;?!»](?=\s|$)|«\S/u, `${path}: ${text}`);
    assert.doesNotMatch(text, /[\u00a0\u202f]/u, path);
  }
  t.diagnostic(`count: ${french.length} texts`);
});

/** What is recorded of a step that goes well, after a first refusal where somebody decides. */
function played({ id, kind, environment, role }: JourneyStep): readonly OnboardingEvent[] {
  const own = { certificate: certificate(`${role}-${environment}`, { role: role!, environment: environment! }) };
  switch (kind) {
    case 'acte':
      return [event('fait', id)];
    case 'certificat':
      return [event('envoi', id), event('certificat', id, own)];
    case 'demande':
      return [event('envoi', id), event('refus', id), event('envoi', id), event('acceptation', id)];
    case 'declaration':
      return [event('envoi', id, own), event('refus', id), event('envoi', id, own), event('acceptation', id, own)];
  }
}

test('given each shipped journey when its steps are played in order, refusals included, then the dossier ends', (t) => {
  for (const journey of pack.journeys) {
    const events = journey.steps.flatMap(played);
    const ended = walked(opened({ journey }), events);
    assert.equal(ended.status, 'termine', journey.key);
    t.diagnostic(`count: ${events.length} events of ${journey.key}`);
    const short = journey.steps.flatMap((one) => (one.isOptional ? [event('sans-objet', one.id)] : played(one)));
    const set = walked(opened({ journey }), short);
    assert.equal(set.status, 'termine', `${journey.key}, optional steps set aside`);
    assert.equal(statusOf(set, journey.steps.find(({ isOptional }) => isOptional)!.id), 'sans-objet');
  }
});

type Change = (journey: Record<string, unknown>, steps: Record<string, unknown>[]) => void;

const FAULTS: readonly (readonly [name: string, change: Change, fault: RegExp])[] = [
  ['a missing title', (journey) => delete journey.title, /^journeys\[0\]\.title$/u],
  [
    'an English text that is empty',
    (_, [first]) => (first!.title = { fr: 'Titre', en: ' ' }),
    /steps\[0\]\.title\.en$/u,
  ],
  ['an unknown kind', (_, [first]) => (first!.kind = 'autre'), /steps\[0\]\.kind$/u],
  ['a step that waits for a later one', (_, [first]) => (first!.after = ['ouverture']), /steps\[0\]\.after\[0\]$/u],
  ['two steps of one name', (_, [first, second]) => (second!.id = first!.id), /steps\[1\]\.id$/u],
  ['a day that does not exist', (_, [first]) => (first!.verifiedOn = '2026-02-30'), /steps\[0\]\.verifiedOn$/u],
  [
    'an address that is none',
    (_, [first]) => ((first!.recipient as Record<string, unknown>).email = 'ror'),
    /recipient\.email$/u,
  ],
  [
    'two addresses in one',
    (_, [first]) => ((first!.recipient as Record<string, unknown>).email = 'a@b.fr, c@d.fr'),
    /recipient\.email$/u,
  ],
  [
    'a guess of 4000 days',
    (_, [first]) => (first!.leadTime = { days: 4000, isAssumed: true, source: '' }),
    /leadTime\.days$/u,
  ],
  ['a field that no message has', (_, [first]) => (first!.message = text('{motDePasse}')), /\{motDePasse\}$/u],
  ['an act with an environment', (_, steps) => (steps.at(-1)!.environment = 'test'), /\.environment$/u],
  [
    'a certificate without a role',
    (_, steps) => (steps.find(({ kind }) => kind === 'certificat')!.role = null),
    /\.role$/u,
  ],
  [
    'a declaration of a certificate that nobody orders',
    (_, steps) => (steps.find(({ id }) => id === 'declaration-client-test')!.role = 'serveur'),
    /\.kind$/u,
  ],
  ['no step', (journey) => (journey.steps = []), /^journeys\[0\]\.steps$/u],
];

function text(body: string) {
  return { subject: { fr: 'x', en: 'x' }, body: { fr: body, en: 'x' } };
}

for (const [name, change, fault] of FAULTS) {
  test(`given a pack with ${name} when it is read then the first member that is wrong is named`, () => {
    const value = shippedPack() as { journeys: Record<string, unknown>[] };
    const [journey] = value.journeys;
    change(journey!, journey!.steps as Record<string, unknown>[]);
    assert.match(reasonOf(value), fault);
    assert.match(journeyFault(journey, 'journeys[0]') ?? '', fault);
  });
}

test('given what is no pack when it is read then it is refused', () => {
  const good = shippedPack() as JourneyPack;
  const wrong: readonly unknown[] = [
    null,
    [],
    'cercle-parcours',
    {},
    { ...good, format: 'autre' },
    { ...good, version: 2 },
    { ...good, date: '22/11/2026' },
    { ...good, journeys: [] },
    { ...good, journeys: [null] },
    { ...good, journeys: [good.journeys[0], good.journeys[0]] },
  ];
  for (const value of wrong) assert.notEqual(reasonOf(value), '');
});

test('given packs of one name when they are put together then the latest date counts', () => {
  const newer: JourneyPack = { ...pack, date: '2027-01-15' };
  const other: JourneyPack = { ...pack, name: 'region-11', date: '2025-01-01' };
  assert.deepEqual(latestPacks([pack, other, newer]), [newer, other]);
  assert.deepEqual(latestPacks([newer, pack]), [newer]);
});
