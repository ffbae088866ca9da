/** Requests of the ROR dialect as an integrator would write them by hand (domain reference ROR §2.3 to §2.8). */

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

export const SOAP_PATH = '/ROR/2.4/CSD_ROR_Binding';

export function extractionPath(profil: number): string {
  return `/V1/extraction/ExtractionOffresSante_Profil${profil}`;
}

export interface Filters {
  readonly champs?: readonly string[];
  readonly publics?: readonly string[];
}

function filtersXml({ champs = [], publics = [] }: Filters): string {
  const coded = (name: string, scheme: string) => (code: string) =>
    `<csd:${name} code="${code}" codingScheme="${scheme}"/>`;
  return (
    champs.map(coded('typeActivity', '1.2.250.1.213.3.3.17')).join('') +
    publics.map(coded('supportedPatient', '1.2.250.1.213.3.3.29')).join('')
  );
}

export function envelope(body: string, header = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${SOAP}" xmlns:ror="urn:asip:ror:2015" xmlns:csd="urn:ihe:iti:csd:2013"><soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

export function notificationsRequest(dateRef: string, filters: Filters = {}, header = ''): string {
  const params = `<csd:params><csd:dateRef>${dateRef}</csd:dateRef>${filtersXml(filters)}</csd:params>`;
  const name = 'ror:TR-Notif-ListeEtablissementsMajApresDate_Demande';
  return envelope(`<${name}>${params}</${name}>`, header);
}

function functionXml(content: string): string {
  return `<csd:careServicesRequest><csd:function urn="urn:asip:ror:lecture:offreSoinEtablissement:2017" encapsulated="true">${content}</csd:function></csd:careServicesRequest>`;
}

export interface ReadOptions extends Filters {
  readonly dateRef?: string;
  readonly restricted?: boolean;
  readonly header?: string;
}

export function establishmentRequest(
  id: string,
  { dateRef, restricted, header, ...filters }: ReadOptions = {},
): string {
  const date = dateRef === undefined ? '' : `<csd:dateRef>${dateRef}</csd:dateRef>`;
  const flag =
    restricted === undefined
      ? ''
      : `<csd:restrictedOrganisation>${restricted ? '1' : '0'}</csd:restrictedOrganisation>`;
  const content = `<csd:id_etablissement code="${id}" assigningAuthorityName="1.2.250.1.71.4.2.2"/>${date}${filtersXml(filters)}${flag}`;
  const demand = `<csd:etablissementDemandeLecture>${content}</csd:etablissementDemandeLecture>`;
  return envelope(
    functionXml(`<csd:TR_Lecture-OffresSanteEtablissement>${demand}</csd:TR_Lecture-OffresSanteEtablissement>`),
    header,
  );
}

export function unitRequest(id: string): string {
  const organisation = `<csd:organisationID code="${id}" assigningAuthorityName=""/>`;
  return envelope(
    functionXml(
      `<csd:TR_Lecture-OffreSanteOrganisationInterne>${organisation}</csd:TR_Lecture-OffreSanteOrganisationInterne>`,
    ),
  );
}

export function vihf(userProfile: string): string {
  const value = `<ProfilUtilisateur xmlns="urn:hl7-org:v3" code="${userProfile}" codeSystem="1.2.250.1.213.1.6.1.66"/>`;
  const attribute = `<a:Attribute Name="Profil_Utilisateur"><a:AttributeValue>${value}</a:AttributeValue></a:Attribute>`;
  return `<w:Security xmlns:w="${WSSE}"><a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="i1" Version="2.0"><a:AttributeStatement>${attribute}</a:AttributeStatement></a:Assertion></w:Security>`;
}

const ACTIONS = { search: 'ror-search', update: 'ror-update' } as const;

export function soapHeaders(action: keyof typeof ACTIONS): Record<string, string> {
  return {
    'Content-Type': `application/soap+xml; charset=UTF-8; action="urn:asip:ror:2015:stored-function:${ACTIONS[action]}"`,
  };
}
