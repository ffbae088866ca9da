import type { RorEntity } from './model.ts';
import type { Adresse, LigneAdresse } from './model-contact.ts';
import type { PlaceHint } from './projection.ts';
import { fold } from '../search.ts';

/** IHE components, folded: their spelling varies in real documents (`postalCode`, `PostCode`; `city`, `City`). */
const POST_CODE = ['postalcode', 'postcode', 'zip'];
const CITY = ['city', 'cityname'];
const COUNTRY = ['country', 'countryname'];
const FRANCE = ['', 'france', 'fr', 'fra'];
const NOWHERE: PlaceHint = { commune: undefined, postCode: undefined, cityName: undefined };

function component(lines: readonly LigneAdresse[], names: readonly string[]): string | undefined {
  return lines.find(({ composant, texte }) => texte !== undefined && names.includes(fold(composant ?? '')))?.texte;
}

type AddressHint = Pick<PlaceHint, 'postCode' | 'cityName'>;

function isHint(hint: AddressHint | undefined): boolean {
  return hint?.postCode !== undefined || hint?.cityName !== undefined;
}

function hintOf({ lignes }: Adresse): AddressHint {
  const country = lignes.find(({ pays }) => pays !== undefined)?.pays ?? component(lignes, COUNTRY) ?? '';
  // A foreign post code must not be taken for a French one: 87501 is in New Mexico.
  if (!FRANCE.includes(fold(country))) return { postCode: undefined, cityName: undefined };
  return {
    postCode: (
      lignes.find(({ codePostal }) => codePostal !== undefined)?.codePostal ?? component(lignes, POST_CODE)
    )?.trim(),
    cityName: lignes.find(({ commune }) => commune !== undefined)?.commune ?? component(lignes, CITY),
  };
}

function firstHint(adresses: readonly Adresse[]): AddressHint | undefined {
  for (const adresse of adresses) {
    const hint = hintOf(adresse);
    if (isHint(hint)) return hint;
  }
  return undefined;
}

/** Where an entity says it is: its `location`, else the first address of IHE. A professional has none of his or her own. */
export function placeOf(entity: RorEntity): PlaceHint {
  if (entity.kind !== 'ej' && entity.kind !== 'eg' && entity.kind !== 'oi') return NOWHERE;
  const { lieu, adresses } = entity;
  const commune = lieu?.communeCog?.code.trim();
  const own = lieu?.adresse === undefined ? undefined : hintOf(lieu.adresse);
  const hint = isHint(own) ? own : firstHint(adresses);
  return {
    commune: commune === '' ? undefined : commune,
    postCode: hint?.postCode,
    cityName: hint?.cityName,
  };
}
