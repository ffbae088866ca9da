import assert from 'node:assert/strict';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CsdRecord } from '../../shared/domain/csd/model.ts';
import { AppError } from '../../shared/errors.ts';
import { readRecords } from '../helpers/csd.ts';
import { comparePlain, PROFILES } from '../helpers/plain-difference.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

/** The records of a document; none when the reader refuses it. */
async function recordsOf(path: string): Promise<readonly CsdRecord[]> {
  try {
    return await readRecords(createReadStream(path));
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return [];
  }
}

test(
  'given real documents when read then no record of which something is told is plain',
  { skip: skipWithout('csd') },
  async (t) => {
    const folder = sharedData('csd') ?? '';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
    let records = 0;
    let plain = 0;
    for (const file of files) {
      for (const record of await recordsOf(join(folder, file))) {
        records += 1;
        for (const profil of PROFILES) if (comparePlain(record, profil).isPlain) plain += 1;
      }
    }
    assert.ok(records > 0);
    t.diagnostic(`count: ${records} records of ${files.length} documents, ${plain} times plain`);
  },
);
