import type { LabelsOf } from './field-labels-base.ts';
import type { ActiviteOperationnelle, EquipementSpecifique, OrganisationInterne } from './model.ts';
import type {
  CapaciteAccueil,
  CapaciteAccueilCrise,
  CapaciteHabitation,
  CompetenceRessource,
  Disponibilite,
  Patientele,
  RattachementEg,
} from './model-oi.ts';
import { ENTITE_LABELS, group, LIBELLE_LABELS, MESURE_LABELS, METADONNEES, named } from './field-labels-base.ts';
import { ADRESSES, BOITE_MSS_LABELS, CONTACTS, CONTACTS_IHE, TELECOMMUNICATIONS } from './field-labels-contact.ts';
import { ACTIVITES } from './field-labels-person.ts';
import { COORDONNEES_LABELS, DIVISION_LABELS, HORAIRES, LIEU } from './field-labels-place.ts';

const RATTACHEMENT_EG_LABELS: LabelsOf<RattachementEg> = {
  entiteGeographique: named('Établissement', 'Establishment'),
  activites: ACTIVITES,
};

const PATIENTELE_LABELS: LabelsOf<Patientele> = {
  publics: named('Public pris en charge', 'Patients taken care of'),
  ageMinimum: group('Âge minimum', 'Minimum age', MESURE_LABELS),
  ageMaximum: group('Âge maximum', 'Maximum age', MESURE_LABELS),
  metadonnees: METADONNEES,
};

const DISPONIBILITE_LABELS: LabelsOf<Disponibilite> = {
  total: named('Total', 'Total'),
  disponibles: named('Disponibles', 'Available'),
  dateMiseAJour: named('Mis à jour le', 'Updated on'),
};

const ACCUEIL_LABELS: LabelsOf<CapaciteAccueil> = {
  lits: group('Lits', 'Beds', DISPONIBILITE_LABELS),
  places: group('Places', 'Places', DISPONIBILITE_LABELS),
  metadonnees: METADONNEES,
};

const CRISE_LABELS: LabelsOf<CapaciteAccueilCrise> = {
  capaciteT0: named('Capacité immédiate (T0)', 'Immediate capacity (T0)'),
  capaciteT60: named('Capacité à 60 minutes (T60)', 'Capacity within 60 minutes (T60)'),
  metadonnees: METADONNEES,
};

const HABITATION_LABELS: LabelsOf<CapaciteHabitation> = {
  type: named('Type d’habitation', 'Type of accommodation'),
  nombre: named('Nombre', 'Number'),
  metadonnees: METADONNEES,
};

const COMPETENCE_LABELS: LabelsOf<CompetenceRessource> = {
  professions: named('Professions', 'Professions'),
  specialites: named('Spécialités', 'Specialities'),
  competencesSpecifiques: named('Compétences spécifiques', 'Specific skills'),
  metadonnees: METADONNEES,
};

const OFFER = {
  champsActivite: named('Champ d’activité', 'Field of activity'),
  modePriseEnCharge: named('Mode de prise en charge', 'Mode of care'),
  patientele: group('Patientèle', 'Patients', PATIENTELE_LABELS),
  capaciteAccueil: group('Capacité d’accueil', 'Capacity', ACCUEIL_LABELS),
  capaciteAccueilCrise: group('Capacité d’accueil en crise', 'Crisis capacity', CRISE_LABELS),
  capacitesHabitation: group('Capacité d’habitation', 'Housing capacity', HABITATION_LABELS),
  competenceRessource: group('Compétences et ressources', 'Skills and resources', COMPETENCE_LABELS),
  equipements: named('Équipements spécifiques', 'Specific equipment'),
  temporaliteAccueil: named('Temporalité d’accueil', 'Temporary or permanent stay'),
  accueilSequentielAccepte: named('Accueil séquentiel accepté', 'Sequential stay accepted'),
  specialisationsPriseEnCharge: named('Spécialisations de prise en charge', 'Specialisations of care'),
  categorieOrganisation: named('Catégorie d’organisation', 'Category of organisation'),
  ouvertureAnnuelle: named('Ouverture annuelle', 'Yearly opening'),
  secteursPsychiatriques: named('Secteurs psychiatriques', 'Psychiatric sectors'),
  actesSpecifiques: named('Actes spécifiques', 'Specific acts'),
  modesGestion: named('Modes de gestion', 'Management modes'),
  typeMaternite: named('Type de maternité', 'Type of maternity'),
  uniteSensible: named('Unité sensible', 'Sensitive unit'),
} as const;

export const ORGANISATION_INTERNE_LABELS: LabelsOf<Omit<OrganisationInterne, 'kind'>> = {
  ...ENTITE_LABELS,
  ...OFFER,
  identifiants: named('Identifiants', 'Identifiers'),
  types: named('Type d’organisation interne', 'Type of internal organisation'),
  nom: named('Nom', 'Name'),
  autresNoms: group('Autres noms', 'Other names', LIBELLE_LABELS),
  rattachements: group('Rattachement à un établissement', 'Link to an establishment', RATTACHEMENT_EG_LABELS),
  parente: named('Organisation interne parente', 'Parent internal organisation'),
  horaires: HORAIRES,
  contacts: CONTACTS,
  boitesMss: group('Boîtes MSS', 'Secure health mailboxes', BOITE_MSS_LABELS),
  dateCreation: named('Date de création', 'Date of creation'),
  dateFermetureDefinitive: named('Date de fermeture définitive', 'Date of final closing'),
  lieu: LIEU,
  zonesIntervention: group('Zones d’intervention', 'Areas of intervention', DIVISION_LABELS),
  adresses: ADRESSES,
  contactsIhe: CONTACTS_IHE,
  coordonnees: group('Coordonnées (base IHE)', 'Coordinates (IHE base)', COORDONNEES_LABELS),
  langues: named('Langues', 'Languages'),
  telecommunications: TELECOMMUNICATIONS,
};

export const ACTIVITE_LABELS: LabelsOf<Omit<ActiviteOperationnelle, 'kind'>> = {
  ...ENTITE_LABELS,
  identifiants: named('Identifiants', 'Identifiers'),
  types: named('Activité opérationnelle', 'Operational activity'),
  familles: named('Familles d’activité', 'Families of activity'),
};

export const EQUIPEMENT_LABELS: LabelsOf<Omit<EquipementSpecifique, 'kind'>> = {
  ...ENTITE_LABELS,
  identifiants: named('Identifiants', 'Identifiers'),
  type: named('Équipement spécifique', 'Specific equipment'),
  nombreEnService: named('Nombre en service', 'Number in service'),
};
