import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeld } from '../../electron/services/inventory/find.ts';
import { lineageOf, successorsOf } from '../../electron/services/inventory/lineage.ts';
import type { Held } from '../../electron/services/inventory/rows.ts';
import type { AppError } from '../../shared/errors.ts';

function line(id: string, renews: string | null = null, change: Partial<Held> = {}): Held {
  return {
    ...{ id, label: id, spki: id, certificate: null, request: null, profile: null, form: null },
    ...{ keyAddedAt: null, renews, isLive: false, servedAt: null, backupDeclined: false, archived: false },
    ...{ binUntil: null, addedAt: '2026-01-01T00:00:00.000Z', installedAt: null, notes: '', uses: [] },
    ...change,
  };
}

/** Lines by id, and by the fingerprints given with them. */
function rowsOf(fingerprints: Readonly<Record<string, string>>): Parameters<typeof findHeld>[0] {
  return {
    get: (id) => (Object.values(fingerprints).includes(id) ? line(id) : undefined),
    idsByFingerprint: (prefix) =>
      Object.entries(fingerprints).flatMap(([sha256, id]) => (sha256.startsWith(prefix) ? [id] : [])),
  };
}

test('given two fingerprints that begin alike, when one is called by it, then both are named unless it tells them apart', () => {
  const rows = rowsOf({ [`abcdef0123${'0'.repeat(54)}`]: 'cert-1', [`abcdef0199${'0'.repeat(54)}`]: 'cert-2' });
  assert.throws(
    () => findHeld(rows, 'ABCDEF01'),
    ({ code, detail }: AppError) => {
      assert.deepEqual([code, detail.proof], ['certificate.ambiguous', ['cert-1', 'cert-2']]);
      return true;
    },
  );
  assert.equal(findHeld(rows, 'AB:CD:EF:01:23').id, 'cert-1');
  assert.equal(findHeld(rows, 'cert-2').id, 'cert-2');
  for (const id of ['abcdef0', 'abcdef0155', '*', 'abcdef01*', '', `${'a'.repeat(65)}`]) {
    assert.throws(
      () => findHeld(rows, id),
      ({ code }: AppError) => code === 'certificate.unknown',
      id,
    );
  }
});

test('given certificates that renew one another, when a lineage is followed, then it is whole from any of them', () => {
  const all = [line('c', 'b'), line('a'), line('x'), line('b', 'a'), line('b2', 'a'), line('y', 'gone')];
  for (const id of ['a', 'b', 'c', 'b2']) {
    const from = all.find((held) => held.id === id) ?? line(id);
    assert.deepEqual(
      lineageOf(all, from)
        .map((held) => held.id)
        .sort(),
      ['a', 'b', 'b2', 'c'],
    );
  }
  assert.deepEqual(
    lineageOf(all, line('x')).map((held) => held.id),
    ['x'],
  );
});

test('given two successors, when one is in the bin, then the other one replaces', () => {
  const all = [line('a'), line('b', 'a'), line('c', 'a', { binUntil: '2026-02-01T00:00:00.000Z' })];
  assert.equal(successorsOf(all).get('a')?.id, 'b');
  assert.equal(successorsOf([...all, line('d', 'a')]).get('a')?.id, 'd', 'the latest');
});
