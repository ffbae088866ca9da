import type { Code, Metadonnees } from './model-base.ts';

/** `price` of an EG (domain reference ROR §4.10): exactly one of the seven forms is expected. */
export interface Tarif {
  readonly type: Code | undefined;
  readonly unite: Code | undefined;
  readonly montant: string | undefined;
  readonly devise: Code | undefined;
  readonly dateMiseAJour: string | undefined;
  readonly socleHebergement: SocleHebergement | undefined;
  readonly portageRepas: PortageRepas | undefined;
  readonly journeeDomicile: JourneeDomicile | undefined;
  readonly dependance: TarifDependance | undefined;
  readonly supplementHabitation: SupplementHabitation | undefined;
  readonly aideHumaine: AideHumaine | undefined;
  readonly supplement: Supplement | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `basePackageAccomodation`. */
export interface SocleHebergement {
  readonly moins60Ans: boolean | undefined;
  readonly prestationsIncluses: readonly Code[];
  readonly autresPrestationsIncluses: readonly string[];
  readonly typeHabitation: Code | undefined;
  readonly conditionTarifaire: Code | undefined;
  readonly temporaliteAccueil: Code | undefined;
}

/** `mealDelivery`. */
export interface PortageRepas {
  readonly conditionTarifaire: Code | undefined;
  readonly nom: string | undefined;
}

/** `homeDay`. */
export interface JourneeDomicile {
  readonly conditionTarifaire: Code | undefined;
}

/** `dependencyPrice`. */
export interface TarifDependance {
  readonly groupeTarifaire: Code | undefined;
  readonly temporaliteAccueil: Code | undefined;
}

/** `surchargePriceResidential`: only for a single room (RG_EXP_029). */
export interface SupplementHabitation {
  readonly typeHabitation: Code | undefined;
}

/** `humanHelpPrice`. */
export interface AideHumaine {
  readonly nom: string | undefined;
  readonly modeGestion: Code | undefined;
  readonly conditionTarifaire: Code | undefined;
}

/** `surchargePrice`. */
export interface Supplement {
  readonly autreNom: string | undefined;
  readonly prestation: Code | undefined;
}
