import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { foldersOf } from '../../electron/services/store/folders.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { lockSource } from '../../electron/services/store/locks.ts';
import { AppError } from '../../shared/errors.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, locateSource, writeParts } from '../helpers/region.ts';

/** In a name, an identifier, a phone number, a comment that only the raw record keeps, and a file name. */
const PLANTED = ['ZIGOUPLANTE', '93/SECRETPLANTE', '0199887766', 'COMMENTAIREPLANTE', 'FICHIERPLANTE', 'zigouplante'];

describe('purging a source', () => {
  let ports: TestPorts;
  before(async () => {
    ports = createTestPorts();
    const [file] = writeParts(join(ports.folder, 'input'), { units: 20, seed: 6, region: '93' }).files;
    const text = readFileSync(file!, 'utf8');
    const planted = join(ports.folder, 'FICHIERPLANTE.xml');
    writeFileSync(planted, plant(text, 1));
    await importFiles(ports, { files: [planted], source: 'plante' });
    writeFileSync(planted, plant(text, 2));
    await importFiles(ports, { files: [planted], source: 'plante' });
    writeFileSync(planted, plant(text, 3));
    await importFiles(ports, { files: [planted], source: 'plante', mode: 'merge' });
    await importFiles(ports, { files: [file!], source: 'autre' });
  });
  after(() => ports.dispose());

  test('given a source being written when it is purged then it is refused and all is still there', () => {
    const lock = lockSource(foldersOf(ports).locks, 'plante');
    const store = openStore(ports);
    try {
      assert.throws(
        () => store.removeSource('plante'),
        (error) => error instanceof AppError && error.code === 'cache.busy',
      );
    } finally {
      lock.release();
      store.close();
    }
    assert.ok(locateSource(ports, 'plante'));
  });

  test('given a source with two generations and a merge when it is purged then no byte of it is left', () => {
    const known = found(ports);
    for (const text of ['ZIGOUPLANTE', '93/SECRETPLANTE', '0199887766', 'FICHIERPLANTE', 'zigouplante']) {
      assert.ok(known.has(text), `${text} is found before the purge`);
    }
    const blocks = files(ports.cacheDirectory).filter((file) => file.endsWith('data.db')).length;
    const store = openStore(ports);
    const { bytes } = store.removeSource('plante');
    store.close();
    assert.ok(bytes > 0);
    assert.deepEqual([...found(ports)], []);
    // Raw records are compressed, so their absence is that of their files.
    const left = files(ports.cacheDirectory).filter((file) => file.endsWith('data.db'));
    assert.deepEqual([blocks, left.length], [3, 1]);
    assert.ok(locateSource(ports, 'autre'));
    assert.equal(locateSource(ports, 'plante'), undefined);
  });

  test('given an unknown source when it is purged then that is said', () => {
    const store = openStore(ports);
    try {
      assert.throws(
        () => store.removeSource('plante'),
        (error) => error instanceof AppError && error.code === 'cache.source-unknown',
      );
    } finally {
      store.close();
    }
  });
});

/** Plants the strings in the first unit of a document; `rank` makes each version another one. */
function plant(text: string, rank: number): string {
  const unit = `<csd:facility entityID="planted">
    <csd:otherID code="93/SECRETPLANTE" assigningAuthorityName=""/><csd:codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/>
    <csd:primaryName>ZIGOUPLANTE ${rank}</csd:primaryName>
    <csd:extension type="Type1" urn="Urn0"><csd:contact><csd:codedType code="1" codingScheme="1.2.250.1.213.3.3.67"/>
      <csd:person><csd:contactPoint><csd:codedType code="1" codingScheme="1.2.250.1.213.3.3.1"/></csd:contactPoint></csd:person>
      <csd:contactPoint><csd:equipment>0199887766</csd:equipment><csd:codedType code="1" codingScheme="1.2.250.1.213.3.3.1"/>
        <csd:extension type="Type1" urn="Urn0"><csd:confidentialityLevel code="1" codingScheme="1.2.250.1.213.1.1.4.344"/></csd:extension></csd:contactPoint>
      <csd:confidentialityLevel code="1" codingScheme="1.2.250.1.213.1.1.4.344"/></csd:contact></csd:extension>
    <csd:extension type="Type1" urn="Urn0"><csd:unheard>COMMENTAIREPLANTE</csd:unheard></csd:extension>
  </csd:facility>`;
  return text.replace('<csd:facilityDirectory>', `<csd:facilityDirectory>${unit}`);
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which of the planted strings the folders of the program hold, in any file, as bytes; their names count too. */
function found({ cacheDirectory, dataDirectory }: TestPorts): ReadonlySet<string> {
  const held = new Set<string>();
  for (const file of [cacheDirectory, dataDirectory].flatMap(files)) {
    const bytes = readFileSync(file);
    for (const text of PLANTED) if (bytes.includes(text) || file.includes(text)) held.add(text);
  }
  return held;
}
