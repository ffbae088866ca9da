import type { LabelsOf } from './field-labels-base.ts';
import type {
  AideHumaine,
  JourneeDomicile,
  PortageRepas,
  SocleHebergement,
  Supplement,
  SupplementHabitation,
  Tarif,
  TarifDependance,
} from './model-tarif.ts';
import { group, METADONNEES, named } from './field-labels-base.ts';

const CONDITION = named('Condition tarifaire', 'Price condition');
const HABITATION = named('Type d’habitation', 'Type of accommodation');
const TEMPORALITE = named('Temporalité d’accueil', 'Temporary or permanent stay');

const SOCLE_LABELS: LabelsOf<SocleHebergement> = {
  moins60Ans: named('Moins de 60 ans', 'Under 60'),
  prestationsIncluses: named('Prestations incluses', 'Services included'),
  autresPrestationsIncluses: named('Autres prestations incluses', 'Other services included'),
  typeHabitation: HABITATION,
  conditionTarifaire: CONDITION,
  temporaliteAccueil: TEMPORALITE,
};

const PORTAGE_LABELS: LabelsOf<PortageRepas> = {
  conditionTarifaire: CONDITION,
  nom: named('Nom du portage de repas', 'Name of the meal delivery'),
};

const JOURNEE_LABELS: LabelsOf<JourneeDomicile> = { conditionTarifaire: CONDITION };

const DEPENDANCE_LABELS: LabelsOf<TarifDependance> = {
  groupeTarifaire: named('Groupe tarifaire de dépendance', 'Dependency price group'),
  temporaliteAccueil: TEMPORALITE,
};

const HABITATION_LABELS: LabelsOf<SupplementHabitation> = { typeHabitation: HABITATION };

const AIDE_LABELS: LabelsOf<AideHumaine> = {
  nom: named('Nom de l’aide humaine', 'Name of the human help'),
  modeGestion: named('Mode de gestion', 'Management mode'),
  conditionTarifaire: CONDITION,
};

const SUPPLEMENT_LABELS: LabelsOf<Supplement> = {
  autreNom: named('Nom du supplément', 'Name of the supplement'),
  prestation: named('Prestation du supplément', 'Service of the supplement'),
};

const TARIF_LABELS: LabelsOf<Tarif> = {
  type: named('Type de tarif', 'Type of price'),
  unite: named('Unité de prix', 'Price unit'),
  montant: named('Montant', 'Amount'),
  devise: named('Devise', 'Currency'),
  dateMiseAJour: named('Tarif mis à jour le', 'Price updated on'),
  socleHebergement: group('Forfait socle hébergement', 'Basic accommodation package', SOCLE_LABELS),
  portageRepas: group('Portage de repas', 'Meal delivery', PORTAGE_LABELS),
  journeeDomicile: group('Journée à domicile', 'Day at home', JOURNEE_LABELS),
  dependance: group('Tarif dépendance', 'Dependency price', DEPENDANCE_LABELS),
  supplementHabitation: group('Supplément d’habitation', 'Accommodation supplement', HABITATION_LABELS),
  aideHumaine: group('Aide humaine', 'Human help', AIDE_LABELS),
  supplement: group('Autre supplément', 'Other supplement', SUPPLEMENT_LABELS),
  metadonnees: METADONNEES,
};

export const TARIFS = group('Tarifs', 'Prices', TARIF_LABELS);
