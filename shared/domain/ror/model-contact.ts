import type { Code, Libelle, Metadonnees, Reference } from './model-base.ts';

/** `contactPoint`: a number, an address or a mailbox. `niveauConfidentialite` absent counts as the level of what holds it. */
export interface Telecommunication {
  readonly canal: Code | undefined;
  /** The number or address itself (`equipment`). */
  readonly adresse: string | undefined;
  readonly usage: string | undefined;
  readonly certificat: string | undefined;
  readonly niveauConfidentialite: Code | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `extension/contact` of an EJ, EG or OI (domain reference ROR §4.7). */
export interface Contact {
  readonly nom: string | undefined;
  readonly fonction: Code | undefined;
  readonly nature: Code | undefined;
  readonly description: string | undefined;
  readonly niveauConfidentialite: Code | undefined;
  readonly telecommunications: readonly Telecommunication[];
  readonly metadonnees: Metadonnees | undefined;
}

/** `extension/mailBoxMSS`: a secure health mailbox. */
export interface BoiteMss {
  readonly telecommunication: Telecommunication | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** Name of a person. `prenoms` is a list because real documents repeat `forename`, which the schema forbids. */
export interface Nom {
  readonly langue: string | undefined;
  readonly nomsExercice: readonly Libelle[];
  readonly civiliteExercice: Code | undefined;
  readonly prenoms: readonly string[];
  readonly autresNoms: readonly Code[];
  readonly nomFamille: string | undefined;
  readonly suffixe: string | undefined;
  readonly civilite: Code | undefined;
}

/** `person` of IHE CSD: the `demographic` of a professional, or a contact of the base profile. */
export interface Personne {
  readonly noms: readonly Nom[];
  readonly telecommunications: readonly Telecommunication[];
  readonly adresses: readonly Adresse[];
  readonly sexe: string | undefined;
  readonly dateNaissance: string | undefined;
}

/** `contact` of IHE CSD: a professional of the directory, or a person. The ROR does not use it. */
export interface ContactIhe {
  readonly professionnel: Reference | undefined;
  readonly personne: Personne | undefined;
}

/** `address`: the ROR writes one line whose attributes carry everything, IHE one line a component. */
export interface Adresse {
  readonly type: string | undefined;
  readonly langue: string | undefined;
  readonly lignes: readonly LigneAdresse[];
  readonly metadonnees: Metadonnees | undefined;
}

export interface LigneAdresse {
  /** IHE: what the text is (`streetAddress`, `city`, `postalCode`…). */
  readonly composant: string | undefined;
  readonly texte: string | undefined;
  readonly courrierInterne: string | undefined;
  readonly piece: string | undefined;
  readonly etage: string | undefined;
  readonly escalier: string | undefined;
  readonly nomBatiment: string | undefined;
  readonly numeroVoie: string | undefined;
  readonly nomIlot: string | undefined;
  readonly prefixeVoie: string | undefined;
  /** Code of TRE_R35, without its OID. */
  readonly typeVoie: string | undefined;
  readonly suffixeVoie: string | undefined;
  readonly nomVoie: string | undefined;
  readonly parcelle: string | undefined;
  readonly boitePostale: string | undefined;
  readonly codePostal: string | undefined;
  readonly commune: string | undefined;
  readonly quartier: string | undefined;
  readonly subdivisionPays: string | undefined;
  readonly ligne1: string | undefined;
  readonly ligne2: string | undefined;
  readonly ligne3: string | undefined;
  readonly ligne4: string | undefined;
  readonly ligne5: string | undefined;
  readonly ligne6: string | undefined;
  readonly pays: string | undefined;
}
