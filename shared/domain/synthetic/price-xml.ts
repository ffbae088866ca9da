import { SCHEMES } from '../ror/schemes.ts';
import { dateOf, REFERENCE_DAY } from './days.ts';
import type { PriceForm } from './materials.ts';
import type { Entry } from './sheet.ts';
import { coded, valueElement } from './xml.ts';

/** TRE_R246 type, TRE_R228 unit, and the range of the amount in euros, by form. */
const FORMS: Readonly<Record<PriceForm, readonly [type: string, unit: string, low: number, high: number]>> = {
  'supplement-chambre': ['01', '2', 4, 60],
  hebergement: ['02', '2', 48, 110],
  dependance: ['03', '2', 5, 24],
  supplement: ['04', '4', 2, 45],
  'accueil-jour': ['05', '2', 12, 60],
  'aide-humaine': ['06', '1', 19, 32],
  repas: ['07', '4', 6, 14],
};
const OTHERS = ['Blanchisserie du linge délicat (fictif)', 'Coiffeur & esthétique', 'Repas accompagnant', 'Téléphone'];

/** The prices of an establishment: each of its forms once, the housing package for several kinds of rooms. */
export function pricesXml(entry: Entry, forms: readonly PriceForm[]): string {
  let text = '';
  for (const form of forms) {
    const count = form === 'hebergement' ? 2 : form === 'dependance' ? 3 : 1;
    for (let at = 0; at < count; at += 1) text += priceXml(entry, form, at);
  }
  return text;
}

function priceXml(entry: Entry, form: PriceForm, rank: number): string {
  const { random, createdDay, record } = entry;
  const [type, unit, low, high] = FORMS[form];
  const amount = (random.between(low * 100, high * 100) / 100).toFixed(2);
  const currency = coded('currency', 'EUR', SCHEMES.DEVISE);
  const dated = random.isLikely(0.8)
    ? valueElement('updateDate', dateOf(random.between(createdDay, REFERENCE_DAY - 1)))
    : '';
  const head = coded('priceType', type, SCHEMES.TYPE_TARIF) + coded('priceUnit', unit, SCHEMES.UNITE_PRIX);
  const price = `<csd:price>${valueElement('amount', amount)}${currency}</csd:price>`;
  return `<csd:price>${head}${price}${dated}${formXml(entry, form, rank)}${record}</csd:price>`;
}

function formXml(entry: Entry, form: PriceForm, rank: number): string {
  const { random } = entry;
  const special = random.isLikely(0.7)
    ? coded('specialPrice', random.pick(['01', '02', '03']), SCHEMES.CONDITION_TARIFAIRE)
    : '';
  switch (form) {
    case 'hebergement':
      return packageXml(entry, special, rank);
    case 'dependance': {
      const level = coded('dependencyLevel', `0${String(rank + 1)}`, SCHEMES.GROUPE_TARIFAIRE_DEPENDANCE);
      return `<csd:dependencyPrice>${level}${coded('welcomeType', '02', SCHEMES.TEMPORALITE_ACCUEIL)}</csd:dependencyPrice>`;
    }
    case 'supplement-chambre':
      // The supplement is for a single room, and for nothing else (RG_EXP_029).
      return `<csd:surchargePriceResidential>${coded('residentialType', '02', SCHEMES.TYPE_HABITATION)}</csd:surchargePriceResidential>`;
    case 'supplement':
      return surchargeXml(entry);
    case 'accueil-jour':
      return `<csd:homeDay>${special}</csd:homeDay>`;
    case 'aide-humaine': {
      const name = random.isLikely(0.7)
        ? valueElement('humanHelpPriceName', 'Aide à domicile en semaine (fictif)')
        : '';
      const management = coded('managementType', random.pick(['01', '02']), SCHEMES.MODE_GESTION);
      return `<csd:humanHelpPrice>${name}${management}${special}</csd:humanHelpPrice>`;
    }
    case 'repas': {
      const name = random.isLikely(0.7) ? valueElement('mealDeliveryName', 'Déjeuner livré froid (fictif)') : '';
      return `<csd:mealDelivery>${special}${name}</csd:mealDelivery>`;
    }
  }
}

function packageXml({ random, sheet: { materials } }: Entry, special: string, rank: number): string {
  const scheme = SCHEMES.PRESTATION_NON_OBLIGATOIRE_INCLUSE;
  const included = [...new Set([random.pick(materials.pools.prestations), random.pick(materials.pools.prestations)])]
    .map((code) => coded('deliveryIncluded', code, scheme))
    .join('');
  const others = random.isLikely(0.3) ? valueElement('othersDeliveryIncluded', 'Animation quotidienne') : '';
  const room = coded('residentialType', rank === 0 ? '02' : '01', SCHEMES.TYPE_HABITATION);
  const welcome = coded('welcomeType', random.pick(['01', '02']), SCHEMES.TEMPORALITE_ACCUEIL);
  const under60 = valueElement('under60', random.isLikely(0.2));
  return `<csd:basePackageAccomodation>${under60}${included}${others}${room}${special}${welcome}</csd:basePackageAccomodation>`;
}

function surchargeXml({ random, sheet: { materials } }: Entry): string {
  const other = random.pick(OTHERS).replace('&', '&amp;');
  // The schema names no table for this code; the one of included services is the nearest.
  const name = random.isLikely(0.2)
    ? coded('surchargePriceName', random.pick(materials.pools.prestations), SCHEMES.PRESTATION_NON_OBLIGATOIRE_INCLUSE)
    : '';
  return `<csd:surchargePrice>${valueElement('otherSurchargePriceName', other)}${name}</csd:surchargePrice>`;
}
