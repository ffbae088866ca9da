import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseCsv } from '../../electron/services/export/csv.ts';
import { exportTo } from '../../electron/services/export/index.ts';
import { EXPORT_CONTENTS, EXPORT_FORMATS } from '../../shared/contract/cache.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';
import { contactXml, providerXml, smallCsd, structureXml, unitXml } from '../helpers/small-csd.ts';

/** Marks planted where an export must not carry them, and the names that must be there. */
const SECRETS = ['0611111111', '0622222222', '0633333333', '0644444444', 'Mme Secrète', 'Mme Discrète'];
const HOSTILE = [
  '=HYPERLINK("http://x.invalid")',
  '+33142345678',
  '-2+3+cmd|calc',
  '@SUM(A1:A9)',
  '＝1+1',
  "'tel quel",
  '-1.55',
];

const DOCUMENT = smallCsd({
  organizations: [
    structureXml({
      key: 's',
      ids: ['1750712184'],
      name: 'CH FICTIF',
      extension: contactXml('Mme Secrète', '3', '0611111111', '3'),
    }),
    structureXml({
      key: 'e',
      ids: ['1750100125'],
      name: 'SITE',
      parent: 's',
      extension: contactXml('Mme Discrète', '2', '0633333333', '2') + contactXml('Mme Ouverte', '1', '0644444444', '3'),
    }),
  ],
  facilities: [
    unitXml({
      key: 'u',
      id: '11/1',
      name: 'UE',
      eg: 'e',
      // A level 1 phone inside a level 3 contact is restricted with it (RG_EXP_034).
      extension: contactXml('Mme Secrète', '3', '0611111111', '1') + contactXml('Accueil', '1', '0142345678', '1'),
    }),
    ...HOSTILE.map((name, index) =>
      unitXml({ key: `h${index}`, id: `11/9${index}`, name: name.replaceAll('"', '&quot;'), eg: 'e' }),
    ),
  ],
  providers: [providerXml('p', '810001234567', 'DUPONT', 'u', '0622222222')],
});

/** Python's own zip and XML readers, as a second opinion on a workbook. */
const READ_XLSX = `
import sys, json, zipfile, xml.etree.ElementTree as E
n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
for name in z.namelist(): E.fromstring(z.read(name))
rows = []
for row in E.fromstring(z.read('xl/worksheets/sheet1.xml')).iterfind('.//m:row', n):
    rows.append([{'ref': c.get('r'), 'type': c.get('t') or 'n', 'formula': c.find('m:f', n) is not None,
                  'value': ''.join(c.itertext())} for c in row])
print(json.dumps(rows))`;
const python = spawnSync('python3', ['--version']).status === 0;

describe('what exports leave out, and what they make harmless', () => {
  let side: ReadSide;
  before(async () => {
    side = openReadSide();
    await side.importFiles([side.write('a.xml', DOCUMENT)], { source: 'A' });
  });
  after(() => side.dispose());

  const exported = async (
    format: (typeof EXPORT_FORMATS)[number],
    what: (typeof EXPORT_CONTENTS)[number],
    includeRestricted: boolean,
  ) => {
    const file = join(side.ports.folder, `${what}.${format}`);
    await exportTo(side.reader, { format, what, includeRestricted, force: true }, file);
    return file;
  };
  const textOf = (file: string): string =>
    file.endsWith('.xlsx')
      ? spawnSync('python3', ['-c', READ_XLSX, file], { encoding: 'utf8' }).stdout
      : readFileSync(file, 'utf8');

  it('given contacts above level 1 and numbers of professionals when exported then no byte of them is there', async (t) => {
    let searched = 0;
    for (const format of EXPORT_FORMATS) {
      for (const what of EXPORT_CONTENTS) {
        if (format === 'geojson' && what === 'anomalies') continue;
        if (format === 'xlsx' && !python) continue;
        const text = textOf(await exported(format, what, false));
        const digits = text.replace(/[ .]/g, '');
        for (const secret of SECRETS) {
          assert.equal(
            text.includes(secret) || digits.includes(secret.replaceAll(' ', '')),
            false,
            `${secret} in ${what}.${format}`,
          );
          searched += 1;
        }
      }
    }
    t.diagnostic(`count: ${searched} byte searches for planted numbers and names`);
  });

  it('given open contacts when exported then they are there', async () => {
    assert.match(textOf(await exported('csv', 'unites', false)), /0142345678/);
    assert.match(textOf(await exported('jsonl', 'etablissements', false)), /Mme Ouverte/);
    assert.match(textOf(await exported('csv', 'professionnels', false)), /DUPONT/);
  });

  it('given that restricted data are asked for when exported then they are there, in a file for its owner only', async () => {
    const file = await exported('csv', 'unites', true);
    assert.match(textOf(file), /0611111111/);
    assert.match(textOf(await exported('csv', 'professionnels', true)), /0622222222/);
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('given names that are formulas when exported as CSV then none is one, and our reader finds them as they were', async () => {
    const text = textOf(await exported('csv', 'unites', false));
    const [headers = [], ...rows] = parseCsv(text);
    const names = rows.map((row) => row[headers.indexOf('nom')]);
    assert.deepEqual([...names].sort(), ['UE', ...HOSTILE].sort());
    for (const line of text.split('\r\n').slice(1)) {
      for (const cell of line.split(';')) {
        if (!/^-?\d+(\.\d+)?$/.test(cell)) assert.doesNotMatch(cell, /^"?\s*[=+\-@＝]/, cell);
      }
    }
  });

  it(
    'given the same names when exported as XLSX then every cell is a text or a number, identifiers keep their digits',
    { skip: python ? false : 'python3 is absent' },
    async () => {
      const rows = JSON.parse(textOf(await exported('xlsx', 'unites', false))) as {
        ref: string;
        type: string;
        formula: boolean;
        value: string;
      }[][];
      const [headers = [], ...body] = rows;
      assert.equal(body.length, HOSTILE.length + 1);
      const column = headers.find(({ value }) => value === 'nom')?.ref.replace(/\d/g, '') ?? '';
      const names = body.flat().filter(({ ref }) => ref.replace(/\d/g, '') === column);
      assert.deepEqual(names.map(({ value }) => value).sort(), ['UE', ...HOSTILE].sort());
      assert.ok(rows.flat().every(({ formula, type }) => !formula && (type === 'inlineStr' || type === 'n')));
      const finess = body.flat().filter(({ value }) => value === '1750100125');
      assert.ok(finess.length > 0 && finess.every(({ type }) => type === 'inlineStr'));
    },
  );
});
