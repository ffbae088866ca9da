import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanGroups } from '../../renderer/features/dossiers/whitelist/spans.ts';
import type { WhitelistEntry } from '../../shared/domain/onboarding/dossier.ts';

function entry(
  name: string,
  declaredOn: string,
  notAfter: string,
  change: Partial<WhitelistEntry> = {},
): WhitelistEntry {
  const sha256 = name.padEnd(64, '0');
  return {
    id: `11/production/${sha256}`,
    ...{ region: '11', environment: 'production', state: 'inscrite', declaredOn, since: declaredOn, by: '' },
    certificate: {
      ...{ sha256, subject: `CN=${name}`, issuer: 'CN=AC', serial: '01', notAfter: `${notAfter}T12:00:00Z` },
      ...{ role: 'client', environment: 'production' },
    },
    ...change,
  };
}

test('given a renewal declared before the end of the old certificate then the days in common are counted', () => {
  const old = entry('a', '2024-01-01', '2026-12-31');
  const next = entry('b', '2026-12-01', '2029-12-01');
  const [group, ...others] = spanGroups([next, old]);
  assert.equal(others.length, 0);
  assert.deepEqual(
    group?.spans.map(({ entry: { certificate } }) => certificate.subject),
    ['CN=a', 'CN=b'],
  );
  assert.equal(group?.overlap, 30);
});

test('given an old entry that was retired before the new one was admitted then the days without access are told', () => {
  const old = entry('a', '2024-01-01', '2026-12-31', { state: 'retiree', since: '2026-11-01' });
  const [group] = spanGroups([old, entry('b', '2026-11-11', '2029-11-11')]);
  assert.equal(group?.overlap, -10);
});

test('given entries of other servers, environments or roles then each is drawn apart, and a refused one is not', () => {
  const one = entry('a', '2026-01-01', '2029-01-01');
  const groups = spanGroups([
    one,
    { ...one, region: '93' },
    { ...one, environment: 'test' },
    { ...one, certificate: { ...one.certificate, role: 'serveur' } },
    entry('e', '2026-01-01', '2029-01-01', { state: 'refusee' }),
  ]);
  assert.equal(groups.length, 4);
  assert.ok(groups.every(({ spans, overlap }) => spans.length === 1 && overlap === null));
});

test('given a certificate that ended before it was admitted then its bar has no negative length', () => {
  const [group] = spanGroups([entry('a', '2026-05-01', '2026-04-01')]);
  assert.equal(group?.spans[0]?.from, group?.spans[0]?.to);
});
