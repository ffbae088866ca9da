import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedData, skipWithout } from './shared-data.ts';

const ROR_SCHEMA = ['csd', 'ror-ans-no-licence', 'IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd'] as const;
const IHE_SCHEMA = ['csd', 'schema', 'CSD.xsd'] as const;
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** The `skip` option of a test that validates: false when the schema and `xmllint` are there, else the reason. */
export const skipWithoutRorSchema = hasXmllint ? skipWithout(...ROR_SCHEMA) : 'xmllint is absent';
export const skipWithoutIheSchema = hasXmllint ? skipWithout(...IHE_SCHEMA) : 'xmllint is absent';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
/** What the schemas import by address, reduced to what they use: nothing is fetched. */
const IMPORTED = {
  'xml.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>`,
  'xforms.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/2002/xforms"><xs:element name="instance"/><xs:element name="model"/><xs:element name="bind"/><xs:simpleType name="anyURIList"><xs:list itemType="xs:anyURI"/></xs:simpleType></xs:schema>`,
};
/** The types of the WSDL 2.4, as a schema (domain reference ROR §2.2). */
const WSDL_TYPES = `<xs:schema ${XS} xmlns:csd="urn:ihe:iti:csd:2013" targetNamespace="urn:asip:ror:2015"><xs:import namespace="urn:ihe:iti:csd:2013" schemaLocation="csd.xsd"/><xs:element name="TR-Notif-ListeEtablissementsMajApresDate_Demande" type="csd:TR-Notif-ListeEtablissementsMajApresDate_Demande"/><xs:element name="TR-Notif-ListeEtablissementMajApresDate_Reponse" type="csd:TR-Notif-ListeEtablissementMajApresDate_Reponse"/><xs:element name="erreur" type="csd:error"/></xs:schema>`;

/** A published schema made usable offline: its imports are local, and what refers to the schema of schemas is left out. */
function offline(path: readonly string[]): string {
  return readFileSync(sharedData(...path) ?? '', 'utf8')
    .replace(/schemaLocation="[^"]*xml\.xsd"/, 'schemaLocation="xml.xsd"')
    .replace(/schemaLocation="[^"]*XForms-Schema\.xsd"/, 'schemaLocation="xforms.xsd"')
    .replace('XML/1998/namespace"/>', 'XML/1998/namespace" schemaLocation="xml.xsd"/>')
    .replace(/<xs:import[^>]*XMLSchema\.xsd[^>]*\/>/, '')
    .replace(/<xs:element\s+ref="xs:schema"[^>]*\/>/, '');
}

/** A schema in a folder of its own; dispose of it at the end. */
export interface Schema {
  /** What `xmllint` holds against a document; '' when it is valid. */
  fault(document: string): string;
  dispose(): void;
}

function openSchema(files: Readonly<Record<string, string>>, main: string): Schema {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-schema-'));
  for (const [name, text] of Object.entries({ ...IMPORTED, ...files })) writeFileSync(join(folder, name), text);
  return {
    fault(document) {
      const file = join(folder, 'document.xml');
      writeFileSync(file, document);
      const args = ['--nonet', '--noout', '--schema', join(folder, main), file];
      const { status, stderr } = spawnSync('xmllint', args, { encoding: 'utf8' });
      return status === 0 ? '' : stderr.slice(0, 1500);
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** MEV 2.4: the elements of CSD and those of the WSDL. */
export function openRorSchema(): Schema {
  return openSchema({ 'csd.xsd': offline(ROR_SCHEMA), 'ror.xsd': WSDL_TYPES }, 'ror.xsd');
}

/** The CSD of IHE. */
export function openIheSchema(): Schema {
  return openSchema({ 'csd.xsd': offline(IHE_SCHEMA) }, 'csd.xsd');
}

/** The element in the body of a SOAP envelope, as a document: the prefixes that the envelope declares are given again. */
export function bodyOf(envelope: string): string {
  const [, , content = ''] = /<(\w+):Body>([\s\S]*)<\/\1:Body>/.exec(envelope) ?? [];
  const declarations = [...(/<\w+:Envelope([^>]*)>/.exec(envelope)?.[1] ?? '').matchAll(/ xmlns:\w+="[^"]*"/g)];
  return content.replace(/^\s*<([\w:-]+)/, (start) => `${start}${declarations.map(([text]) => text).join('')}`);
}
