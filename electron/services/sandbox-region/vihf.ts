import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import { below, childOf, childrenNamed, type NamedNode } from './named-xml.ts';

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
/** User profile of the VIHF and the access profile that it has (domain reference ROR §2.8). */
const PROFILES: Readonly<Record<string, Profil>> = { CU23: 0, CU22: 1, CU20: 2, CU19: 3 };

/** Who asks, as the VIHF of a request says; it is not signed, so nothing is proved. */
export interface Vihf {
  /** `CU22`… */
  readonly userProfile: string;
  /** Access profile; undefined for a user profile without one. */
  readonly profil: Profil | undefined;
}

/** The VIHF of a SOAP header; undefined when there is none, or none that says a user profile. */
export function readVihf(header: NamedNode | undefined): Vihf | undefined {
  const assertion = childOf(childOf(header, WSSE, 'Security'), SAML, 'Assertion');
  const statement = childOf(assertion, SAML, 'AttributeStatement');
  const attribute = childrenNamed(statement, SAML, 'Attribute').find(
    ({ attributes }) => attributes.Name === 'Profil_Utilisateur',
  );
  if (attribute === undefined) return undefined;
  const coded = below(attribute, 'ProfilUtilisateur')?.attributes.code;
  const userProfile = coded ?? childOf(attribute, SAML, 'AttributeValue')?.text ?? '';
  return userProfile === '' ? undefined : { userProfile, profil: PROFILES[userProfile] };
}
