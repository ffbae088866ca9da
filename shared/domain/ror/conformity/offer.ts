import type { OrganisationInterne, RorEntity } from '../model.ts';
import { UE } from './set-index.ts';

/** The médico-social field (TRE_R227). */
export const MEDICO_SOCIAL = '04';
/** Ville, formerly ambulatoire. */
export const VILLE = '05';

/** Whether an OI is a unité élémentaire (TRE_R207). */
export function isUnit({ types }: OrganisationInterne): boolean {
  return types.some(({ code }) => code.trim() === UE);
}

export function isUniteElementaire(entity: RorEntity): entity is OrganisationInterne {
  return entity.kind === 'oi' && isUnit(entity);
}

/** Codes of the champs d'activité of an OI, each once. */
export function champsOf({ champsActivite }: OrganisationInterne): readonly string[] {
  return [...new Set(champsActivite.map(({ code }) => code.trim()).filter((code) => code !== ''))];
}

/** How no mode de prise en charge is written on a level other than the UE (domain reference ROR §4.5). */
export function hasMode({ modePriseEnCharge }: OrganisationInterne): boolean {
  const code = modePriseEnCharge?.code.trim() ?? '';
  return code !== '' && code !== 'null';
}
