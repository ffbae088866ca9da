import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWaiting, verdictOf } from '../../electron/services/dossier/check-verdict.ts';
import type { Diagnosis } from '../../shared/domain/exchange/cause.ts';

function diagnosis(verdict: Diagnosis['verdict'], more: Partial<Diagnosis> = {}): Diagnosis {
  return { verdict, side: 'us', confidence: 'probable', candidates: [], checks: [], proof: [], values: {}, ...more };
}

test('given a diagnosis when it is read for a whitelist then only an answer from behind the door is an acceptance', () => {
  const cases: readonly (readonly [Diagnosis['verdict'], csd: boolean, fhir: boolean])[] = [
    ['ok', true, true],
    ['soap-fault', true, true],
    ['ror-error', true, true],
    ['http-not-found', false, true],
    ['http-other', false, true],
    ['answer-not-csd', false, true],
    ['http-forbidden', false, false],
    ['http-unauthorized', false, false],
    ['http-bad-request', false, false],
    ['not-whitelisted', false, false],
    ['client-refused', false, false],
    ['connection-refused', false, false],
    ['vault-locked', false, false],
  ];
  for (const [verdict, csd, fhir] of cases) {
    assert.deepEqual(
      [verdictOf(diagnosis(verdict), 'csd').ok, verdictOf(diagnosis(verdict), 'fhir').ok],
      [csd, fhir],
      verdict,
    );
  }
});

test('given what may be the whitelist or not when it is read then it is undecided, and waited for like a refusal', () => {
  const undecided = { confidence: 'undecided', candidates: ['not-whitelisted'] } as const;
  assert.equal(verdictOf(diagnosis('handshake-closed', undecided), 'csd').isUndecided, true);
  assert.equal(verdictOf(diagnosis('refused-or-not-whitelisted'), 'csd').isUndecided, true);
  assert.equal(verdictOf(diagnosis('not-whitelisted'), 'csd').isUndecided, false);
  assert.equal(verdictOf(diagnosis('connection-reset', { confidence: 'undecided' }), 'csd').isUndecided, false);
  const waiting = (verdict: Diagnosis['verdict']): boolean => isWaiting(verdictOf(diagnosis(verdict), 'csd'));
  assert.deepEqual(
    [waiting('not-whitelisted'), waiting('refused-or-not-whitelisted'), waiting('connection-refused'), waiting('ok')],
    [true, true, false, false],
  );
});
