import type { Code, Detail, Identifiant, Libelle, Metadonnees, Reference } from './model-base.ts';
import type { Adresse, BoiteMss, Contact, ContactIhe, Nom, Telecommunication } from './model-contact.ts';
import type { Coordonnees, DivisionTerritoriale, Horaire, Lieu } from './model-lieu.ts';
import type {
  CapaciteAccueil,
  CapaciteAccueilCrise,
  CapaciteHabitation,
  CompetenceRessource,
  Patientele,
  RattachementEg,
} from './model-oi.ts';
import type { Diplome, ExerciceEg, ExerciceOi, SituationOperationnelle } from './model-professionnel.ts';
import type { Tarif } from './model-tarif.ts';

/**
 * The ROR as Cercle keeps it (domain reference ROR §4): French names, every value as the document writes it. A field that the
 * document does not fill is undefined or an empty list; nothing is made up. What has no field is in `details`.
 */
export type RorEntity =
  | EntiteJuridique
  | EntiteGeographique
  | OrganisationInterne
  | ActiviteOperationnelle
  | EquipementSpecifique
  | Professionnel;

interface Entite {
  /** `entityID`, local to the source; '' when the document has none. */
  readonly cle: string;
  readonly details: readonly Detail[];
  readonly metadonnees: Metadonnees | undefined;
}

/** What an EJ and an EG share; the second half is the IHE base, which the ROR does not use. */
interface Structure extends Entite {
  readonly identifiants: readonly Identifiant[];
  readonly raisonSociale: string | undefined;
  readonly autresNoms: readonly Libelle[];
  readonly lieu: Lieu | undefined;
  readonly contacts: readonly Contact[];
  readonly dateCreation: string | undefined;
  readonly dateFermeture: string | undefined;
  readonly typeFermeture: Code | undefined;
  readonly adresses: readonly Adresse[];
  readonly contactsIhe: readonly ContactIhe[];
  readonly diplomes: readonly Diplome[];
  readonly langues: readonly Code[];
  readonly specialisations: readonly Code[];
  readonly telecommunications: readonly Telecommunication[];
}

/** EJ: an `organization` without `parent` (§4.3). */
export interface EntiteJuridique extends Structure {
  readonly kind: 'ej';
  readonly statutsJuridiques: readonly Code[];
  readonly sousEnsemblesAgregat: readonly Code[];
}

/** EG: an `organization` with a `parent` (§4.4). */
export interface EntiteGeographique extends Structure {
  readonly kind: 'eg';
  readonly categories: readonly Code[];
  readonly espic: readonly Code[];
  readonly entiteJuridique: Reference | undefined;
  readonly nomOperationnel: string | undefined;
  readonly territoiresSante: readonly DivisionTerritoriale[];
  readonly tarifs: readonly Tarif[];
  readonly zonePoser: boolean | undefined;
  readonly aidesFinancieres: readonly Code[];
  readonly hebergementFamille: boolean | undefined;
  readonly placesTemporairesAideSociale: string | undefined;
  readonly placesPermanentesAideSociale: string | undefined;
  readonly soinsSansConsentement: boolean | undefined;
  readonly accessibiliteLieu: Code | undefined;
  readonly niveauRecoursOrsan: Code | undefined;
}

/** OI: a `facility`; pôle, structure interne, unité fonctionnelle or unité élémentaire according to `types` (§4.5). */
export interface OrganisationInterne extends Entite {
  readonly kind: 'oi';
  readonly identifiants: readonly Identifiant[];
  readonly types: readonly Code[];
  readonly nom: string | undefined;
  readonly autresNoms: readonly Libelle[];
  readonly rattachements: readonly RattachementEg[];
  readonly parente: Reference | undefined;
  readonly horaires: readonly Horaire[];
  readonly contacts: readonly Contact[];
  readonly boitesMss: readonly BoiteMss[];
  readonly dateCreation: string | undefined;
  readonly dateFermetureDefinitive: string | undefined;
  readonly champsActivite: readonly Code[];
  readonly modePriseEnCharge: Code | undefined;
  readonly patientele: Patientele | undefined;
  readonly capaciteAccueil: CapaciteAccueil | undefined;
  readonly capaciteAccueilCrise: CapaciteAccueilCrise | undefined;
  readonly capacitesHabitation: readonly CapaciteHabitation[];
  readonly competenceRessource: CompetenceRessource | undefined;
  readonly equipements: readonly Reference[];
  readonly temporaliteAccueil: Code | undefined;
  readonly accueilSequentielAccepte: boolean | undefined;
  readonly specialisationsPriseEnCharge: readonly Code[];
  readonly categorieOrganisation: Code | undefined;
  readonly lieu: Lieu | undefined;
  readonly zonesIntervention: readonly DivisionTerritoriale[];
  readonly ouvertureAnnuelle: Code | undefined;
  readonly secteursPsychiatriques: readonly string[];
  readonly actesSpecifiques: readonly Code[];
  readonly modesGestion: readonly Code[];
  readonly typeMaternite: Code | undefined;
  readonly uniteSensible: boolean | undefined;
  readonly adresses: readonly Adresse[];
  readonly contactsIhe: readonly ContactIhe[];
  readonly coordonnees: Coordonnees | undefined;
  readonly langues: readonly Code[];
  readonly telecommunications: readonly Telecommunication[];
}

/** Activité opérationnelle: a `service`. The ROR gives it one type and no identifier; IHE allows more. */
export interface ActiviteOperationnelle extends Entite {
  readonly kind: 'activite';
  readonly identifiants: readonly Identifiant[];
  readonly types: readonly Code[];
  readonly familles: readonly Code[];
}

/** Équipement spécifique: a `device`. */
export interface EquipementSpecifique extends Entite {
  readonly kind: 'equipement';
  readonly identifiants: readonly Identifiant[];
  readonly type: Code | undefined;
  readonly nombreEnService: string | undefined;
}

/** Professionnel with his or her exercice and situation opérationnelle: a `provider` (§4.6). */
export interface Professionnel extends Entite {
  readonly kind: 'professionnel';
  readonly identifiants: readonly Identifiant[];
  readonly professions: readonly Code[];
  readonly noms: readonly Nom[];
  readonly telecommunications: readonly Telecommunication[];
  readonly adresses: readonly Adresse[];
  readonly sexe: string | undefined;
  readonly dateNaissance: string | undefined;
  readonly langues: readonly Code[];
  readonly exercicesEg: readonly ExerciceEg[];
  readonly exercicesOi: readonly ExerciceOi[];
  readonly diplomes: readonly Diplome[];
  readonly specialites: readonly Code[];
  readonly situationOperationnelle: SituationOperationnelle | undefined;
  readonly boiteMss: BoiteMss | undefined;
}
