import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fromBuffer } from 'yauzl';
import { MOST_BYTES, writeRegion } from '../../electron/services/synthetic/write.ts';
import { resource } from '../helpers/synthetic.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-synthetic-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Entries of an archive by an independent reader, in order. */
function unzip(file: string): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const entries = new Map<string, Buffer>();
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            entries.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(entries));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

test('given four documents when an extraction is written then each has its sum beside it, and the bytes are reproducible', async () => {
  const options = { units: 600, seed: 2, region: '11', profil: 2, files: 4, resource } as const;
  const written = await writeRegion(options, inFolder('a.zip'));
  const again = await writeRegion(options, inFolder('b.zip'));
  assert.equal(sha256(readFileSync(inFolder('a.zip'))), sha256(readFileSync(inFolder('b.zip'))));
  assert.deepEqual(again.documents, written.documents);
  const entries = await unzip(inFolder('a.zip'));
  const base = 'ExtractionOffresSante_Profil2_202601150600';
  const names = ['01', '02', '03', '04'].flatMap((at) => [`${base}_${at}.xml`, `${base}_${at}.txt`]);
  assert.deepEqual([...entries.keys()], names);
  for (const { name, bytes, sha256: sum } of written.documents) {
    const xml = entries.get(name) ?? Buffer.alloc(0);
    assert.equal(xml.length, bytes);
    assert.ok(bytes < MOST_BYTES);
    assert.equal(sha256(xml), sum);
    assert.equal(entries.get(name.replace('.xml', '.txt'))?.toString(), sum);
    assert.match(
      xml.toString('utf8', 0, 200),
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<csd:CSD xmlns:csd="urn:ihe:iti:csd:2013">/,
    );
  }
  assert.equal(written.bytes, statSync(inFolder('a.zip')).size);
  assert.equal(written.counts.organisationInterne > 600, true);
});

test('given faults of the archive when written then a sum is wrong and another absent', async () => {
  const faults = { 'companion-absent': 1, 'companion-checksum-wrong': 1 } as const;
  const { documents } = await writeRegion(
    { units: 200, seed: 2, region: '53', files: 3, faults, resource },
    inFolder('c.zip'),
  );
  const entries = await unzip(inFolder('c.zip'));
  const sums = documents.map(({ name, sha256: sum }) => {
    const companion = entries.get(name.replace('.xml', '.txt'))?.toString();
    return companion === undefined ? 'absent' : companion === sum ? 'ok' : 'wrong';
  });
  assert.deepEqual(sums, ['absent', 'wrong', 'ok']);
});

test('given an existing file when a region is written then it is refused, and replaced with force', async () => {
  const file = inFolder('kept.xml');
  writeFileSync(file, 'precious');
  const options = { units: 20, seed: 1, region: '94', resource } as const;
  await assert.rejects(writeRegion(options, file), { code: 'file.exists' });
  assert.equal(readFileSync(file, 'utf8'), 'precious');
  const { bytes } = await writeRegion({ ...options, force: true }, file);
  assert.equal(readFileSync(file).length, bytes);
});

test('given a cancel while it is written when it ends then the file that was there is intact and nothing is left over', async () => {
  for (const name of ['cancelled.xml', 'cancelled.zip']) {
    const file = inFolder(name);
    writeFileSync(file, 'before');
    const cancel = new AbortController();
    const work = writeRegion({ units: 20_000, seed: 1, region: '11', resource, force: true }, file, cancel.signal, () =>
      cancel.abort(),
    );
    await assert.rejects(work, { code: 'cancelled' });
    assert.equal(readFileSync(file, 'utf8'), 'before');
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('given what cannot be written when asked for then it is refused before anything is made', async () => {
  const options = { units: 10, seed: 1, region: '11', resource } as const;
  const refused: readonly (readonly [object, string, string])[] = [
    [{ units: 0 }, 'x.xml', 'input.invalid'],
    [{ units: 1.5 }, 'x.xml', 'input.invalid'],
    [{ files: 2 }, 'x.xml', 'input.invalid'],
    [{ revision: -1 }, 'x.xml', 'input.invalid'],
    [{ region: '99' }, 'x.xml', 'input.invalid'],
    [{}, 'x.csv', 'input.invalid'],
    [{ region: '06', units: 5_000_000 }, 'x.xml', 'input.invalid'],
    [{}, join('absent', 'x.xml'), 'file.not-found'],
  ];
  for (const [change, name, code] of refused)
    await assert.rejects(
      writeRegion({ ...options, ...change }, inFolder(name)),
      { code },
      `${JSON.stringify(change)} ${name}`,
    );
  assert.equal(existsSync(inFolder('x.xml')), false);
});

/** Makes a region in a process of its own, and tells the greatest heap that a collection left. */
function heapOf(units: number): Promise<number> {
  const script = `
    import { loadMaterials } from '${new URL('../../electron/services/synthetic/load-materials.ts', import.meta.url).href}';
    import { generateRegion } from '${new URL('../../shared/domain/synthetic/generate.ts', import.meta.url).href}';
    const resource = (name) => new URL(name, '${new URL('../../resources/', import.meta.url).href}');
    const { files } = generateRegion({ units: ${units}, seed: 1, region: '11' }, loadMaterials(resource, '11'));
    let most = 0, chunks = 0;
    for (const chunk of files[0].chunks()) {
      if (chunk.length === 0 || chunks++ % 200 !== 0) continue;
      gc();
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    process.stdout.write(String(most));`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(Number(output)) : reject(new Error(`exit ${String(code)}`))));
  });
}

test('given ten times more units when a region is made then the heap stays the same', async (t) => {
  const small = await heapOf(2_000);
  const large = await heapOf(20_000);
  t.diagnostic(
    `heap after collection: ${(small / 1e6).toFixed(1)} MB for 2,000 units, ${(large / 1e6).toFixed(1)} MB for 20,000`,
  );
  assert.ok(small > 0);
  assert.ok(large < small + 4_000_000, 'a unit keeps nothing');
});
