import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { PROFILES } from '../../shared/domain/synthetic/visibility.ts';
import { offlineSchema, skipWithoutMevSchema, validate } from '../helpers/mev-schema.ts';
import { resource } from '../helpers/synthetic.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-schema-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test(
  'given a region in each profile when validated against the MEV 2.4 schema then it is valid',
  { skip: skipWithoutMevSchema },
  async () => {
    const schema = offlineSchema(folder);
    for (const profil of PROFILES) {
      const file = join(folder, `profil${profil}.xml`);
      await writeRegion(
        { units: 1000, seed: profil, region: ['11', '94', '04', '28'][profil] ?? '', profil, resource },
        file,
      );
      const { ok, output } = validate(schema, file);
      assert.ok(ok, output);
    }
  },
);

test(
  'given a revised region when validated then it is valid, and a region with a fault of schema is not',
  { skip: skipWithoutMevSchema },
  async () => {
    const schema = offlineSchema(folder);
    const options = { units: 500, seed: 4, region: '53', resource, force: true } as const;
    const file = join(folder, 'region.xml');
    await writeRegion({ ...options, revision: 2 }, file);
    assert.ok(validate(schema, file).ok, validate(schema, file).output);
    for (const fault of [
      'champ-missing',
      'date-impossible',
      'hour-impossible',
      'identifier-without-attributes',
    ] as const) {
      await writeRegion({ ...options, faults: { [fault]: 1 } }, file);
      assert.equal(validate(schema, file).ok, false, fault);
    }
    await writeRegion(
      {
        ...options,
        faults: {
          'contact-name-and-nature': 2,
          'territory-wrong-type': 2,
          'single-room-surcharge-wrong': 2,
          'psychiatric-sector-malformed': 2,
        },
      },
      file,
    );
    assert.ok(validate(schema, file).ok, 'these faults are of the rules, not of the schema');
  },
);
