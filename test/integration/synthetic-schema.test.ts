import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { PROFILES } from '../../shared/domain/synthetic/visibility.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';
import { resource } from '../helpers/synthetic.ts';

const PATH = ['csd', 'ror-ans-no-licence', 'IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd'] as const;
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const skip = hasXmllint ? skipWithout(...PATH) : 'xmllint is absent';

const folder = mkdtempSync(join(tmpdir(), 'cercle-schema-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
/** What the schema imports by address, reduced to what it uses: nothing is fetched. */
const IMPORTED = {
  'xml.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>`,
  'xforms.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/2002/xforms"><xs:element name="instance"/><xs:element name="bind"/><xs:simpleType name="anyURIList"><xs:list itemType="xs:anyURI"/></xs:simpleType></xs:schema>`,
};

/** The published schema made usable offline: its imports are local, and the reference to the schema of schemas is left out. */
function offlineSchema(): string {
  const text = readFileSync(sharedData(...PATH) ?? '', 'utf8')
    .replace('http://www.w3.org/2001/xml.xsd', 'xml.xsd')
    .replace('http://www.w3.org/MarkUp/Forms/2002/XForms-Schema.xsd', 'xforms.xsd')
    .replace('<xs:element ref="xs:schema" minOccurs="0"/>', '');
  for (const [name, content] of Object.entries({ ...IMPORTED, 'ror.xsd': text }))
    writeFileSync(join(folder, name), content);
  return join(folder, 'ror.xsd');
}

function validate(schema: string, file: string): { readonly ok: boolean; readonly output: string } {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, file], {
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stderr.slice(0, 2000) };
}

test(
  'given a region in each profile when validated against the MEV 2.4 schema then it is valid',
  { skip },
  async () => {
    const schema = offlineSchema();
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
  { skip },
  async () => {
    const schema = offlineSchema();
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
