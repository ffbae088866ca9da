import type { CsdElement } from '../csd/model.ts';
import type { ContentDefect, Table } from './mapping-row.ts';
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
import { RECORD } from './mapping-base.ts';
import { SCHEMES, VALUE_SETS } from './schemes.ts';

const HABITATION = {
  path: 'residentialType',
  card: '1..1',
  type: 'code',
  nomenclatures: [SCHEMES.TYPE_HABITATION],
  valueSet: VALUE_SETS.TYPE_HABITATION,
} as const;
const CONDITION = {
  path: 'specialPrice',
  card: '0..1',
  type: 'code',
  nomenclatures: [SCHEMES.CONDITION_TARIFAIRE],
  valueSet: VALUE_SETS.CONDITION_TARIFAIRE,
} as const;
const TEMPORALITE = {
  path: 'welcomeType',
  card: '1..1',
  type: 'code',
  nomenclatures: [SCHEMES.TEMPORALITE_ACCUEIL],
  valueSet: VALUE_SETS.TEMPORALITE_ACCUEIL,
} as const;

const SOCLE_HEBERGEMENT: Table<SocleHebergement> = {
  moins60Ans: { path: 'under60', card: '1..1', type: 'boolean' },
  prestationsIncluses: {
    path: 'deliveryIncluded',
    card: '0..*',
    type: 'code',
    nomenclatures: [SCHEMES.PRESTATION_NON_OBLIGATOIRE_INCLUSE],
  },
  autresPrestationsIncluses: { path: 'othersDeliveryIncluded', card: '0..*', type: 'text', free: true },
  typeHabitation: HABITATION,
  conditionTarifaire: CONDITION,
  temporaliteAccueil: TEMPORALITE,
};

const PORTAGE_REPAS: Table<PortageRepas> = {
  conditionTarifaire: CONDITION,
  nom: { path: 'mealDeliveryName', card: '0..1', type: 'text' },
};

const JOURNEE_DOMICILE: Table<JourneeDomicile> = { conditionTarifaire: CONDITION };

const TARIF_DEPENDANCE: Table<TarifDependance> = {
  groupeTarifaire: {
    path: 'dependencyLevel',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.GROUPE_TARIFAIRE_DEPENDANCE],
    valueSet: VALUE_SETS.GROUPE_TARIFAIRE_DEPENDANCE,
  },
  temporaliteAccueil: TEMPORALITE,
};

const SUPPLEMENT_HABITATION: Table<SupplementHabitation> = { typeHabitation: HABITATION };

const AIDE_HUMAINE: Table<AideHumaine> = {
  nom: { path: 'humanHelpPriceName', card: '0..1', type: 'text' },
  modeGestion: {
    path: 'managementType',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.MODE_GESTION],
    valueSet: VALUE_SETS.MODE_GESTION,
  },
  conditionTarifaire: CONDITION,
};

/** The table of `surchargePriceName` was not published (the schema says "TRE_XXXX"). */
const SUPPLEMENT: Table<Supplement> = {
  autreNom: { path: 'otherSurchargePriceName', card: '1..1', type: 'text' },
  prestation: { path: 'surchargePriceName', card: '0..1', type: 'code', nomenclatures: [] },
};

/** `price` of an EG (domain reference ROR §4.10). */
const TARIF: Table<Tarif> = {
  type: {
    path: 'priceType',
    card: '1..1',
    type: 'code',
    nomenclatures: [SCHEMES.TYPE_TARIF],
    valueSet: VALUE_SETS.TYPE_TARIF,
  },
  unite: { path: 'priceUnit', card: '1..1', type: 'code', nomenclatures: [SCHEMES.UNITE_PRIX] },
  montant: { path: 'price/amount', card: '1..1', type: 'double' },
  devise: { path: 'price/currency', card: '1..1', type: 'code', nomenclatures: [SCHEMES.DEVISE] },
  dateMiseAJour: { path: 'updateDate', card: '0..1', type: 'date' },
  socleHebergement: {
    path: 'basePackageAccomodation',
    also: ['basePackageAccommodation'],
    card: '0..1',
    type: 'object',
    table: SOCLE_HEBERGEMENT,
  },
  portageRepas: { path: 'mealDelivery', card: '0..1', type: 'object', table: PORTAGE_REPAS },
  journeeDomicile: { path: 'homeDay', card: '0..1', type: 'object', table: JOURNEE_DOMICILE },
  dependance: { path: 'dependencyPrice', card: '0..1', type: 'object', table: TARIF_DEPENDANCE },
  supplementHabitation: {
    path: 'surchargePriceResidential',
    card: '0..1',
    type: 'object',
    table: SUPPLEMENT_HABITATION,
  },
  aideHumaine: { path: 'humanHelpPrice', card: '0..1', type: 'object', table: AIDE_HUMAINE },
  supplement: { path: 'surchargePrice', card: '0..1', type: 'object', table: SUPPLEMENT },
  metadonnees: RECORD,
};

const FORMS: readonly string[] = Object.values(TARIF)
  .filter((row) => row.type === 'object' && row.path !== 'record')
  .flatMap((row) => [row.path, ...(row.also ?? [])]);

/** A price has exactly one of the seven forms. */
function checkForms(element: CsdElement): readonly ContentDefect[] {
  const forms = element.children.filter((child) => FORMS.includes(child.name)).map((child) => child.name);
  return forms.length === 1 ? [] : [{ code: 'tarif-forme', path: '', value: forms.join(' ') }];
}

/** The row of the prices of an EG. */
export const TARIFS = {
  path: 'extension/price',
  card: '0..*',
  type: 'object',
  table: TARIF,
  check: checkForms,
} as const;
