import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { CertificateRow } from '../../shared/contract/certificate-views.ts';
import { readPack } from '../../shared/domain/onboarding/pack.ts';
import type { JourneyStep } from '../../shared/domain/onboarding/journey.ts';
import { readView, writeView } from '../../renderer/features/dossiers/address.ts';
import type { DossiersView } from '../../renderer/features/dossiers/address.ts';
import { readyQuestion } from '../../renderer/features/dossiers/chooser/ready-question.ts';
import { actKey, actsOf } from '../../renderer/features/dossiers/journey/acts.ts';
import { wholeEvent } from '../../renderer/features/dossiers/journey/proposal-event.ts';
import { collectedBy, eventOf, namesCertificate } from '../../renderer/features/dossiers/record/draft.ts';
import { changesOf, draftOf } from '../../renderer/features/dossiers/record/step-draft.ts';

const PACK = readPack(
  JSON.parse(readFileSync(new URL('../../resources/journeys/cercle.json', import.meta.url), 'utf8')),
);

function stepOf(journey: string, id: string): JourneyStep {
  return PACK.journeys.find(({ key }) => key === journey)!.steps.find((step) => step.id === id)!;
}

const COMMITTEE = stepOf('ror-national-csd', 'comite-integration');
const CERTIFICATE = stepOf('ror-national-csd', 'certificat-client-test');
const DECLARATION = stepOf('ror-national-csd', 'declaration-client-test');

suite('the address of the journeys', () => {
  test('given a whole view when written then it is read back the same', () => {
    const view: DossiersView = {
      ...{ room: 'choose', tab: 'history', step: 'parrain', question: 4, archived: true },
      answers: { territoire: 'inconnu', format: 'csd' },
    };
    assert.deepEqual(readView(writeView(view)), view);
    assert.deepEqual(writeView(readView({})), {});
  });

  test('given nonsense in the address when read then it is left out', () => {
    const view = readView({ view: ['x'], tab: ['y'], question: ['-3'], step: ['z'.repeat(200)], 'answer.a': [''] });
    assert.deepEqual(view, readView({}));
  });
});

suite('what may be recorded of a step', () => {
  const every = (types: readonly string[], step: string) =>
    types.map((type) => ({ type: type as 'envoi', steps: [step] }));

  test('given what is allowed when shown then what leads on comes first, and nothing else is offered', () => {
    const waiting = every(['relance', 'acceptation', 'refus', 'retrait'], COMMITTEE.id);
    assert.deepEqual(actsOf(COMMITTEE, 'en-attente', waiting), {
      lead: 'acceptation',
      others: ['relance', 'refus', 'retrait'],
    });
    assert.deepEqual(actsOf(COMMITTEE, 'faite', every(['reprise'], COMMITTEE.id)), {
      lead: undefined,
      others: ['reprise'],
    });
    assert.deepEqual(actsOf(COMMITTEE, 'a-faire', every(['envoi'], 'another')), { lead: undefined, others: [] });
    const due = every(['envoi', 'certificat'], CERTIFICATE.id);
    assert.equal(actsOf(CERTIFICATE, 'a-faire', due).lead, 'certificat');
  });

  test('given a kind and a state when an act is named then an order is no letter and a second sending is said', () => {
    assert.equal(actKey(COMMITTEE, 'refusee', 'envoi'), 'dossiers.actsAgain');
    assert.equal(actKey(CERTIFICATE, 'a-faire', 'envoi'), 'dossiers.actsOrder');
    assert.equal(actKey(CERTIFICATE, 'faite', 'certificat'), 'dossiers.actsRenewed');
    assert.equal(actKey(DECLARATION, 'en-attente', 'acceptation'), 'dossiers.actsAdmitted');
    assert.equal(actKey(COMMITTEE, 'a-faire', 'envoi'), 'dossiers.acts.envoi');
  });

  test('given an event when its form is made then it asks only what the event can hold', () => {
    assert.deepEqual(collectedBy(COMMITTEE, 'envoi'), ['reference', 'delai']);
    assert.ok(!collectedBy(COMMITTEE, 'acceptation').includes('delai'));
    assert.deepEqual(collectedBy(COMMITTEE, 'retrait'), []);
    assert.equal(namesCertificate(DECLARATION, 'envoi'), true);
    assert.equal(namesCertificate(DECLARATION, 'acceptation'), false);
    assert.equal(namesCertificate(COMMITTEE, 'envoi'), false);
  });

  test('given a draft when it is sent then what was left empty is left out', () => {
    const draft = {
      date: '2026-11-22',
      note: ' ',
      reason: '',
      values: { profil: '2', reference: ' ' },
      certificate: '',
    };
    assert.deepEqual(eventOf('comite-integration', 'acceptation', draft, []), {
      ...{ type: 'acceptation', step: 'comite-integration', date: '2026-11-22' },
      values: { profil: '2' },
    });
  });
});

suite('what is proposed, asked and changed', () => {
  test('given a proposal about the whitelist when confirmed then its certificate is the inventory’s, or nothing is sent', () => {
    const certificate = {
      ...{ sha256: 'ab', subject: 'CN=a', issuer: 'CN=b', serial: '1', notAfter: '2029-01-01' },
      ...{ role: 'client' as const, environment: 'test' as const },
    };
    const proposal = {
      ...{ reason: 'connection-green' as const, step: null, event: 'liste-blanche' as const, date: '2026-11-22' },
      ...{ certificate, region: '11', values: { environment: 'test', state: 'inscrite' } },
    };
    const held = { id: 'cert-1', sha256: 'ab' } as CertificateRow;
    assert.deepEqual(wholeEvent(proposal, [held]), {
      ...{ type: 'liste-blanche', date: '2026-11-22', region: '11', environment: 'test', state: 'inscrite' },
      certificate: 'cert-1',
    });
    assert.equal(wholeEvent(proposal, []), undefined);
  });

  test('given the question of a CSD journey when no dossier is there then its blanks are shown and nothing is invented', () => {
    const [journey] = PACK.journeys;
    const { key, track, format, title, summary, warnings, question, source, verifiedOn } = journey!;
    const row = { key, track, format, title, summary, warnings, question, source, verifiedOn };
    const ready = readyQuestion({ ...row, steps: 1, pack: 'cercle', packDate: '' }, 'fr', '2026-11-22');
    assert.equal(ready?.to, 'monserviceclient.ROR@esante.gouv.fr');
    assert.match(ready?.body ?? '', /\[à compléter : /u);
    assert.match(ready?.mailto ?? '', /^mailto:[^?]+\?subject=[^&]+&body=[^&\s]+$/u);
    assert.match(ready?.mailto ?? '', /%0D%0A/u);
  });

  test('given the texts of a step when changed in one language then the other stays, and only what changed is sent', () => {
    const draft = draftOf(COMMITTEE, 'fr');
    assert.equal(changesOf(COMMITTEE, draft, 'fr'), undefined);
    assert.deepEqual(changesOf(COMMITTEE, { ...draft, title: 'Autre titre', leadDays: '30' }, 'fr'), {
      title: { ...COMMITTEE.title, fr: 'Autre titre' },
      leadDays: 30,
    });
    assert.equal(changesOf(COMMITTEE, { ...draft, title: 'Autre titre', email: 'sans arobase' }, 'fr'), undefined);
  });
});
