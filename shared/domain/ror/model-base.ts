/** A value of a nomenclature (CSD `codedtype`). `scheme` is the OID without `urn:oid:`; `text` is what the document says, not reliable. */
export interface Code {
  readonly code: string;
  readonly scheme: string;
  readonly text?: string;
}

/** An identifier given by an authority (CSD `otherID`); `texte` only where a document puts text inside the element. */
export interface Identifiant {
  readonly code: string;
  readonly autorite: string;
  readonly texte?: string;
}

/** A link by `entityID`, local to one source; left out of comparisons between two versions of an entity. */
export interface Reference {
  readonly entityId: string;
}

/** One leaf that the model has no field for: an attribute or a text, by its CSD path. */
export interface Detail {
  readonly path: string;
  readonly value: string;
}

/** Text with the language the document gives it. */
export interface Libelle {
  readonly texte: string | undefined;
  readonly langue: string | undefined;
}

/** `record` of an object (domain reference ROR §4.2). Dates are as written: no date is ever repaired. */
export interface Metadonnees {
  readonly dateCreation: string | undefined;
  readonly dateMiseAJour: string | undefined;
  readonly statut: string | undefined;
  readonly repertoireSource: string | undefined;
  readonly cleReconciliation: string | undefined;
  readonly commentaires: string | undefined;
}

/** A measure with its UCUM unit: ages of patients. */
export interface Mesure {
  readonly valeur: string | undefined;
  readonly unite: Code | undefined;
}
