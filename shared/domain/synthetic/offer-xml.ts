import { SCHEMES } from '../ror/schemes.ts';
import { divisionXml } from './place-xml.ts';
import type { Entry } from './sheet.ts';
import type { InternalOrganisation, Skeleton } from './skeleton.ts';
import { coded, valueElement } from './xml.ts';

/** Skills, equipment, reception and specialities, from `resourcesSkills` to `facilityType`. */
export function skillsXml(entry: Entry, unit: InternalOrganisation): string {
  const { random, sheet } = entry;
  const { service } = unit;
  const showsDetails = sheet.visibility.showsDetails(entry.isMedicoSocial);
  const skills = resourcesXml(entry, unit);
  const equipment = unit.equipements.map((code) => `<csd:equipment entityID="${deviceId(unit, code)}"/>`).join('');
  const reception =
    service?.temporalite === undefined ? '' : coded('receptionType', service.temporalite, SCHEMES.TEMPORALITE_ACCUEIL);
  const sequential = random.isLikely(0.1) ? valueElement('receptionMode', random.isLikely(0.5)) : '';
  const specialities = (service?.specialisations ?? [])
    .map((code) => coded('takingCareSpeciality', code, SCHEMES.SPECIALISATION_DE_PRISE_EN_CHARGE))
    .join('');
  const category =
    service?.categorie === undefined ? '' : coded('facilityType', service.categorie, SCHEMES.CATEGORIE_ORGANISATION);
  return showsDetails
    ? skills + equipment + reception + sequential + specialities + category
    : reception + sequential + category;
}

function resourcesXml({ random, record, sheet }: Entry, { service }: InternalOrganisation): string {
  if (service === undefined || !random.isLikely(0.55)) return '';
  const profession = coded(
    'profession',
    random.pick(service.professions ?? ['10', '60', '35']),
    SCHEMES.PROFESSION_SANTE,
  );
  const speciality =
    service.specialite === undefined ? '' : coded('medicalSpeciality', service.specialite, SCHEMES.SPECIALITE_ORDINALE);
  const skill = random.isLikely(0.4)
    ? coded('specificSkills', random.pick(sheet.materials.pools.competencesSpecifiques), SCHEMES.COMPETENCE_SPECIFIQUE)
    : '';
  return `<csd:resourcesSkills>${profession}${speciality}${skill}${random.isLikely(0.8) ? record : ''}</csd:resourcesSkills>`;
}

/** `entityID` of a piece of equipment: each unit has its own. */
export function deviceId({ id }: InternalOrganisation, code: string): string {
  return `q${id}_${code}`;
}

/** Where a unit that goes to people goes. */
export function zoneXml(entry: Entry, { departement, commune }: Skeleton, unit: InternalOrganisation): string {
  const { random } = entry;
  const { service } = unit;
  if (service?.domicile !== true && service?.mobile !== true && !random.isLikely(0.04)) return '';
  const type = random.pick(['2', '2', '3', '1', '4'] as const);
  const { region, pools } = entry.sheet.materials;
  const code = {
    '1': region,
    '2': departement.code,
    '3': commune?.code ?? departement.communes[0]?.code ?? '',
    '4': random.pick(pools.territoires),
  }[type];
  return divisionXml(entry, 'interventionZone', type, code);
}

/** Opening in the year, psychiatric sectors, acts, parent, management and maternity, in the order of the schema. */
export function offerDetailsXml(
  entry: Entry,
  { departement }: Skeleton,
  unit: InternalOrganisation,
  parent: string,
): string {
  const { random, sheet } = entry;
  const { service, mode } = unit;
  const opening = random.isLikely(0.4)
    ? coded(
        'annualOpenning',
        mode === '28' || mode === '46' ? '03' : random.pick(['01', '02', '04', '05']),
        SCHEMES.OUVERTURE_ANNUELLE,
      )
    : '';
  const number = String(random.between(1, 30)).padStart(2, '0');
  const sector =
    service?.secteur === undefined
      ? ''
      : valueElement('psychiatricSector', departement.code + service.secteur + number);
  const acts = actsXml(entry, unit);
  const management =
    service?.gestion === true ? coded('managementType', random.pick(['01', '02']), SCHEMES.MODE_GESTION) : '';
  const maternity =
    service?.maternite === true && mode === '28'
      ? coded('maternityHospitalType', random.pick(['01', '02', '03', '04']), SCHEMES.TYPE_MATERNITE)
      : '';
  const shown = sheet.visibility.showsDetails(entry.isMedicoSocial) ? acts : '';
  return opening + sector + shown + parent + management + maternity;
}

function actsXml({ random }: Entry, { service }: InternalOrganisation): string {
  const codes = service?.codesActes ?? [];
  if (codes.length === 0 || !random.isLikely(0.5)) return '';
  const drawn = new Set(Array.from({ length: random.between(1, 4) }, () => random.pick(codes)));
  return [...drawn].map((code) => coded('specificAct', code, SCHEMES.ACTE_SPECIFIQUE)).join('');
}
