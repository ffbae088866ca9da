import type { LabelsOf } from './field-labels-base.ts';
import type {
  Adresse,
  BoiteMss,
  Contact,
  ContactIhe,
  LigneAdresse,
  Nom,
  Personne,
  Telecommunication,
} from './model-contact.ts';
import { group, LIBELLE_LABELS, METADONNEES, named } from './field-labels-base.ts';

export const TELECOMMUNICATION_LABELS: LabelsOf<Telecommunication> = {
  canal: named('Canal', 'Channel'),
  adresse: named('Numéro ou adresse', 'Number or address'),
  usage: named('Usage', 'Purpose'),
  certificat: named('Certificat', 'Certificate'),
  niveauConfidentialite: named('Niveau de confidentialité', 'Confidentiality level'),
  metadonnees: METADONNEES,
};

export const TELECOMMUNICATIONS = group('Télécommunications', 'Telecommunications', TELECOMMUNICATION_LABELS);

const CONTACT_LABELS: LabelsOf<Contact> = {
  nom: named('Nom', 'Name'),
  fonction: named('Fonction', 'Function'),
  nature: named('Nature', 'Nature'),
  description: named('Description', 'Description'),
  niveauConfidentialite: named('Niveau de confidentialité', 'Confidentiality level'),
  telecommunications: TELECOMMUNICATIONS,
  metadonnees: METADONNEES,
};

export const CONTACTS = group('Contacts', 'Contacts', CONTACT_LABELS);

export const BOITE_MSS_LABELS: LabelsOf<BoiteMss> = {
  telecommunication: group('Télécommunication', 'Telecommunication', TELECOMMUNICATION_LABELS),
  metadonnees: METADONNEES,
};

const LIGNE_ADRESSE_LABELS: LabelsOf<LigneAdresse> = {
  composant: named('Composant', 'Component'),
  texte: named('Texte', 'Text'),
  courrierInterne: named('Courrier interne', 'In-house mail'),
  piece: named('Pièce', 'Room'),
  etage: named('Étage', 'Floor'),
  escalier: named('Escalier', 'Staircase'),
  nomBatiment: named('Bâtiment', 'Building'),
  numeroVoie: named('Numéro dans la voie', 'Street number'),
  nomIlot: named('Îlot', 'Block'),
  prefixeVoie: named('Préfixe de voie', 'Street prefix'),
  typeVoie: named('Type de voie', 'Street type'),
  suffixeVoie: named('Suffixe de voie', 'Street suffix'),
  nomVoie: named('Nom de voie', 'Street name'),
  parcelle: named('Parcelle', 'Plot'),
  boitePostale: named('Boîte postale', 'Post office box'),
  codePostal: named('Code postal', 'Postcode'),
  commune: named('Commune', 'Town'),
  quartier: named('Quartier', 'District'),
  subdivisionPays: named('Subdivision du pays', 'Country subdivision'),
  ligne1: named('Ligne 1', 'Line 1'),
  ligne2: named('Ligne 2', 'Line 2'),
  ligne3: named('Ligne 3', 'Line 3'),
  ligne4: named('Ligne 4', 'Line 4'),
  ligne5: named('Ligne 5', 'Line 5'),
  ligne6: named('Ligne 6', 'Line 6'),
  pays: named('Pays', 'Country'),
};

export const ADRESSE_LABELS: LabelsOf<Adresse> = {
  type: named('Type d’adresse', 'Address type'),
  langue: named('Langue', 'Language'),
  lignes: group('Lignes', 'Lines', LIGNE_ADRESSE_LABELS),
  metadonnees: METADONNEES,
};

export const ADRESSES = group('Adresses', 'Addresses', ADRESSE_LABELS);

export const NOM_LABELS: LabelsOf<Nom> = {
  langue: named('Langue', 'Language'),
  nomsExercice: group('Nom d’exercice', 'Professional name', LIBELLE_LABELS),
  civiliteExercice: named('Civilité d’exercice', 'Professional title'),
  prenoms: named('Prénom', 'Forename'),
  autresNoms: named('Autres noms', 'Other names'),
  nomFamille: named('Nom de famille', 'Surname'),
  suffixe: named('Suffixe', 'Suffix'),
  civilite: named('Civilité', 'Title'),
};

const PERSONNE_LABELS: LabelsOf<Personne> = {
  noms: group('Noms', 'Names', NOM_LABELS),
  telecommunications: TELECOMMUNICATIONS,
  adresses: ADRESSES,
  sexe: named('Sexe', 'Gender'),
  dateNaissance: named('Date de naissance', 'Date of birth'),
};

const CONTACT_IHE_LABELS: LabelsOf<ContactIhe> = {
  professionnel: named('Professionnel', 'Professional'),
  personne: group('Personne', 'Person', PERSONNE_LABELS),
};

export const CONTACTS_IHE = group('Contacts (base IHE)', 'Contacts (IHE base)', CONTACT_IHE_LABELS);
