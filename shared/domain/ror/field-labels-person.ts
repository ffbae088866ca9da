import type { LabelsOf } from './field-labels-base.ts';
import type { Professionnel } from './model.ts';
import type { Diplome, ExerciceEg, ExerciceOi, SituationOperationnelle } from './model-professionnel.ts';
import type { RattachementActivite } from './model-oi.ts';
import { ENTITE_LABELS, group, METADONNEES, named } from './field-labels-base.ts';
import {
  ADRESSES,
  BOITE_MSS_LABELS,
  NOM_LABELS,
  TELECOMMUNICATION_LABELS,
  TELECOMMUNICATIONS,
} from './field-labels-contact.ts';
import { HORAIRE_LABELS, HORAIRES } from './field-labels-place.ts';

const DIPLOME_LABELS: LabelsOf<Diplome> = {
  type: named('Type de savoir-faire', 'Type of know-how'),
  numero: named('Numéro', 'Number'),
  autorite: named('Autorité de délivrance', 'Issuing authority'),
  dateDelivrance: named('Délivré le', 'Issued on'),
  dateRenouvellement: named('Renouvelé le', 'Renewed on'),
  specialite: named('Spécialité ordinale', 'Registered speciality'),
  competence: named('Compétence', 'Competence'),
  competenceExclusive: named('Compétence exclusive', 'Exclusive competence'),
  orientationParticuliere: named('Orientation particulière', 'Particular orientation'),
  capacite: named('Capacité de médecine', 'Medical capacity'),
  qualificationPac: named('Qualification PAC', 'PAC qualification'),
  descNonQualifiant: named('DESC non qualifiant', 'Non-qualifying DESC'),
  droitExerciceComplementaire: named('Droit d’exercice complémentaire', 'Complementary right to practise'),
  metadonnees: METADONNEES,
};

export const DIPLOMES = group('Diplômes et savoir-faire', 'Diplomas and know-how', DIPLOME_LABELS);

const RATTACHEMENT_LABELS: LabelsOf<RattachementActivite> = {
  activite: named('Activité opérationnelle', 'Operational activity'),
  noms: group('Noms', 'Names', NOM_LABELS),
  organisation: named('Établissement', 'Establishment'),
  langues: named('Langues', 'Languages'),
  horaires: HORAIRES,
  uriDisponibilite: named('Adresse des disponibilités', 'Address of availability'),
};

export const ACTIVITES = group('Activités opérationnelles', 'Operational activities', RATTACHEMENT_LABELS);

const EXERCICE_EG_LABELS: LabelsOf<ExerciceEg> = {
  entiteGeographique: named('Établissement', 'Establishment'),
  adresses: ADRESSES,
  telecommunications: TELECOMMUNICATIONS,
};

const EXERCICE_OI_LABELS: LabelsOf<ExerciceOi> = {
  organisationInterne: named('Organisation interne', 'Internal organisation'),
  activites: ACTIVITES,
  horaires: HORAIRES,
};

const SITUATION_LABELS: LabelsOf<SituationOperationnelle> = {
  modeExercice: named('Mode d’exercice', 'Mode of practice'),
  telecommunication: group('Télécommunication', 'Telecommunication', TELECOMMUNICATION_LABELS),
  competencesSpecifiques: named('Compétences spécifiques', 'Specific skills'),
  horaire: group('Horaire', 'Hours', HORAIRE_LABELS),
  secteurConventionnement: named('Secteur de conventionnement', 'Agreement sector'),
  optionAccesSoins: named('Option d’accès aux soins (OPTAM ou CAS)', 'Controlled fees (OPTAM or CAS)'),
  carteVitaleAcceptee: named('Carte Vitale acceptée', 'Carte Vitale accepted'),
  visiteDomicile: named('Visites à domicile', 'Home visits'),
  metadonnees: METADONNEES,
};

export const PROFESSIONNEL_LABELS: LabelsOf<Omit<Professionnel, 'kind'>> = {
  ...ENTITE_LABELS,
  identifiants: named('Identifiants', 'Identifiers'),
  professions: named('Profession', 'Profession'),
  noms: group('Noms', 'Names', NOM_LABELS),
  telecommunications: TELECOMMUNICATIONS,
  adresses: ADRESSES,
  sexe: named('Sexe', 'Gender'),
  dateNaissance: named('Date de naissance', 'Date of birth'),
  langues: named('Langues', 'Languages'),
  exercicesEg: group('Exercice en établissement', 'Practice in an establishment', EXERCICE_EG_LABELS),
  exercicesOi: group('Exercice en organisation interne', 'Practice in an internal organisation', EXERCICE_OI_LABELS),
  diplomes: DIPLOMES,
  specialites: named('Spécialité', 'Speciality'),
  situationOperationnelle: group('Situation opérationnelle', 'Operational situation', SITUATION_LABELS),
  boiteMss: group('Boîte MSS', 'Secure health mailbox', BOITE_MSS_LABELS),
};
