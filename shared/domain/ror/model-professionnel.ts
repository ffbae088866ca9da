import type { Code, Metadonnees, Reference } from './model-base.ts';
import type { Adresse, Telecommunication } from './model-contact.ts';
import type { Horaire } from './model-lieu.ts';
import type { RattachementActivite } from './model-oi.ts';

/** `organizations/organization` of a provider: an EG. */
export interface ExerciceEg {
  readonly entiteGeographique: Reference | undefined;
  readonly adresses: readonly Adresse[];
  readonly telecommunications: readonly Telecommunication[];
}

/** `facilities/facility` of a provider: the OI where he or she practises. */
export interface ExerciceOi {
  readonly organisationInterne: Reference | undefined;
  readonly activites: readonly RattachementActivite[];
  readonly horaires: readonly Horaire[];
}

/** `credential`: a diploma or a know-how (domain reference ROR §4.6). */
export interface Diplome {
  readonly type: Code | undefined;
  readonly numero: string | undefined;
  readonly autorite: string | undefined;
  readonly dateDelivrance: string | undefined;
  readonly dateRenouvellement: string | undefined;
  readonly specialite: Code | undefined;
  readonly competence: Code | undefined;
  readonly competenceExclusive: Code | undefined;
  readonly orientationParticuliere: Code | undefined;
  readonly capacite: Code | undefined;
  readonly qualificationPac: Code | undefined;
  readonly descNonQualifiant: Code | undefined;
  readonly droitExerciceComplementaire: Code | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `operationalStatus`. */
export interface SituationOperationnelle {
  readonly modeExercice: Code | undefined;
  readonly telecommunication: Telecommunication | undefined;
  readonly competencesSpecifiques: readonly Code[];
  readonly horaire: Horaire | undefined;
  readonly secteurConventionnement: Code | undefined;
  /** OPTAM or CAS. */
  readonly optionAccesSoins: boolean | undefined;
  readonly carteVitaleAcceptee: boolean | undefined;
  readonly visiteDomicile: boolean | undefined;
  readonly metadonnees: Metadonnees | undefined;
}
