import type { regionOptions as french } from '../fr/options-regions.ts';
import type { SameKeys } from '../sentences.ts';

/** One line for each option of the commands `region`. */
export const regionOptions: SameKeys<typeof french> = {
  regionLabel: 'name of the server',
  regionEnvironment: 'production, test or sandbox; decides of the authorities and of the confirmation of calls',
  regionUrl: 'address (https) of the SOAP services, or of the IHE services; empty: none',
  regionExtractionUrl: 'base address of the extraction; empty: beside the services',
  regionExtractionVersion: 'version in the path of the extraction (V1)',
  regionDialect: 'dialect of the server',
  regionDocument: 'document of an IHE server',
  regionCertificate: 'certificate of “cercle cert list”, or the beginning of its fingerprint; “none”: none',
  regionTrust: 'file of authorities, to be added to those of the server’s environment',
  regionProfil: 'access profile that was granted',
  regionVihf: 'whether the VIHF assertion is sent; else by the profile',
  regionVihfNameId: 'structure and user of the assertion (SIRET/identifier)',
  regionVihfClient: 'name of the application in the assertion',
  regionVihfProfile: 'user profile of the assertion (CU22); empty: by the access profile',
  regionAuthority: 'OID that assigns the identifiers of establishments',
  regionSoapAction: 'also sends the SOAPAction header, for a server that demands it',
  regionTls: 'TLS policy',
  regionRevocation: 'revocation of the server: to be proved, by the known lists, or not checked',
  regionLimits:
    'deadline or pace: connectSeconds, firstByteSeconds, totalSeconds, extractionSeconds, minimumBytesPerSecond, readsPerSecond, concurrentReads',
  regionProxy: 'address of the proxy, “settings” (the one of the settings) or “none”',
  regionAutomatic: 'keeps this server up to date unasked, as long as a window is open',
  regionNotes: 'free notes, never exported',
  regionReplace: 'replaces the settings of servers that already have some',
};
