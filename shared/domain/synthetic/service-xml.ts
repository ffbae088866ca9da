import { SCHEMES } from '../ror/schemes.ts';
import { deviceId } from './offer-xml.ts';
import { mixSeed } from './random.ts';
import { openEntry, type Entry, type Sheet } from './sheet.ts';
import type { InternalOrganisation } from './skeleton.ts';
import { coded, extension, otherId, valueElement } from './xml.ts';

const OUTSIDE_SERAFIN = ['01', '02'];

function openPart(sheet: Sheet, unit: InternalOrganisation, code: string): Entry {
  const seed = mixSeed(unit.seed, Number.parseInt(code, 10));
  return openEntry(sheet, { seed, key: unit.id, isMedicoSocial: unit.champs[0] === '04', touched: unit.touched });
}

/** The activités opérationnelles of a unit (`service`). */
export function activitiesXml(sheet: Sheet, unit: InternalOrganisation): string {
  let text = '';
  for (const code of unit.activites) {
    const entry = openPart(sheet, unit, code);
    const families = familiesXml(entry, unit);
    sheet.tally.counts.activiteOperationnelle += 1;
    text += `<csd:service entityID="${unit.id}_${code}">${coded('codedType', code, SCHEMES.ACTIVITE_OPERATIONNELLE)}${families}${entry.ownRecord}</csd:service>\n`;
  }
  return text;
}

function familiesXml({ random }: Entry, { service }: InternalOrganisation): string {
  const serafin = (service?.familles ?? []).map((code) =>
    coded('actFamily', code, SCHEMES.FAMILLE_ACTIVITE_OPERATIONNELLE_SERAFIN),
  );
  const others = random.isLikely(0.05)
    ? coded('actFamily', random.pick(OUTSIDE_SERAFIN), SCHEMES.FAMILLE_ACTIVITE_OPERATIONNELLE_HORS_SERAFIN)
    : '';
  const families = serafin.join('') + others;
  return families === '' ? '' : extension(families);
}

/** The équipements spécifiques of a unit (`device`), where the profile shows them. */
export function devicesXml(sheet: Sheet, unit: InternalOrganisation): string {
  let text = '';
  for (const code of unit.equipements) {
    const entry = openPart(sheet, unit, code);
    if (!sheet.visibility.showsDetails(entry.isMedicoSocial)) continue;
    const { random } = entry;
    const number = random.isLikely(0.7) ? extension(valueElement('nbInService', random.between(1, 6))) : '';
    const identifier = random.isLikely(0.4) ? otherId(`MAT-${unit.id}-${code}`, '') : '';
    sheet.tally.counts.equipementSpecifique += 1;
    text += `<csd:device entityID="${deviceId(unit, code)}">${identifier}${coded('codedType', code, SCHEMES.EQUIPEMENT)}${number}${entry.ownRecord}</csd:device>\n`;
  }
  return text;
}
