/** Dialects of CSD on the wire (domain reference CSD §1). */
export const DIALECTS = ['ror-2.4', 'ihe-csd'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What can be asked of a server. The first four are of the ROR (domain reference ROR §2), the last two of IHE (CSD §4–5). */
export const TRANSACTIONS = ['extraction', 'notifications', 'etablissement', 'oi', 'find', 'modifications'] as const;
export type Transaction = (typeof TRANSACTIONS)[number];

export const TRANSACTIONS_OF: Readonly<Record<Dialect, readonly Transaction[]>> = {
  'ror-2.4': ['extraction', 'notifications', 'etablissement', 'oi'],
  'ihe-csd': ['find', 'modifications'],
};

/** A code and the nomenclature it belongs to. */
export interface CodeParameter {
  readonly code: string;
  readonly codingScheme: string;
}

export interface IdentifierParameter {
  readonly code: string;
  readonly assigningAuthorityName: string;
}

/** TR-RécupérationExtraction (ROR §2.7). */
export interface ExtractionParameters {
  readonly profil: 0 | 1 | 2 | 3;
}

/** TR-Notif-ListeEtablissementMajApresDate (ROR §2.3); `dateRef` as `yyyy-mm-ddThh:mm:ss`, with or without zone. */
export interface NotificationsParameters {
  readonly dateRef: string;
  readonly typeActivity: readonly CodeParameter[];
  readonly supportedPatient: readonly CodeParameter[];
}

/** TR-Lecture-OffresSanteEtablissement (ROR §2.4). */
export interface EtablissementParameters {
  readonly etablissement: IdentifierParameter;
  readonly dateRef: string | null;
  readonly typeActivity: readonly CodeParameter[];
  readonly supportedPatient: readonly CodeParameter[];
  /** Without prices and what is specific to units; null: not sent. */
  readonly restrictedOrganisation: boolean | null;
}

/** TR-Lecture-OffreSanteOrganisationInterne (ROR §2.5). */
export interface OiParameters {
  readonly organisation: IdentifierParameter;
}

/** A stored function of careServicesRequest (CSD §5.1). */
export interface FindParameters {
  readonly directory: 'organization' | 'service' | 'facility' | 'provider';
  readonly entityId: string | null;
  readonly name: string | null;
  readonly codedType: CodeParameter | null;
  readonly otherId: IdentifierParameter | null;
  readonly status: string | null;
  readonly updatedSince: string | null;
  readonly start: number | null;
  readonly max: number | null;
}

/** getModifications (CSD §4). */
export interface ModificationsParameters {
  readonly lastModified: string;
}

/** A transaction with what it asks. */
export type ExchangeRequest =
  | ({ readonly transaction: 'extraction' } & ExtractionParameters)
  | ({ readonly transaction: 'notifications' } & NotificationsParameters)
  | ({ readonly transaction: 'etablissement' } & EtablissementParameters)
  | ({ readonly transaction: 'oi' } & OiParameters)
  | ({ readonly transaction: 'find' } & FindParameters)
  | ({ readonly transaction: 'modifications' } & ModificationsParameters);

/** An establishment that changed, as a notification names it. */
export interface ChangedEstablishment {
  readonly etablissement: IdentifierParameter;
  readonly typeActivity: readonly CodeParameter[];
  readonly restrictedOrganisation: boolean | null;
}
