import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData, skipWithout } from './shared-data.ts';

const PATH = ['csd', 'ror-ans-no-licence', 'IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd'] as const;
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** The `skip` option of a test that validates against the schema of the MEV 2.4. */
export const skipWithoutMevSchema = hasXmllint ? skipWithout(...PATH) : 'xmllint is absent';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
/** What the schema imports by address, reduced to what it uses: nothing is fetched. */
const IMPORTED = {
  'xml.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>`,
  'xforms.xsd': `<xs:schema ${XS} targetNamespace="http://www.w3.org/2002/xforms"><xs:element name="instance"/><xs:element name="bind"/><xs:simpleType name="anyURIList"><xs:list itemType="xs:anyURI"/></xs:simpleType></xs:schema>`,
};

/** The elements that the WSDL declares beside the schema (ROR-v2.4.wsdl, types). */
const OPERATIONS =
  `<xs:schema ${XS} targetNamespace="urn:asip:ror:2015" xmlns:csd="urn:ihe:iti:csd:2013">` +
  `<xs:import namespace="urn:ihe:iti:csd:2013" schemaLocation="ror.xsd"/>` +
  `<xs:element name="TR-Notif-ListeEtablissementsMajApresDate_Demande" type="csd:TR-Notif-ListeEtablissementsMajApresDate_Demande"/>` +
  `<xs:element name="TR-Notif-ListeEtablissementMajApresDate_Reponse" type="csd:TR-Notif-ListeEtablissementMajApresDate_Reponse"/>` +
  `<xs:element name="erreur" type="csd:error"/></xs:schema>`;

/**
 * The published schema made usable offline in a folder: its imports are local, and the reference to the schema of schemas is left
 * out. Gives the path of the schema of the SOAP operations, which includes that of CSD.
 */
export function offlineOperations(folder: string): string {
  offlineSchema(folder);
  writeFileSync(join(folder, 'operations.xsd'), OPERATIONS);
  return join(folder, 'operations.xsd');
}

/** As `offlineOperations`, the path of the schema of CSD alone. */
export function offlineSchema(folder: string): string {
  const text = readFileSync(sharedData(...PATH) ?? '', 'utf8')
    .replace('http://www.w3.org/2001/xml.xsd', 'xml.xsd')
    .replace('http://www.w3.org/MarkUp/Forms/2002/XForms-Schema.xsd', 'xforms.xsd')
    .replace('<xs:element ref="xs:schema" minOccurs="0"/>', '');
  for (const [name, content] of Object.entries({ ...IMPORTED, 'ror.xsd': text }))
    writeFileSync(join(folder, name), content);
  return join(folder, 'ror.xsd');
}

export function validate(schema: string, file: string): { readonly ok: boolean; readonly output: string } {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, file], {
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stderr.slice(0, 2000) };
}
