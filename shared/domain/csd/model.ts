/** Namespace of every CSD element (CSD.xsd; domain reference CSD §2). Attributes are in no namespace. */
export const CSD_NAMESPACE = 'urn:ihe:iti:csd:2013';
/** Namespace of the ROR operations that wrap CSD (domain reference ROR §2.2). */
export const ROR_NAMESPACE = 'urn:asip:ror:2015';

/** The five directories of a CSD document, in the order of the schema (the IHE profile has no `device`). */
export const DIRECTORIES = ['organization', 'service', 'facility', 'provider', 'device'] as const;
export type Directory = (typeof DIRECTORIES)[number];

/**
 * One XML element of a record, as it was written: nothing is trimmed, no value is interpreted.
 * `name` is local; `namespace` is the resolved URI, or '' for none. `attributes` are keyed by local name, except those of the
 * XML namespace (`xml:lang`). `text` is the element's own character data, in order, its child elements' left out.
 */
export interface CsdElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly CsdElement[];
  readonly text: string;
}

/** One child of a directory. `entityId` is local to its source and '' when the document has none. */
export interface CsdRecord {
  readonly directory: Directory;
  readonly entityId: string;
  readonly element: CsdElement;
  /** The record as written, made a document of its own: the namespace declarations in scope are added to its start tag. */
  readonly raw: string;
  /** Position of the record in its decoded document, in UTF-16 units. */
  readonly offset: number;
}

export const ENVELOPES = ['csd', 'careServicesResponse', 'getModificationsResponse', 'queryResult'] as const;

/** What a whole document says of itself, known once its closing root was read. */
export interface CsdDocument {
  /** How the CSD was wrapped; a SOAP envelope around it is told by `soap`. */
  readonly envelope: (typeof ENVELOPES)[number];
  readonly soap: boolean;
  /** `result/facilityNumber` as written, undefined when absent: the number of UE announced (RG_ALIM_019). */
  readonly facilityNumber: string | undefined;
  readonly encoding: string;
  /** Bytes read and decoded length in UTF-16 units. */
  readonly bytes: number;
  readonly length: number;
  /** Directories met, in document order, with their number of records. */
  readonly directories: readonly { readonly directory: Directory; readonly records: number }[];
}

/** Limits of the reader; beyond one of them the document is refused with `xml.limit` (design security T13). */
export interface ReadLimits {
  readonly depth: number;
  readonly attributes: number;
  /** Greatest length of one record, in UTF-16 units. */
  readonly recordLength: number;
  readonly nameLength: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  depth: 256,
  attributes: 256,
  recordLength: 16 * 1024 * 1024,
  nameLength: 1024,
};
