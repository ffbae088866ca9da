import type { RowTable } from './mapping-row.ts';
import type { EntityKind } from './projection.ts';
import { ACTIVITE_OPERATIONNELLE, EQUIPEMENT_SPECIFIQUE } from './mapping-offre.ts';
import { ORGANISATION_INTERNE } from './mapping-oi.ts';
import { PROFESSIONNEL } from './mapping-professionnel.ts';
import { ENTITE_GEOGRAPHIQUE, ENTITE_JURIDIQUE } from './mapping-structure.ts';

/**
 * From CSD path to ROR field, one table a kind of entity (domain reference ROR §4 and the MEV 2.4 schema). Reading, conformity,
 * labels and documentation all interpret these same rows: a field is added here and in the model, nowhere else.
 */
export const MAPPING: Readonly<Record<EntityKind, RowTable>> = {
  ej: ENTITE_JURIDIQUE,
  eg: ENTITE_GEOGRAPHIQUE,
  oi: ORGANISATION_INTERNE,
  activite: ACTIVITE_OPERATIONNELLE,
  equipement: EQUIPEMENT_SPECIFIQUE,
  professionnel: PROFESSIONNEL,
};
