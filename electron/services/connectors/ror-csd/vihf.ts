import type { RegionTarget } from '../../../../shared/contract/region-views.ts';
import type { XmlNode } from '../../ingest/xml-small.ts';
import type { BuildContext } from '../connector.ts';
import { incomplete } from '../request-check.ts';

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const X509_SUBJECT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:X509SubjectName';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified';
const HL7 = 'urn:hl7-org:v3';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** User profile that stands for each access profile (domain reference ROR §2.8). */
export const USER_PROFILES = { 0: 'CU23', 1: 'CU22', 2: 'CU20', 3: 'CU19' } as const;

/**
 * The `wsse:Security` header with the VIHF: an unsigned SAML 2.0 assertion whose issuer is the subject of the client certificate
 * (domain reference ROR §2.8). Undefined when the target does not want it. Never for the extraction: its profile is in the address.
 * @throws AppError `region.incomplete`.
 */
export function securityHeader(target: RegionTarget, context: BuildContext): XmlNode | undefined {
  if (!target.vihf.enabled) return undefined;
  return {
    name: 'wsse:Security',
    attributes: { 'xmlns:wsse': WSSE },
    children: [assertion(target, context)],
  };
}

function assertion(target: RegionTarget, { now, messageId, clientSubjectDn }: BuildContext): XmlNode {
  const { nameId, clientName } = target.vihf;
  const missing = [
    ...(clientSubjectDn === null ? ['certificate'] : []),
    ...(nameId.trim() === '' ? ['nameId'] : []),
    ...(target.vihf.userProfile === '' && target.profil === null ? ['profil'] : []),
  ];
  if (missing.length > 0) throw incomplete(target, ...missing);
  // Seconds are enough, and every toolkit reads them.
  const instant = `${now.toISOString().slice(0, 19)}Z`;
  return {
    name: 'saml:Assertion',
    // An identifier of XML does not start with a digit, as a UUID may.
    attributes: { 'xmlns:saml': SAML, ID: `_${messageId}`, Version: '2.0', IssueInstant: instant },
    children: [
      { name: 'saml:Issuer', attributes: { Format: X509_SUBJECT }, text: clientSubjectDn ?? '' },
      { name: 'saml:Subject', children: [{ name: 'saml:NameID', text: nameId }] },
      {
        name: 'saml:AuthnStatement',
        attributes: { AuthnInstant: instant },
        children: [{ name: 'saml:AuthnContext', children: [{ name: 'saml:AuthnContextClassRef', text: UNSPECIFIED }] }],
      },
      { name: 'saml:AttributeStatement', children: attributes(userProfileOf(target), clientName) },
    ],
  };
}

function userProfileOf({ vihf, profil }: RegionTarget): string {
  if (vihf.userProfile !== '') return vihf.userProfile;
  return profil === null ? '' : USER_PROFILES[profil];
}

function attributes(userProfile: string, clientName: string): readonly XmlNode[] {
  return [
    attribute('VIHF_Version', { text: '2.0' }),
    attribute('Ressource_URN', { text: 'urn:ROR' }),
    attribute('urn:oasis:names:tc:xacml:2.0:subject:role', {
      children: [hl7('Role', { code: 'AUTOMATE', codeSystem: '1.2.250.1.213.1.1.4.6', displayName: 'Automate' })],
    }),
    attribute('urn:oasis:names:tc:xspa:1.0:subject:subject-id', { text: clientName === '' ? 'Cercle' : clientName }),
    attribute('Profil_Utilisateur', {
      children: [hl7('ProfilUtilisateur', { code: userProfile, codeSystem: '1.2.250.1.213.1.6.1.66' })],
    }),
    attribute('VIHF_Profil', {
      children: [
        hl7('VIHF_Profil', {
          code: 'profil_referentiel',
          codeSystem: '1.2.250.1.213.1.1.4.312',
          displayName: 'Accès à un référentiel',
        }),
      ],
    }),
  ];
}

function attribute(name: string, value: Pick<XmlNode, 'text' | 'children'>): XmlNode {
  return {
    name: 'saml:Attribute',
    attributes: { Name: name },
    children: [{ name: 'saml:AttributeValue', ...value }],
  };
}

function hl7(name: string, values: Readonly<Record<string, string>>): XmlNode {
  return { name, attributes: { xmlns: HL7, 'xmlns:xsi': XSI, 'xsi:type': 'CE', ...values } };
}
