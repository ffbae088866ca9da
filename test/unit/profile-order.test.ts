import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILE_CODES } from '../../shared/domain/onboarding/profile.ts';
import type { ProfileCode } from '../../shared/domain/onboarding/profile.ts';
import { notifiedFor, seesMore } from '../../shared/domain/onboarding/profile-order.ts';
import type { Notified } from '../../shared/domain/onboarding/profile-order.ts';

test('given two profiles when one is notified then data of the other are beyond it only if they may hold more', (t) => {
  const beyond = PROFILE_CODES.flatMap((notified) =>
    PROFILE_CODES.filter((data) => seesMore(data, notified)).map((data) => `${data}>${notified}`),
  );
  assert.deepEqual(beyond.sort(), [
    ...['1>0', '1>2', '1>3', '1>4', '1>5'],
    ...['2>0', '2>3', '2>4', '2>5'],
    ...['3>0', '3>4'],
  ]);
  t.diagnostic(`count: ${PROFILE_CODES.length ** 2} pairs of profiles`);
});

test('given any profile when it is compared with itself, or data are open, then nothing is beyond', () => {
  for (const code of PROFILE_CODES) {
    assert.equal(seesMore(code, code), false, code);
    assert.equal(seesMore('0', code), false, code);
  }
});

function dossier(title: string, profil: ProfileCode, ...regions: readonly string[]): Notified {
  return { title, profil, regions };
}

test('given several dossiers when a source is judged then its own server counts first, then the widest profile', () => {
  const [narrow, wide, other] = [dossier('a', '0', '11'), dossier('b', '2', '11'), dossier('c', '1', '93')];
  assert.equal(notifiedFor('11', [narrow, wide, other]), wide);
  assert.equal(notifiedFor('93', [narrow, wide, other]), other);
  assert.equal(notifiedFor('autre', [narrow, wide, other]), other);
  assert.equal(notifiedFor('11', []), undefined);
});
