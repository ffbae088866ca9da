import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AppError } from '../../shared/errors.ts';
import { checkWellFormed, readCsd } from '../../electron/services/ingest/reader.ts';
import { chunked, CSD, seededRandom } from '../fixtures/reader/documents.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

interface ConformanceCase {
  readonly id: string;
  readonly type: 'not-wf' | 'valid' | 'invalid' | 'error';
  readonly namespaces: 'yes' | 'no';
  readonly doctype: boolean;
  readonly b64: string;
}

const SUITE = ['security', 'xmlconf.json'] as const;
const skip = skipWithout(...SUITE);

function conformanceCases(): readonly (ConformanceCase & { readonly bytes: Buffer })[] {
  const path = sharedData(...SUITE) ?? '';
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly ConformanceCase[];
  return cases.map((one) => ({ ...one, bytes: Buffer.from(one.b64, 'base64') }));
}

/** The suite flags a document in which `<!DOCTYPE` is but text: of a comment, an instruction or a CDATA section. */
function hasDoctype({ doctype, bytes }: { readonly doctype: boolean; readonly bytes: Buffer }): boolean {
  const bare = bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>/g, '');
  return doctype && bare.includes('<!DOCTYPE');
}

async function outcome(
  bytes: Buffer,
  size = bytes.length,
): Promise<{ readonly text?: string; readonly code?: string }> {
  try {
    return { text: await checkWellFormed(chunked(bytes, () => size)) };
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return { code: error.code };
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of a document that is known to be well-formed, by another way than a parser. */
function textByHand(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const source = (isUtf16 ? bytes.toString('utf16le') : bytes.toString('utf8')).replace(/^\uFEFF/, '');
  const inRoot = source.slice(0, source.lastIndexOf('</') < 0 ? 0 : source.lastIndexOf('</'));
  const parts = inRoot
    .replaceAll(/\r\n?/g, '\n')
    .split(/(<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>)/);
  let text = '';
  let isInRoot = false;
  for (const part of parts) {
    if (part.startsWith('<![CDATA[')) text += part.slice(9, -3);
    else if (/^<[^!?]/.test(part)) isInRoot = true;
    else if (!part.startsWith('<') && isInRoot) {
      text += part.replaceAll(
        /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
        (_, hex?: string, decimal?: string, name?: string) =>
          name === undefined
            ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
            : (NAMED[name] ?? ''),
      );
    }
  }
  return text;
}

test(
  'given the not-well-formed W3C cases without DOCTYPE, when they are read, then every one is refused',
  { skip },
  async (t) => {
    const cases = conformanceCases().filter((one) => one.type === 'not-wf' && !one.doctype);
    const accepted: string[] = [];
    for (const { id, bytes } of cases) {
      const whole = await outcome(bytes);
      const cut = await outcome(bytes, 1);
      if (whole.code === undefined || cut.code === undefined) accepted.push(id);
    }
    assert.deepEqual(accepted, []);
    assert.ok(cases.length > 100);
    t.diagnostic(`count: ${cases.length} not-well-formed cases refused, whole and byte by byte`);
  },
);

test(
  'given the well-formed W3C cases, when they are read, then their text is that of the source',
  { skip },
  async (t) => {
    const cases = conformanceCases().filter(
      (one) => one.type !== 'not-wf' && one.namespaces === 'yes' && !hasDoctype(one),
    );
    for (const { id, bytes } of cases) {
      const expected = { text: textByHand(bytes) };
      assert.deepEqual(await outcome(bytes), expected, id);
      assert.deepEqual(await outcome(bytes, 1), expected, id);
    }
    assert.ok(cases.length > 20);
    t.diagnostic(`count: ${cases.length} well-formed cases accepted with equal text`);
  },
);

test('given the W3C cases with a DOCTYPE, when they are read, then every one is refused', { skip }, async (t) => {
  const cases = conformanceCases().filter(hasDoctype);
  const codes = new Map<string, number>();
  for (const { id, bytes } of cases) {
    const { code } = await outcome(bytes);
    assert.ok(code !== undefined, id);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  assert.ok(cases.length > 700);
  assert.ok((codes.get('xml.doctype') ?? 0) > 0.98 * cases.length, JSON.stringify([...codes]));
  t.diagnostic(`count: ${cases.length} cases with a DOCTYPE refused, ${codes.get('xml.doctype') ?? 0} for it`);
});

test(
  'given the W3C cases wrapped in a record, when they are cut at random, then reading them never depends on it',
  { skip },
  async (t) => {
    const cases = conformanceCases().filter((one) => !one.doctype && !/^\s*<\?xml/.test(one.bytes.toString('latin1')));
    const before = Buffer.from(`<c:CSD xmlns:c="${CSD}"><c:serviceDirectory><c:service>`);
    const after = Buffer.from('</c:service></c:serviceDirectory></c:CSD>');
    const random = seededRandom(7);
    async function read(bytes: Buffer, size: () => number): Promise<string> {
      try {
        const raw: string[] = [];
        for await (const record of readCsd(chunked(bytes, size))) raw.push(JSON.stringify(record));
        return raw.join();
      } catch (error) {
        assert.ok(error instanceof AppError, String(error));
        return error.code;
      }
    }
    for (const { id, bytes } of cases) {
      const wrapped = Buffer.concat([before, bytes, after]);
      const whole = await read(wrapped, () => wrapped.length);
      assert.equal(await read(wrapped, () => 1 + Math.floor(random() * 8)), whole, id);
    }
    t.diagnostic(`count: ${cases.length} wrapped cases`);
  },
);

const COUNTS: Readonly<
  Record<string, readonly [organizations: number, services: number, facilities: number, providers: number]>
> = {
  'connectathon-2013/CSD-Facilities-Connectathon-20131201draft.xml': [0, 0, 1, 0],
  'connectathon-2013/CSD-Facilities-Connectathon-20131227.xml': [0, 0, 3, 0],
  'connectathon-2013/CSD-Organizations-Connectathon-20131201draft.xml': [1, 0, 0, 0],
  'connectathon-2013/CSD-Organizations-Connectathon-20131227.xml': [5, 0, 0, 0],
  'connectathon-2013/CSD-Providers-Connectathon-20131201draft.xml': [0, 0, 0, 4],
  'connectathon-2013/CSD-Providers-Connectathon-20131227.xml': [0, 0, 0, 9],
  'connectathon-2013/CSD-Services-Connectathon-20131202draft.xml': [0, 2, 0, 0],
  'connectathon-2013/CSD-Services-Connectathon-20131227.xml': [0, 13, 0, 0],
  'connectathon-2013/facility_local_identifiers.xml': [0, 0, 1, 0],
  'ror-ans-no-licence/reponse-lecture.xml': [2, 2, 1, 1],
};

for (const [name, counts] of Object.entries(COUNTS)) {
  test(
    `given ${name}, when it is read, then its records are counted right`,
    { skip: skipWithout('csd', name) },
    async () => {
      const found = { organization: 0, service: 0, facility: 0, provider: 0, device: 0 };
      for await (const record of readCsd(createReadStream(sharedData('csd', name) ?? ''))) found[record.directory] += 1;
      const [organization, service, facility, provider] = counts;
      assert.deepEqual(found, { organization, service, facility, provider, device: 0 });
    },
  );
}
