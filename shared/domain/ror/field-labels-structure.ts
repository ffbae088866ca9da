import type { LabelsOf } from './field-labels-base.ts';
import type { EntiteGeographique, EntiteJuridique } from './model.ts';
import { ENTITE_LABELS, group, LIBELLE_LABELS, named } from './field-labels-base.ts';
import { ADRESSES, CONTACTS, CONTACTS_IHE, TELECOMMUNICATIONS } from './field-labels-contact.ts';
import { DIPLOMES } from './field-labels-person.ts';
import { DIVISION_LABELS, LIEU } from './field-labels-place.ts';
import { TARIFS } from './field-labels-price.ts';

const STRUCTURE = {
  ...ENTITE_LABELS,
  identifiants: named('Identifiants', 'Identifiers'),
  raisonSociale: named('Raison sociale', 'Corporate name'),
  autresNoms: group('Autres noms', 'Other names', LIBELLE_LABELS),
  lieu: LIEU,
  contacts: CONTACTS,
  dateCreation: named('Date de création', 'Date of creation'),
  dateFermeture: named('Date de fermeture', 'Date of closing'),
  typeFermeture: named('Type de fermeture', 'Type of closing'),
  adresses: ADRESSES,
  contactsIhe: CONTACTS_IHE,
  diplomes: DIPLOMES,
  langues: named('Langues', 'Languages'),
  specialisations: named('Spécialisations (base IHE)', 'Specialisations (IHE base)'),
  telecommunications: TELECOMMUNICATIONS,
} as const;

export const ENTITE_JURIDIQUE_LABELS: LabelsOf<Omit<EntiteJuridique, 'kind'>> = {
  ...STRUCTURE,
  statutsJuridiques: named('Statut juridique', 'Legal status'),
  sousEnsemblesAgregat: named('Sous-ensemble agrégat de statut juridique', 'Aggregate of the legal status'),
};

export const ENTITE_GEOGRAPHIQUE_LABELS: LabelsOf<Omit<EntiteGeographique, 'kind'>> = {
  ...STRUCTURE,
  categories: named('Catégorie d’établissement', 'Category of establishment'),
  espic: named('ESPIC', 'ESPIC (private, of public interest)'),
  entiteJuridique: named('Entité juridique', 'Legal entity'),
  nomOperationnel: named('Nom opérationnel', 'Operational name'),
  territoiresSante: group('Territoires de santé', 'Health territories', DIVISION_LABELS),
  tarifs: TARIFS,
  zonePoser: named('Zone de poser (hélicoptère)', 'Helicopter landing area'),
  aidesFinancieres: named('Aides financières', 'Financial help'),
  hebergementFamille: named('Hébergement de la famille', 'Accommodation for the family'),
  placesTemporairesAideSociale: named(
    'Places temporaires habilitées à l’aide sociale',
    'Temporary places open to social assistance',
  ),
  placesPermanentesAideSociale: named(
    'Places permanentes habilitées à l’aide sociale',
    'Permanent places open to social assistance',
  ),
  soinsSansConsentement: named('Soins sans consentement', 'Care without consent'),
  accessibiliteLieu: named('Accessibilité du lieu', 'Accessibility of the place'),
  niveauRecoursOrsan: named('Niveau de recours ORSAN', 'ORSAN level of recourse'),
};
