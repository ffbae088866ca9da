import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CSD, seededRandom } from '../fixtures/reader/documents.ts';
import { randomSizes } from '../fixtures/reader/random-documents.ts';
import { parsed, scanned } from '../helpers/reader-difference.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
const SUITE = ['security', 'xmlconf.json'] as const;

interface ConformanceCase {
  readonly id: string;
  readonly doctype: boolean;
  readonly b64: string;
}

function conformanceCases(): readonly { readonly id: string; readonly doctype: boolean; readonly bytes: Buffer }[] {
  const cases = JSON.parse(readFileSync(sharedData(...SUITE) ?? '', 'utf8')) as readonly ConformanceCase[];
  return cases.map(({ id, doctype, b64 }) => ({ id, doctype, bytes: Buffer.from(b64, 'base64') }));
}

/** The document as content of a record, unless its declaration must come first. */
function inRecord(bytes: Buffer): Buffer {
  const before = `<c:CSD xmlns:c="${CSD}"><c:serviceDirectory><c:service>`;
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from('</c:service></c:serviceDirectory></c:CSD>')]);
}

async function assertSame(what: string, bytes: Buffer, size: () => number = () => bytes.length || 1): Promise<void> {
  assert.deepEqual(await scanned(bytes, { size }), await parsed(bytes, { size }), what);
}

test(
  'given every W3C case, alone and in a record, when it is scanned, then it is as by the strict parser',
  { skip: skipWithout(...SUITE) },
  async (t) => {
    const cases = conformanceCases();
    for (const { id, doctype, bytes } of cases) {
      await assertSame(id, bytes);
      if (!doctype) await assertSame(`${id} in a record`, inRecord(bytes));
      if (doctype && !IS_TORTURE) continue;
      await assertSame(id, bytes, () => 1);
      await assertSame(`${id} in a record`, inRecord(bytes), () => 1);
    }
    const bare = cases.filter(({ doctype }) => !doctype).length;
    assert.ok(bare > 100);
    t.diagnostic(`count: ${cases.length} cases, ${bare} without DOCTYPE, whole and byte by byte`);
  },
);

test(
  'given every document of the reference data, when it is scanned, then it is as by the strict parser',
  { skip: skipWithout('csd') },
  async (t) => {
    const folder = sharedData('csd') ?? '';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(xml|xsd|wsdl)$/.test(name),
    );
    const random = seededRandom(11);
    for (const name of files) {
      const bytes = readFileSync(join(folder, name));
      await assertSame(name, bytes);
      if (bytes.length > 30_000 && !IS_TORTURE) continue;
      const cut = random() * 1e9;
      const [expected, found] = [
        await parsed(bytes, { size: randomSizes(seededRandom(cut)) }),
        await scanned(bytes, { size: randomSizes(seededRandom(cut)) }),
      ];
      assert.deepEqual(found, expected, name);
    }
    assert.ok(files.length > 40);
    t.diagnostic(`count: ${files.length} documents`);
  },
);
