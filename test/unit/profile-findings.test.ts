import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileFindings } from '../../shared/domain/ror/profile-findings.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import type { Profil } from '../../shared/domain/synthetic/visibility.ts';
import { readRegion } from '../helpers/synthetic.ts';

const PROFILS: readonly Profil[] = [0, 1, 2, 3];

async function found(made: Profil, readAs: Profil): Promise<readonly string[]> {
  const { records } = await readRegion({ units: 40, seed: 4, region: '11', profil: made });
  return records.flatMap((record) =>
    normalise(record).entities.flatMap((entity) =>
      profileFindings(entity, readAs).map(({ code, path }) => `${code} ${path.split('/').at(-1)} ${path}`),
    ),
  );
}

test('given an extraction filtered for a profile when it is checked against that profile then nothing is above it', async () => {
  for (const profil of PROFILS) assert.deepEqual(await found(profil, profil), [], `profil ${profil}`);
});

test('given an extraction that sees everything when it is taken for a public one then what leaks is told', async () => {
  const leaks = await found(1, 0);
  assert.ok(leaks.length > 0);
  for (const part of ['confidentialityLevel', 'resourcesSkills', 'avaible', 'comments']) {
    assert.ok(
      leaks.some((leak) => leak.includes(part)),
      `${part} among ${[...new Set(leaks.map((leak) => leak.split(' ')[1]))].join(', ')}`,
    );
  }
  assert.ok(leaks.every((leak) => leak.startsWith('au-dessus-du-profil ')));
});

test('given an extraction for médico-social coordination when it is taken for one that sees more then nothing is told', async () => {
  assert.deepEqual(await found(0, 2), []);
  assert.deepEqual(await found(3, 2), []);
});
