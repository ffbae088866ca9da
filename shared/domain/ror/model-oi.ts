import type { Code, Mesure, Metadonnees, Reference } from './model-base.ts';
import type { Nom } from './model-contact.ts';
import type { Horaire } from './model-lieu.ts';

/** `organizations/organization` of a facility: the EG of an OI with the activités it offers there. */
export interface RattachementEg {
  readonly entiteGeographique: Reference | undefined;
  readonly activites: readonly RattachementActivite[];
}

/** A `service` inside a facility or a provider: which one, and what IHE tells of it there. */
export interface RattachementActivite {
  readonly activite: Reference | undefined;
  readonly noms: readonly Nom[];
  /** Only inside a provider. */
  readonly organisation: Reference | undefined;
  readonly langues: readonly Code[];
  readonly horaires: readonly Horaire[];
  readonly uriDisponibilite: string | undefined;
}

/** `patientsType`. */
export interface Patientele {
  readonly publics: readonly Code[];
  readonly ageMinimum: Mesure | undefined;
  readonly ageMaximum: Mesure | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `accommodationCapacity`: beds and places. */
export interface CapaciteAccueil {
  readonly lits: Disponibilite | undefined;
  readonly places: Disponibilite | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

export interface Disponibilite {
  readonly total: string | undefined;
  readonly disponibles: string | undefined;
  readonly dateMiseAJour: string | undefined;
}

/** `crisisAccomodationCapacity`: at once and within 60 minutes. */
export interface CapaciteAccueilCrise {
  readonly capaciteT0: string | undefined;
  readonly capaciteT60: string | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `residentialCapactity`. */
export interface CapaciteHabitation {
  readonly type: Code | undefined;
  readonly nombre: string | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `resourcesSkills`: who works there. */
export interface CompetenceRessource {
  readonly professions: readonly Code[];
  readonly specialites: readonly Code[];
  readonly competencesSpecifiques: readonly Code[];
  readonly metadonnees: Metadonnees | undefined;
}
