import type { Table } from './mapping-row.ts';
import type { Diplome } from './model-professionnel.ts';
import { EXTENSION_RECORD } from './mapping-base.ts';
import { SCHEMES } from './schemes.ts';

function knowHow(name: string, scheme: string) {
  return { path: `extension/${name}`, card: '0..1', type: 'code', nomenclatures: [scheme] } as const;
}

/** `credential` (domain reference ROR §4.6); `number` is mandatory (§4.12.8). */
export const DIPLOME: Table<Diplome> = {
  type: { path: 'codedType', card: '1..1', type: 'code', nomenclatures: [SCHEMES.TYPE_SAVOIR_FAIRE] },
  numero: { path: 'number', card: '1..1', type: 'text' },
  autorite: { path: 'issuingAuthority', card: '0..1', type: 'text' },
  dateDelivrance: { path: 'credentialIssueDate', card: '0..1', type: 'date' },
  dateRenouvellement: { path: 'credentialRenewalDate', card: '0..1', type: 'date' },
  specialite: knowHow('speciality', SCHEMES.SPECIALITE_ORDINALE),
  competence: knowHow('competence', SCHEMES.COMPETENCE),
  competenceExclusive: knowHow('exclusiveCompetence', SCHEMES.COMPETENCE_EXCLUSIVE),
  orientationParticuliere: knowHow('particularSkills', SCHEMES.ORIENTATION_PARTICULIERE),
  capacite: knowHow('capacity', SCHEMES.CAPACITE_SAVOIR_FAIRE),
  qualificationPac: knowHow('qualificationPAC', SCHEMES.QUALIFICATION_PAC),
  descNonQualifiant: knowHow('DESCNonQualifiant', SCHEMES.DESC_NON_QUALIFIANT),
  droitExerciceComplementaire: knowHow('complementarySkills', SCHEMES.DROIT_EXERCICE_COMPL),
  metadonnees: EXTENSION_RECORD,
};
